import type { FlowFile, FlowNode, FlowWire } from "./flow";

interface WireIndex {
  readonly wires: ReadonlyMap<string, FlowWire>;
  readonly incoming: ReadonlyMap<string, readonly FlowWire[]>;
  readonly outgoing: ReadonlyMap<string, readonly FlowWire[]>;
}

// Lists never change once made, so each is indexed once, however often nodes only move.
const nodeIndexes = new WeakMap<FlowFile["nodes"], ReadonlyMap<string, FlowNode>>();
const wireIndexes = new WeakMap<FlowFile["wires"], WireIndex>();

export function nodesById(flow: FlowFile): ReadonlyMap<string, FlowNode> {
  return remembered(nodeIndexes, flow.nodes, (nodes) => new Map(nodes.map((node) => [node.id, node])));
}

export function wiresById(flow: FlowFile): ReadonlyMap<string, FlowWire> {
  return wireIndex(flow).wires;
}

export function wiresInto(flow: FlowFile, node: string): readonly FlowWire[] {
  return wireIndex(flow).incoming.get(node) ?? [];
}

export function wiresOutOf(flow: FlowFile, node: string): readonly FlowWire[] {
  return wireIndex(flow).outgoing.get(node) ?? [];
}

/** Every node that packets can come to from this one, and the node itself. */
export function downstream(flow: FlowFile, start: string): ReadonlySet<string> {
  return walk(start, (node) => wiresOutOf(flow, node).map((wire) => wire.to.node));
}

/** Every node that packets can have passed before this one, and the node itself. */
export function upstream(flow: FlowFile, start: string): ReadonlySet<string> {
  return walk(start, (node) => wiresInto(flow, node).map((wire) => wire.from.node));
}

function wireIndex(flow: FlowFile): WireIndex {
  return remembered(wireIndexes, flow.wires, (wires) => ({
    wires: new Map(wires.map((wire) => [wire.id, wire])),
    incoming: groupBy(wires, (wire) => wire.to.node),
    outgoing: groupBy(wires, (wire) => wire.from.node),
  }));
}

function remembered<Key extends object, Value>(cache: WeakMap<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  cache.set(key, made);
  return made;
}

function groupBy(wires: readonly FlowWire[], key: (wire: FlowWire) => string): ReadonlyMap<string, FlowWire[]> {
  const groups = new Map<string, FlowWire[]>();
  for (const wire of wires) {
    const group = groups.get(key(wire));
    if (group) group.push(wire);
    else groups.set(key(wire), [wire]);
  }
  return groups;
}

function walk(start: string, next: (node: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const node of seen) next(node).forEach((neighbour) => seen.add(neighbour));
  return seen;
}
