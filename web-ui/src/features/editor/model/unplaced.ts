import { COLUMN_GAP } from "./addNode";
import type { FlowFile, Position } from "./flow";
import { wiresInto } from "./flowIndex";
import { NODE_WIDTH } from "./geometry";
import { alongWires } from "./order";

const COLUMN = NODE_WIDTH + COLUMN_GAP;
const ROW = 110;

/**
 * The flow with a place for every node. Those without one, because the flow was not drawn, come in columns along the
 * wires, below those that have one.
 */
export function withPlaces(flow: FlowFile): FlowFile {
  const placed = flow.nodes.flatMap(({ id }) => flow.layout[id] ?? []);
  if (placed.length === flow.nodes.length) return flow;
  const left = placed.length > 0 ? Math.min(...placed.map(({ x }) => x)) : 0;
  const top = placed.length > 0 ? Math.max(...placed.map(({ y }) => y)) + ROW : 0;
  const rows = new Map<number, number>();
  const layout: Record<string, Position> = { ...flow.layout };
  for (const [id, column] of columnsOf(flow)) {
    if (layout[id]) continue;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    layout[id] = { x: left + column * COLUMN, y: top + row * ROW };
  }
  return { ...flow, layout };
}

/** How many wires the longest way to each node has, in the order of the wires. */
function columnsOf(flow: FlowFile): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const ids = flow.nodes.map(({ id }) => id);
  for (const id of alongWires(flow, ids)) {
    const before = wiresInto(flow, id).map((wire) => columns.get(wire.from.node) ?? -1);
    columns.set(id, Math.max(-1, ...before) + 1);
  }
  return columns;
}
