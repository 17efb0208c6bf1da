import type { EdgeMouseHandler } from "@xyflow/react";
import { useCallback, useRef } from "react";
import { useEditorStore } from "../store/EditorContext";
import type { CanvasWire } from "./canvasGraph";

const LINGER = 250;

/** Remembers the wire under the pointer a little longer than it is there, so that its buttons can be reached. */
export function useHoveredWire() {
  const editor = useEditorStore();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const onEdgeMouseEnter: EdgeMouseHandler<CanvasWire> = useCallback(
    (_event, wire) => {
      clearTimeout(timer.current);
      editor.setState({ hoveredWire: wire.id });
    },
    [editor],
  );

  const onEdgeMouseLeave: EdgeMouseHandler<CanvasWire> = useCallback(
    (_event, wire) => {
      timer.current = setTimeout(() => {
        const onTools = document.querySelector("[data-wire-tools]:hover") !== null;
        if (editor.getState().hoveredWire === wire.id && !onTools) editor.setState({ hoveredWire: undefined });
      }, LINGER);
    },
    [editor],
  );

  return { onEdgeMouseEnter, onEdgeMouseLeave };
}
