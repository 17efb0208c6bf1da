import { firstFit, makeWire, type PortEnd } from "./connect";
import type { Carries, Catalogue, ComponentDescription, FlowFile, FlowNode, FlowWire, Position } from "./flow";
import { downstream, nodesById, wiresById } from "./flowIndex";
import { freePlace, isFree, NODE_WIDTH, positionOf, snap } from "./geometry";
import { newNodeId } from "./ids";
import { findPort, portsOf, type Ports } from "./ports";

export const COLUMN_GAP = 120;
const COLUMN = NODE_WIDTH + COLUMN_GAP;

/** A flow, and the node that an edit was about. */
export interface Placed {
  readonly flow: FlowFile;
  readonly node: string;
}

export function newNode(flow: FlowFile, component: ComponentDescription): FlowNode {
  const id = newNodeId(component.id, (taken) => nodesById(flow).has(taken));
  return { id, component: component.id, version: component.version, parameters: {} };
}

/** Adds a node where it is wanted, or just below if something lies there. */
export function addNode(flow: FlowFile, component: ComponentDescription, wanted: Position): Placed {
  const node = newNode(flow, component);
  const layout = { ...flow.layout, [node.id]: freePlace(flow, wanted) };
  return { flow: { ...flow, nodes: [...flow.nodes, node], layout }, node: node.id };
}

/** Adds a node and wires it to a port, if it has one that fits. */
export function addConnected(
  flow: FlowFile,
  catalogue: Catalogue,
  component: ComponentDescription,
  end: PortEnd,
  wanted: Position = besideNode(flow, end),
): Placed {
  const added = addNode(flow, component, wanted);
  const own = findPort(flow, catalogue, end, end.direction);
  const ports = portsOf(newNode(flow, component), component);
  const other = own && partner(ports, own.carries, end);
  if (!other) return added;
  const there = { node: added.node, port: other };
  const here = { node: end.node, port: end.port };
  const wire = end.direction === "output" ? makeWire(here, there) : makeWire(there, here);
  return { flow: { ...added.flow, wires: [...added.flow.wires, wire] }, node: added.node };
}

/** Says whether a component has a port that a wire from or to the given one could go to. */
export function fitsBeside(component: ComponentDescription, carries: Carries, end: PortEnd) {
  const bare: FlowNode = { id: "", component: component.id, version: component.version, parameters: {} };
  return partner(portsOf(bare, component), carries, end) !== undefined;
}

/** The ports by which a node would fit into a wire. */
export function spliceEnds(flow: FlowFile, catalogue: Catalogue, node: FlowNode, wire: FlowWire) {
  const source = findPort(flow, catalogue, wire.from, "output");
  const target = findPort(flow, catalogue, wire.to, "input");
  if (!source || !target || node.id === wire.from.node || node.id === wire.to.node) return undefined;
  const ports = portsOf(node, catalogue.get(node.component));
  const input = firstFit(ports.inputs, source.carries, "input");
  const output = firstFit(ports.outputs, target.carries, "output");
  return input && output ? { input: input.name, output: output.name } : undefined;
}

/** Puts an unwired node into a wire; undefined if it does not fit. */
export function splice(flow: FlowFile, catalogue: Catalogue, wireId: string, nodeId: string): FlowFile | undefined {
  const wire = wiresById(flow).get(wireId);
  const node = nodesById(flow).get(nodeId);
  const ends = wire && node && spliceEnds(flow, catalogue, node, wire);
  if (!ends) return undefined;
  return {
    ...flow,
    wires: flow.wires.flatMap((known) =>
      known.id === wireId
        ? [
            makeWire(known.from, { node: nodeId, port: ends.input }),
            makeWire({ node: nodeId, port: ends.output }, known.to),
          ]
        : [known],
    ),
  };
}

/**
 * Adds a node into a wire: where it was dropped if there is room, or else in the middle; into a wire back to the beginning of
 * a row, at the beginning of that row. What follows moves to the right if it must.
 */
export function insertInto(
  flow: FlowFile,
  catalogue: Catalogue,
  component: ComponentDescription,
  wireId: string,
  dropped?: Position,
): Placed | undefined {
  const wire = wiresById(flow).get(wireId);
  if (!wire) return undefined;
  const source = positionOf(flow, wire.from.node);
  const target = positionOf(flow, wire.to.node);
  const isRow = source.y === target.y && source.x < target.x;
  if (dropped && !isRow && isFree(flow, dropped)) return spliced(addNode(flow, component, dropped), catalogue, wireId);
  const middle = { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 };
  const { x, y } = target.x > source.x ? { ...middle, x: Math.max(source.x + COLUMN, (dropped ?? middle).x) } : target;
  const missing = snap({ x, y }).x + COLUMN - target.x;
  const roomy = missing > 0 ? moveRight(flow, downstream(flow, wire.to.node), target.x, missing) : flow;
  return spliced(addNode(roomy, component, { x, y }), catalogue, wireId);
}

function spliced({ flow, node }: Placed, catalogue: Catalogue, wireId: string): Placed | undefined {
  const joined = splice(flow, catalogue, wireId, node);
  return joined && { flow: joined, node };
}

function besideNode(flow: FlowFile, end: PortEnd): Position {
  const { x, y } = positionOf(flow, end.node);
  return { x: end.direction === "output" ? x + COLUMN : x - COLUMN, y };
}

function partner(ports: Ports, carries: Carries, end: PortEnd): string | undefined {
  return end.direction === "output"
    ? firstFit(ports.inputs, carries, "input")?.name
    : firstFit(ports.outputs, carries, "output")?.name;
}

/** Moves the nodes that lie at `from` or to the right of it; those of a row further down that begins to the left stay. */
function moveRight(flow: FlowFile, nodes: ReadonlySet<string>, from: number, by: number): FlowFile {
  const places = [...nodes].map((id) => [id, positionOf(flow, id)] as const).filter(([, { x }]) => x >= from);
  const moved = places.map(([id, { x, y }]) => [id, { x: x + by, y }] as const);
  return { ...flow, layout: { ...flow.layout, ...Object.fromEntries(moved) } };
}
