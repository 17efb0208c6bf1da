import type { FlowFile, Position } from "./flow";
import type { Direction, Port, Ports } from "./ports";

export const NODE_WIDTH = 200;
export const NODE_HEIGHT = 72;
export const PORT_PITCH = 22;
export const GRID = 10;
const GAP = 20;

export interface Box extends Position {
  readonly width: number;
  readonly height: number;
}

/** Ports at the sides; the implicit ones sit below and do not make a node higher. */
export function sidePorts(ports: readonly Port[]): readonly Port[] {
  return ports.filter((port) => !port.implicit);
}

/** The size of a node follows from its ports, never from its text, so nothing has to be measured. */
export function nodeHeight(ports: Ports): number {
  const rows = Math.max(sidePorts(ports.inputs).length, sidePorts(ports.outputs).length);
  return NODE_HEIGHT + PORT_PITCH * Math.max(0, rows - 2);
}

/** The middle of a port, from the top left corner of its node. */
export function portPosition(ports: Ports, port: Port, direction: Direction): Position {
  const all = direction === "input" ? ports.inputs : ports.outputs;
  const height = nodeHeight(ports);
  if (port.implicit) {
    const below = all.filter((candidate) => candidate.implicit);
    return { x: NODE_WIDTH - 30 - 60 * (below.length - 1 - below.indexOf(port)), y: height };
  }
  const side = sidePorts(all);
  const y = height / 2 + (side.indexOf(port) - (side.length - 1) / 2) * PORT_PITCH;
  return { x: direction === "input" ? 0 : NODE_WIDTH, y };
}

export function snap(position: Position): Position {
  return { x: Math.round(position.x / GRID) * GRID, y: Math.round(position.y / GRID) * GRID };
}

export function positionOf(flow: FlowFile, node: string): Position {
  return flow.layout[node] ?? { x: 0, y: 0 };
}

/** The nearest place at or below the wanted one where no node lies yet. */
export function freePlace(flow: FlowFile, wanted: Position, ignored: ReadonlySet<string> = new Set()): Position {
  const others = flow.nodes.filter((node) => !ignored.has(node.id)).map((node) => positionOf(flow, node.id));
  const place = { ...snap(wanted) };
  while (others.some((other) => overlaps(other, place))) place.y += GRID;
  return place;
}

/** Says whether a node would lie on no other there. */
export function isFree(flow: FlowFile, place: Position): boolean {
  return freePlace(flow, place).y === snap(place).y;
}

/** The smallest box around nodes. */
export function boundsOf(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function overlaps(one: Position, other: Position): boolean {
  return Math.abs(one.x - other.x) < NODE_WIDTH + GAP && Math.abs(one.y - other.y) < NODE_HEIGHT + GAP;
}
