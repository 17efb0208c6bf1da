import type { FlowFile } from "./flow";
import { wiresInto, wiresOutOf } from "./flowIndex";

/**
 * All nodes, each after those that lead to it; of several the earlier in `reading` comes first, with all that follows
 * it. Where wires go in a circle, one of them leads back.
 */
export function alongWires(flow: FlowFile, reading: readonly string[]): string[] {
  const rank = new Map(reading.map((id, index) => [id, index]));
  const backwards = (ids: readonly string[]): string[] =>
    ids.filter((id) => rank.has(id)).toSorted((one, other) => (rank.get(other) ?? 0) - (rank.get(one) ?? 0));

  const seen = new Set<string>();
  const done: string[] = [];
  function visit(id: string): void {
    if (seen.has(id)) return;
    seen.add(id);
    backwards(wiresOutOf(flow, id).map((wire) => wire.to.node)).forEach(visit);
    done.push(id);
  }
  backwards(reading.filter((id) => wiresInto(flow, id).length === 0)).forEach(visit);
  backwards(reading).forEach(visit); // what is in a circle
  return done.reverse();
}
