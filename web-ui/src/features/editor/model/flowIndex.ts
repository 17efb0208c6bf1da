import type { FlowFile, FlowNode, FlowWire } from "./flow";

/** A flow looked at from its nodes. */
export interface FlowIndex {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly wires: ReadonlyMap<string, FlowWire>;
  readonly incoming: ReadonlyMap<string, readonly FlowWire[]>;
  readonly outgoing: ReadonlyMap<string, readonly FlowWire[]>;
}

const indexes = new WeakMap<FlowFile, FlowIndex>();

/** Flows never change once made, so each is indexed once. */
export function flowIndex(flow: FlowFile): FlowIndex {
  const known = indexes.get(flow);
  if (known) return known;
  const index: FlowIndex = {
    nodes: new Map(flow.nodes.map((node) => [node.id, node])),
    wires: new Map(flow.wires.map((wire) => [wire.id, wire])),
    incoming: Map.groupBy(flow.wires, (wire) => wire.to.node),
    outgoing: Map.groupBy(flow.wires, (wire) => wire.from.node),
  };
  indexes.set(flow, index);
  return index;
}

export function wiresInto(flow: FlowFile, node: string): readonly FlowWire[] {
  return flowIndex(flow).incoming.get(node) ?? [];
}

export function wiresOutOf(flow: FlowFile, node: string): readonly FlowWire[] {
  return flowIndex(flow).outgoing.get(node) ?? [];
}

/** Every node that packets can come to from this one, and the node itself. */
export function downstream(flow: FlowFile, start: string): ReadonlySet<string> {
  return walk(start, (node) => wiresOutOf(flow, node).map((wire) => wire.to.node));
}

/** Every node that packets can have passed before this one, and the node itself. */
export function upstream(flow: FlowFile, start: string): ReadonlySet<string> {
  return walk(start, (node) => wiresInto(flow, node).map((wire) => wire.from.node));
}

function walk(start: string, next: (node: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const node of seen) next(node).forEach((neighbour) => seen.add(neighbour));
  return seen;
}
