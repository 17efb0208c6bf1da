import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useRef, type PointerEvent, type RefObject } from "react";
import type { Position } from "../model/flow";
import { NODE_HEIGHT, NODE_WIDTH, positionOf } from "../model/geometry";
import { useEditorStore } from "../store/EditorContext";
import { fitOptions } from "./canvasHabits";

const MARGIN = 40;
const duration = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180;

/** Lets commands reach the canvas while it is on screen; returns what follows the pointer. */
export function useCanvasControls(frame: RefObject<HTMLDivElement | null>): (event: PointerEvent) => void {
  const editor = useEditorStore();
  const view = useReactFlow();
  const store = useStoreApi();
  const pointer = useRef<Position | undefined>(undefined);

  useEffect(() => {
    const box = (): DOMRect => frame.current?.getBoundingClientRect() ?? new DOMRect();

    function reveal(node: string): void {
      const place = positionOf(editor.getState().flow, node);
      const { x, y, zoom } = view.getViewport();
      const { width, height } = box();
      const left = place.x * zoom + x;
      const top = place.y * zoom + y;
      const shift = (start: number, size: number, room: number): number =>
        start < MARGIN ? MARGIN - start : Math.min(0, room - MARGIN - start - size);
      const dx = shift(left, NODE_WIDTH * zoom, width);
      const dy = shift(top, NODE_HEIGHT * zoom, height);
      if (dx !== 0 || dy !== 0) void view.setViewport({ x: x + dx, y: y + dy, zoom }, { duration });
    }

    const centre = (): Position => {
      const { left, top, width, height } = box();
      return view.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 }, { snapToGrid: false });
    };

    editor.setState({
      canvas: {
        fit: () => void view.fitView({ duration, ...fitOptions }),
        zoomTo: (zoom) => void view.zoomTo(zoom, { duration }),
        zoomBy: (factor) => void view.zoomTo(store.getState().transform[2] * factor, { duration }),
        reveal,
        toPlace: (point) => view.screenToFlowPosition(point, { snapToGrid: false }),
        toPoint: (place) => view.flowToScreenPosition(place),
        pointer: () => pointer.current && view.screenToFlowPosition(pointer.current, { snapToGrid: false }),
        centre,
        focus: () => frame.current?.focus({ preventScroll: true }),
      },
    });
    return () => editor.setState({ canvas: undefined });
  }, [editor, frame, store, view]);

  // The canvas takes the focus at every click; the ring around it is for those who came by key.
  useEffect(() => {
    const listening = new AbortController();
    const note = (input: string) => () => frame.current?.setAttribute("data-input", input);
    const options = { signal: listening.signal, capture: true };
    window.addEventListener("pointerdown", note("pointer"), options);
    window.addEventListener("keydown", note("keys"), options);
    return () => listening.abort();
  }, [frame]);

  return (event) => {
    pointer.current = event.type === "pointerleave" ? undefined : { x: event.clientX, y: event.clientY };
  };
}
