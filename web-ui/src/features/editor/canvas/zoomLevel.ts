import type { ReactFlowState } from "@xyflow/react";
import { createContext } from "react";

/** How much can be read: everything, only titles, nothing. */
export type ZoomLevel = "near" | "middle" | "far";

const MIDDLE = 0.45;
const FAR = 0.22;

export function zoomLevel({ transform: [, , zoom] }: ReactFlowState): ZoomLevel {
  if (zoom >= MIDDLE) return "near";
  return zoom >= FAR ? "middle" : "far";
}

/** The level for everything on the canvas: asked for once, not by a thousand nodes at each step of the wheel. */
export const ZoomLevelContext = createContext<ZoomLevel>("near");

/** By how much lines are to be thicker so that they can still be seen; in steps, since each change redraws all. */
export function lineThickness({ transform: [, , zoom] }: ReactFlowState): number {
  const steps = Math.max(0, Math.round(2 * Math.log2(0.6 / zoom)));
  return Math.sqrt(2) ** steps;
}
