import type { Catalogue, FlowFile, FlowNode, FlowWire } from "./flow";
import { titleOf } from "./flow";
import { differencesBetween, type Difference } from "./differences";

/** One difference between two versions of a flow, in the words of the people who draw it. */
export type Change =
  | { readonly what: "node-added" | "node-removed"; readonly node: string; readonly title: string }
  | {
      readonly what: "node-changed";
      readonly node: string;
      readonly title: string;
      readonly differences: readonly Difference[];
    }
  | { readonly what: "wire-added" | "wire-removed"; readonly wire: string; readonly from: string; readonly to: string }
  | { readonly what: "name" | "description" };

/** What differs between two versions; where nodes lie does not count. */
export function changesBetween(before: FlowFile, after: FlowFile, catalogue: Catalogue): Change[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  return [
    ...(before.name === after.name ? [] : [{ what: "name" as const }]),
    ...((before.description ?? "") === (after.description ?? "") ? [] : [{ what: "description" as const }]),
    ...after.nodes.flatMap((node): Change[] => {
      const was = old.get(node.id);
      const title = titleOf(node, catalogue);
      if (!was) return [{ what: "node-added", node: node.id, title }];
      const differences = was === node ? [] : differencesBetween(was, node, catalogue);
      return differences.length > 0 ? [{ what: "node-changed", node: node.id, title, differences }] : [];
    }),
    ...before.nodes
      .filter((node) => !now.has(node.id))
      .map((node): Change => ({ what: "node-removed", node: node.id, title: titleOf(node, catalogue) })),
    ...wireChanges(before, after, now, "wire-added", catalogue),
    ...wireChanges(after, before, old, "wire-removed", catalogue),
  ];
}

function wireChanges(
  lacking: FlowFile,
  having: FlowFile,
  nodes: ReadonlyMap<string, FlowNode>,
  what: "wire-added" | "wire-removed",
  catalogue: Catalogue,
): Change[] {
  const known = new Set(lacking.wires.map(ends));
  const title = (id: string): string => {
    const node = nodes.get(id);
    return node ? titleOf(node, catalogue) : id;
  };
  return having.wires
    .filter((wire) => !known.has(ends(wire)))
    .map((wire) => ({ what, wire: wire.id, from: title(wire.from.node), to: title(wire.to.node) }));
}

function ends({ from, to }: FlowWire): string {
  return [from.node, from.port, to.node, to.port].join("\n");
}
