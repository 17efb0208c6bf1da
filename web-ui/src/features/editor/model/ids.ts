import type { WireEnd } from "./flow";

/** An id for a new node: that of its component, with a number when taken. */
export function newNodeId(component: string, taken: (id: string) => boolean): string {
  const letters = component.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const stem = letters.replace(/^[^a-z]+|-+$/g, "") || "node";
  let id = stem;
  for (let number = 2; taken(id); number++) id = `${stem}-${number}`;
  return id;
}

/** The id of a wire says what it connects, so two people who draw the same wire make the same one. */
export function wireId(from: WireEnd, to: WireEnd): string {
  return `${from.node}.${from.port}-${to.node}.${to.port}`;
}
