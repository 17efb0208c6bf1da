import { graphlib, layout } from "@dagrejs/dagre";
import type { Position } from "../model/flow";
import { boundsOf, type Box } from "../model/geometry";
import { isRecord } from "../model/json";

/** What is to be arranged: boxes as they lie, and which is wired to which. */
export interface Drawing {
  readonly boxes: readonly { readonly id: string; readonly box: Box }[];
  readonly wires: readonly (readonly [from: string, to: string])[];
}

/** Places boxes from left to right along their wires; their top left corner stays where it was. */
export function tidyLayout({ boxes, wires }: Drawing): [string, Position][] {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 40, ranksep: 120, ranker: "network-simplex" });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, box } of boxes) graph.setNode(id, { width: box.width, height: box.height });
  // Dagre puts what it hears of last at the top.
  wires.toReversed().forEach(([from, to], index) => graph.setEdge(from, to, {}, String(index)));
  layout(graph);
  const placed = boxes.map(({ id, box }) => {
    const { x, y } = middle(graph.node(id));
    return { id, box: { ...box, x: x - box.width / 2, y: y - box.height / 2 } };
  });
  const before = boundsOf(boxes.map(({ box }) => box)) ?? { x: 0, y: 0 };
  const after = boundsOf(placed.map(({ box }) => box)) ?? { x: 0, y: 0 };
  return placed.map(({ id, box }) => [id, { x: box.x - after.x + before.x, y: box.y - after.y + before.y }]);
}

/** Dagre writes the middle of each box into what it was given. */
function middle(node: unknown): Position {
  if (!isRecord(node) || typeof node["x"] !== "number" || typeof node["y"] !== "number") return { x: 0, y: 0 };
  return { x: node["x"], y: node["y"] };
}
