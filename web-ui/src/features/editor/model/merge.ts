import type { FlowFile, FlowNode } from "./flow";
import { newNodeId, wireId } from "./ids";
import { same } from "./json";

/** Whose value wins where both changed the same thing. */
export type Side = "mine" | "theirs";

export interface Merged {
  readonly flow: FlowFile;
  /** Ids of the nodes that both changed, or one changed and the other removed. */
  readonly contested: readonly string[];
}

/** Joins two drafts that began as the same one. Where both changed a thing, the preferred side wins. */
export function merge(base: FlowFile, mine: FlowFile, theirs: FlowFile, prefer: Side): Merged {
  const own = withoutClashes(base, mine, theirs);
  const contested = new Set<string>();
  const nodes = mergeById(base.nodes, own.nodes, theirs.nodes, prefer, (id) => contested.add(id));
  const present = new Set(nodes.map((node) => node.id));
  const wires = mergeById(base.wires, own.wires, theirs.wires, prefer, () => undefined);
  for (const wire of wires) {
    const lost = [wire.from.node, wire.to.node].filter((id) => !present.has(id));
    lost.forEach((id) => contested.add(id));
  }
  const places = { ...theirs.layout, ...changedPlaces(base, own) };
  const description = pick(base.description, own.description, theirs.description);
  return {
    contested: [...contested],
    flow: {
      format: own.format,
      name: pick(base.name, own.name, theirs.name),
      ...(description === undefined ? {} : { description }),
      nodes,
      wires: wires.filter((wire) => present.has(wire.from.node) && present.has(wire.to.node)),
      layout: Object.fromEntries(Object.entries(places).filter(([id]) => present.has(id))),
    },
  };
}

/** My change if I made one, else theirs. */
function pick<Value>(base: Value, mine: Value, theirs: Value): Value {
  return same(base, mine) ? theirs : mine;
}

function mergeById<Item extends { id: string }>(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  prefer: Side,
  contest: (id: string) => void,
): Item[] {
  const [was, own, other] = [base, mine, theirs].map((items) => new Map(items.map((item) => [item.id, item])));
  const ids = new Set([...theirs, ...mine].map((item) => item.id));
  return [...ids].flatMap((id) => {
    const [before, left, right] = [was?.get(id), own?.get(id), other?.get(id)];
    let kept: Item | undefined;
    if (same(before, left)) kept = right;
    else if (same(before, right) || same(left, right)) kept = left;
    else {
      contest(id);
      kept = prefer === "mine" ? left : right;
    }
    return kept ? [kept] : [];
  });
}

/** Gives nodes of mine new ids where the other side made different ones of the same id. */
function withoutClashes(base: FlowFile, mine: FlowFile, theirs: FlowFile): FlowFile {
  const old = new Set(base.nodes.map((node) => node.id));
  const others = new Map(theirs.nodes.map((node) => [node.id, node]));
  const taken = new Set([...others.keys(), ...mine.nodes.map((node) => node.id)]);
  const renamed = new Map<string, string>();
  for (const node of mine.nodes) {
    const other = others.get(node.id);
    if (!other || old.has(node.id) || same(node, other)) continue;
    const id = newNodeId(node.component, (known) => taken.has(known));
    taken.add(id);
    renamed.set(node.id, id);
  }
  return renamed.size === 0 ? mine : withNewIds(mine, (id) => renamed.get(id) ?? id);
}

function withNewIds(flow: FlowFile, newId: (id: string) => string): FlowFile {
  return {
    ...flow,
    nodes: flow.nodes.map((node): FlowNode => ({ ...node, id: newId(node.id) })),
    wires: flow.wires.map((wire) => {
      const from = { ...wire.from, node: newId(wire.from.node) };
      const to = { ...wire.to, node: newId(wire.to.node) };
      const moved = from.node !== wire.from.node || to.node !== wire.to.node;
      return moved ? { id: wireId(from, to), from, to } : wire;
    }),
    layout: Object.fromEntries(Object.entries(flow.layout).map(([id, place]) => [newId(id), place])),
  };
}

function changedPlaces(base: FlowFile, mine: FlowFile) {
  return Object.fromEntries(Object.entries(mine.layout).filter(([id, place]) => !same(base.layout[id], place)));
}
