import type { Viewport } from "@xyflow/react";
import type { FlowFile } from "../model/flow";
import { boundsOf, NODE_HEIGHT, NODE_WIDTH, positionOf } from "../model/geometry";
import { firstNode } from "../model/walk";

const LEGIBLE = 0.3;
const CLOSE = 0.7;
/** What the panels around the canvas take of the window, in pixels. */
const PANELS = { width: 570, height: 80 };

/** What a flow that is too large to be read as a whole opens at: its beginning. Undefined if all of it is shown. */
export function firstView(flow: FlowFile, window: { width: number; height: number }): Viewport | undefined {
  const boxes = flow.nodes.map(({ id }) => ({ ...positionOf(flow, id), width: NODE_WIDTH, height: NODE_HEIGHT }));
  const bounds = boundsOf(boxes);
  const entry = firstNode(flow);
  if (!bounds || entry === undefined) return undefined;
  const width = window.width - PANELS.width;
  const height = window.height - PANELS.height;
  if (Math.min(width / bounds.width, height / bounds.height) >= LEGIBLE) return undefined;
  const { x, y } = positionOf(flow, entry);
  return { zoom: CLOSE, x: 60 - x * CLOSE, y: height / 3 - y * CLOSE };
}
