import { useCallback, type MouseEvent } from "react";
import { openChooser, openSettings } from "../commands/viewCommands";
import { select } from "../store/edit";
import { useEditorStore } from "../store/EditorContext";
import type { MenuTarget } from "../store/editorState";
import type { CanvasNode, CanvasWire } from "./canvasGraph";

type AnyMouseEvent = MouseEvent | globalThis.MouseEvent;

/** What the right button and a double click do on the canvas. */
export function useCanvasMenu() {
  const editor = useEditorStore();

  const open = useCallback(
    (event: AnyMouseEvent, target: MenuTarget) => {
      event.preventDefault();
      editor.setState({ menu: { ...target, at: { x: event.clientX, y: event.clientY } } });
    },
    [editor],
  );

  const onNodeContextMenu = useCallback(
    (event: AnyMouseEvent, node: CanvasNode) => {
      if (!editor.getState().selection.nodes.has(node.id)) select(editor, [node.id]);
      open(event, { kind: "node" });
    },
    [editor, open],
  );

  const onSelectionContextMenu = useCallback((event: AnyMouseEvent) => open(event, { kind: "node" }), [open]);

  const onEdgeContextMenu = useCallback(
    (event: AnyMouseEvent, wire: CanvasWire) => {
      select(editor, [], [wire.id]);
      open(event, { kind: "wire", wire: wire.id });
    },
    [editor, open],
  );

  const onPaneContextMenu = useCallback(
    (event: AnyMouseEvent) => {
      const point = { x: event.clientX, y: event.clientY };
      open(event, { kind: "canvas", place: editor.getState().canvas?.toPlace(point) ?? point });
    },
    [editor, open],
  );

  const onNodeDoubleClick = useCallback(() => openSettings(editor), [editor]);

  const onDoubleClick = useCallback(
    (event: MouseEvent) => {
      const { canvas, readOnly } = editor.getState();
      const onPane = event.target instanceof Element && event.target.classList.contains("react-flow__pane");
      if (!onPane || !canvas || readOnly) return;
      const at = { x: event.clientX, y: event.clientY };
      openChooser(editor, { kind: "add", at, place: canvas.toPlace(at) });
    },
    [editor],
  );

  return {
    onNodeContextMenu,
    onSelectionContextMenu,
    onEdgeContextMenu,
    onPaneContextMenu,
    onNodeDoubleClick,
    onDoubleClick,
  };
}
