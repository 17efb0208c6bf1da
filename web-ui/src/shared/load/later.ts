/**
 * A part of the program that is fetched when it is needed, or before, when the browser has nothing else to do: what was
 * never opened can then be opened while the server is away. If fetching ahead fails, it is fetched when it is needed.
 */
export function later<T>(fetchPart: () => Promise<T>): () => Promise<T> {
  if (document.readyState === "complete") whenIdle(fetchPart);
  else window.addEventListener("load", () => whenIdle(fetchPart), { once: true });
  return fetchPart;
}

function whenIdle(fetchPart: () => Promise<unknown>): void {
  // Browsers without it fetch each part when it is opened.
  if ("requestIdleCallback" in window) window.requestIdleCallback(() => void fetchPart().catch(() => undefined));
}
