import {
  ConnectionLineType,
  PanOnScrollMode,
  SelectionMode,
  type FitViewOptions,
  type ReactFlowProps,
} from "@xyflow/react";
import { GRID } from "../model/geometry";
import type { CanvasNode, CanvasWire } from "./canvasGraph";

/** Beside the flow there is room for the names of its outer ports. */
export const fitOptions = { maxZoom: 1, padding: { x: "44px", y: "8%" } } satisfies FitViewOptions;

/**
 * How the canvas behaves under hand. Dragging on nothing pans, with Shift it selects; the wheel pans, with Ctrl it
 * zooms. Keys are the editor's own business, so React Flow's are off.
 */
export const canvasHabits = {
  fitViewOptions: fitOptions,
  minZoom: 0.05,
  maxZoom: 2,
  onlyRenderVisibleElements: true,
  snapToGrid: true,
  snapGrid: [GRID, GRID],
  connectionRadius: 28,
  connectionLineType: ConnectionLineType.Bezier,
  connectOnClick: true,
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: "Shift",
  multiSelectionKeyCode: ["Meta", "Control", "Shift"],
  selectionMode: SelectionMode.Partial,
  panOnDrag: [0, 1],
  panOnScroll: true,
  panOnScrollMode: PanOnScrollMode.Free,
  panActivationKeyCode: "Space",
  zoomActivationKeyCode: ["Meta", "Control"],
  zoomOnDoubleClick: false,
  nodeDragThreshold: 3,
  paneClickDistance: 3,
  elevateNodesOnSelect: true,
} satisfies ReactFlowProps<CanvasNode, CanvasWire>;
