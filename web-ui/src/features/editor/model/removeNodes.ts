import { makeWire, refusal } from "./connect";
import type { Catalogue, FlowFile, FlowWire } from "./flow";
import { wiresInto, wiresOutOf } from "./flowIndex";
import { without } from "./json";
import { findPort } from "./ports";

/** Removes nodes, the wires on them, and further wires. */
export function removeAll(flow: FlowFile, nodes: ReadonlySet<string>, wires: ReadonlySet<string>): FlowFile {
  return {
    ...flow,
    nodes: flow.nodes.filter((node) => !nodes.has(node.id)),
    wires: flow.wires.filter((wire) => !wires.has(wire.id) && !nodes.has(wire.from.node) && !nodes.has(wire.to.node)),
    layout: without(flow.layout, nodes),
  };
}

/** Removes nodes and joins what was wired to them, where that fits. */
export function removeAndHeal(flow: FlowFile, catalogue: Catalogue, nodes: ReadonlySet<string>): FlowFile {
  return [...nodes].reduce((healed, node) => healOne(healed, catalogue, node), flow);
}

function healOne(flow: FlowFile, catalogue: Catalogue, node: string): FlowFile {
  const outgoing = wiresOutOf(flow, node).filter((wire) => !isImplicit(flow, catalogue, wire));
  const bridges = wiresInto(flow, node).flatMap((before) => outgoing.map((after) => [before.from, after.to] as const));
  return bridges.reduce(
    (healed, [from, to]) =>
      refusal(healed, catalogue, from, to) ? healed : { ...healed, wires: [...healed.wires, makeWire(from, to)] },
    removeAll(flow, new Set([node]), new Set()),
  );
}

function isImplicit(flow: FlowFile, catalogue: Catalogue, wire: FlowWire): boolean {
  return findPort(flow, catalogue, wire.from, "output")?.implicit ?? false;
}
