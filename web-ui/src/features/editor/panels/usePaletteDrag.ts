import { useRef, useState, type PointerEvent } from "react";
import { addAt, addIntoWire } from "../commands/addCommands";
import { wireUnder } from "../canvas/useDragging";
import { newNode } from "../model/addNode";
import type { ComponentDescription, Position } from "../model/flow";
import { NODE_HEIGHT, NODE_WIDTH } from "../model/geometry";
import { useEditorStore } from "../store/EditorContext";

const THRESHOLD = 6;

/** Dragging from the palette by pointer events, since HTML's own dragging does not work by touch. */
export function usePaletteDrag(component: ComponentDescription) {
  const editor = useEditorStore();
  const [ghost, setGhost] = useState<Position>();
  const start = useRef<Position | undefined>(undefined);
  const wasDragged = useRef(false);

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || editor.getState().readOnly) return;
    start.current = { x: event.clientX, y: event.clientY };
    wasDragged.current = false;
  }

  function onPointerMove(event: PointerEvent): void {
    const from = start.current;
    if (!from) return;
    const at = { x: event.clientX, y: event.clientY };
    if (!wasDragged.current) {
      if (Math.hypot(at.x - from.x, at.y - from.y) < THRESHOLD) return;
      wasDragged.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    setGhost(at);
    const over = event.altKey ? undefined : wireUnder(editor, at, newNode(editor.getState().flow, component));
    if (editor.getState().spliceTarget !== over) editor.setState({ spliceTarget: over });
  }

  function onPointerUp(event: PointerEvent): void {
    const dropped = wasDragged.current && start.current !== undefined;
    const { spliceTarget, canvas } = editor.getState();
    end();
    const at = { x: event.clientX, y: event.clientY };
    const overCanvas = document.elementsFromPoint(at.x, at.y).some((element) => element.matches("[data-canvas]"));
    if (!dropped || !overCanvas || !canvas) return;
    canvas.focus();
    const { x, y } = canvas.toPlace(at);
    const place = { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 };
    if (spliceTarget !== undefined && addIntoWire(editor, component, spliceTarget, place)) return;
    addAt(editor, component, place);
  }

  function end(): void {
    start.current = undefined;
    setGhost(undefined);
    editor.setState({ spliceTarget: undefined });
  }

  return {
    ghost,
    dragged: () => wasDragged.current,
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: end,
  };
}
