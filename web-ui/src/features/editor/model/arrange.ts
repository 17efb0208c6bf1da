import type { Catalogue, FlowFile, Position } from "./flow";
import { boundsOf, GRID, nodeHeight, NODE_WIDTH, positionOf, snap, type Box } from "./geometry";
import { portsWithWires } from "./ports";

export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Spread = "across" | "down";

interface Placed {
  readonly id: string;
  readonly box: Box;
}

export function boxesOf(flow: FlowFile, catalogue: Catalogue, nodes: ReadonlySet<string>): Placed[] {
  return flow.nodes
    .filter((node) => nodes.has(node.id))
    .map((node) => ({
      id: node.id,
      box: {
        ...positionOf(flow, node.id),
        width: NODE_WIDTH,
        height: nodeHeight(portsWithWires(flow, node, catalogue)),
      },
    }));
}

export function align(
  flow: FlowFile,
  catalogue: Catalogue,
  nodes: ReadonlySet<string>,
  alignment: Alignment,
): FlowFile {
  const placed = boxesOf(flow, catalogue, nodes);
  const bounds = boundsOf(placed.map(({ box }) => box));
  if (!bounds) return flow;
  return moved(
    flow,
    placed.map(({ id, box }) => [id, aligned(box, bounds, alignment)]),
  );
}

/** Gives nodes equal gaps; the outermost two stay where they are. */
export function distribute(flow: FlowFile, catalogue: Catalogue, nodes: ReadonlySet<string>, spread: Spread): FlowFile {
  const [axis, size] = spread === "across" ? (["x", "width"] as const) : (["y", "height"] as const);
  const placed = boxesOf(flow, catalogue, nodes).toSorted((one, other) => one.box[axis] - other.box[axis]);
  const bounds = boundsOf(placed.map(({ box }) => box));
  if (!bounds || placed.length < 3) return flow;
  const gap = (bounds[size] - placed.reduce((sum, { box }) => sum + box[size], 0)) / (placed.length - 1);
  let next = bounds[axis];
  const places = placed.map(({ id, box }): [string, Position] => {
    const place = { x: box.x, y: box.y, [axis]: next };
    next += box[size] + gap;
    return [id, place];
  });
  return moved(flow, places);
}

/** Moves nodes by a distance. */
export function moveBy(flow: FlowFile, nodes: ReadonlySet<string>, distance: Position): FlowFile {
  return moved(
    flow,
    [...nodes].map((id) => {
      const place = positionOf(flow, id);
      return [id, { x: place.x + distance.x, y: place.y + distance.y }];
    }),
  );
}

/** Puts nodes at places on the grid. */
export function moved(flow: FlowFile, places: Iterable<readonly [string, Position]>): FlowFile {
  const layout = { ...flow.layout };
  for (const [id, place] of places) layout[id] = snap(place);
  return { ...flow, layout };
}

function aligned(box: Box, bounds: Box, alignment: Alignment): Position {
  const { x, y } = box;
  switch (alignment) {
    case "left":
      return { x: bounds.x, y };
    case "centre":
      return { x: bounds.x + (bounds.width - box.width) / 2, y };
    case "right":
      return { x: bounds.x + bounds.width - box.width, y };
    case "top":
      return { x, y: bounds.y };
    case "middle":
      return { x, y: Math.round((bounds.y + (bounds.height - box.height) / 2) / GRID) * GRID };
    case "bottom":
      return { x, y: bounds.y + bounds.height - box.height };
  }
}
