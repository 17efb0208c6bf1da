import { makeWire } from "./connect";
import type { Catalogue, FlowFile, FlowNode, FlowWire, Position } from "./flow";
import { nodesById } from "./flowIndex";
import { positionOf, snap } from "./geometry";
import { newNodeId } from "./ids";
import { isRecord } from "./json";
import { withoutSecrets } from "./parameterSchema";

const FORMAT = "pypes.flow-fragment/1";

/** A part of a flow on its way through the clipboard. */
export interface Fragment {
  readonly nodes: readonly FlowNode[];
  readonly wires: readonly FlowWire[];
  readonly layout: Readonly<Record<string, Position>>;
}

/** Nodes and the wires between them, as text without secrets. */
export function copyFragment(flow: FlowFile, catalogue: Catalogue, nodes: ReadonlySet<string>): string {
  const copied = flow.nodes.filter((node) => nodes.has(node.id)).map((node) => stripped(node, catalogue));
  const wires = flow.wires.filter((wire) => nodes.has(wire.from.node) && nodes.has(wire.to.node));
  const layout = Object.fromEntries(copied.map((node) => [node.id, positionOf(flow, node.id)]));
  return JSON.stringify({ format: FORMAT, nodes: copied, wires, layout }, undefined, 2);
}

/** Reads a fragment or a whole flow from text; undefined if it is neither. */
export function parseFragment(text: string): Fragment | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(data) || (data["format"] !== FORMAT && data["format"] !== "pypes.flow/1")) return undefined;
  const { nodes, wires, layout } = data;
  if (!Array.isArray(nodes) || !nodes.every(isNode) || nodes.length === 0) return undefined;
  return {
    nodes,
    wires: Array.isArray(wires) ? wires.filter(isWire) : [],
    layout: isRecord(layout) ? Object.fromEntries(Object.entries(layout).filter(isPlace)) : {},
  };
}

export interface Pasted {
  readonly flow: FlowFile;
  readonly nodes: ReadonlySet<string>;
}

/** Adds a fragment with new ids, its top left corner at a place. */
export function pasteFragment(flow: FlowFile, fragment: Fragment, at: Position): Pasted {
  const ids = newIds(flow, fragment);
  const places = fragment.nodes.map((node) => fragment.layout[node.id] ?? { x: 0, y: 0 });
  const left = Math.min(...places.map((place) => place.x));
  const top = Math.min(...places.map((place) => place.y));
  const corner = snap(at);
  const nodes = fragment.nodes.map((node) => ({ ...node, id: ids.get(node.id) ?? node.id }));
  const layout = nodes.map((node, index): [string, Position] => {
    const place = places[index] ?? { x: 0, y: 0 };
    return [node.id, { x: corner.x + place.x - left, y: corner.y + place.y - top }];
  });
  const wires = fragment.wires.flatMap((wire) => {
    const from = ids.get(wire.from.node);
    const to = ids.get(wire.to.node);
    return from && to ? [makeWire({ node: from, port: wire.from.port }, { node: to, port: wire.to.port })] : [];
  });
  return {
    flow: {
      ...flow,
      nodes: [...flow.nodes, ...nodes],
      wires: [...flow.wires, ...wires],
      layout: { ...flow.layout, ...Object.fromEntries(layout) },
    },
    nodes: new Set(nodes.map((node) => node.id)),
  };
}

function newIds(flow: FlowFile, fragment: Fragment): ReadonlyMap<string, string> {
  const taken = new Set(nodesById(flow).keys());
  return new Map(
    fragment.nodes.map((node) => {
      const id = newNodeId(node.id.replace(/-\d+$/, ""), (known) => taken.has(known));
      taken.add(id);
      return [node.id, id];
    }),
  );
}

function stripped(node: FlowNode, catalogue: Catalogue): FlowNode {
  const component = catalogue.get(node.component);
  return component ? { ...node, parameters: withoutSecrets(component.parameters, node.parameters) } : node;
}

function isNode(value: unknown): value is FlowNode {
  return (
    isRecord(value) &&
    typeof value["id"] === "string" &&
    typeof value["component"] === "string" &&
    (value["version"] === undefined || typeof value["version"] === "number") &&
    isRecord(value["parameters"])
  );
}

function isWire(value: unknown): value is FlowWire {
  return isRecord(value) && typeof value["id"] === "string" && isEnd(value["from"]) && isEnd(value["to"]);
}

function isEnd(value: unknown): boolean {
  return isRecord(value) && typeof value["node"] === "string" && typeof value["port"] === "string";
}

function isPlace(entry: [string, unknown]): entry is [string, Position] {
  const place = entry[1];
  return isRecord(place) && typeof place["x"] === "number" && typeof place["y"] === "number";
}
