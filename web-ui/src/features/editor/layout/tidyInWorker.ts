import type { Position } from "../model/flow";
import type { Drawing } from "./tidyLayout";

/** Arranges a drawing without holding up the page; large flows take seconds. */
export function tidyInWorker(drawing: Drawing): Promise<[string, Position][]> {
  const worker = new Worker(new URL("./tidy.worker.ts", import.meta.url), { type: "module" });
  return new Promise<[string, Position][]>((resolve, reject) => {
    worker.addEventListener("message", (event: MessageEvent<[string, Position][]>) => resolve(event.data));
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    worker.postMessage(drawing);
  }).finally(() => worker.terminate());
}
