import { getBezierPath, getSmoothStepPath, type EdgeProps } from "@xyflow/react";

type Ends = Pick<EdgeProps, "sourceX" | "sourceY" | "sourcePosition" | "targetX" | "targetY" | "targetPosition">;

/** The line of a wire and its middle. Forward it swings; backward it goes round in steps, so that it can be seen. */
export function wirePath(ends: Ends): { path: string; x: number; y: number } {
  const backward = ends.targetX < ends.sourceX + 20;
  const [path, x, y] = backward ? getSmoothStepPath({ ...ends, borderRadius: 14, offset: 26 }) : getBezierPath(ends);
  return { path, x, y };
}
