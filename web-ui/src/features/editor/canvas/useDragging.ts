import type { NodeChange, OnNodeDrag } from "@xyflow/react";
import { useCallback, useRef } from "react";
import { spliceDragged } from "../commands/addCommands";
import { namesOf } from "../commands/nodeCommands";
import { messages } from "../messages.en";
import { spliceEnds } from "../model/addNode";
import { moved } from "../model/arrange";
import { isUnwired } from "../model/connect";
import type { FlowNode, Position } from "../model/flow";
import { nodesById, wiresById } from "../model/flowIndex";
import { edit } from "../store/edit";
import { useEditorStore } from "../store/EditorContext";
import type { EditorState, EditorStore } from "../store/editorState";
import type { CanvasNode } from "./canvasGraph";

/** What a drag does to the flow: one step, however long it takes, with the splice at its end. */
export function useDragging() {
  const editor = useEditorStore();
  const drag = useRef(0);
  const group = useCallback(() => `drag-${drag.current}`, []);

  const onNodeDragStart = useCallback(() => {
    drag.current += 1;
  }, []);

  const onMove = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      const places = changes.flatMap((change): [string, Position][] =>
        change.type === "position" && change.position ? [[change.id, change.position]] : [],
      );
      if (places.length === 0) return;
      const state = editor.getState();
      const name = messages.steps.move(namesOf(state, new Set(places.map(([id]) => id))));
      const flow = moved(state.flow, places);
      edit(editor, { name, flow, group: { name: group(), pause: Infinity }, spoken: "" });
    },
    [editor, group],
  );

  const onNodeDrag: OnNodeDrag<CanvasNode> = useCallback(
    (event, dragged, all) => {
      const free = all.length === 1 && !event.altKey && isUnwired(editor.getState().flow, dragged.id);
      const point = "clientX" in event ? { x: event.clientX, y: event.clientY } : undefined;
      const wire = free && point ? wireUnder(editor, point, dragged.data.node) : undefined;
      if (editor.getState().spliceTarget !== wire) editor.setState({ spliceTarget: wire });
    },
    [editor],
  );

  const onNodeDragStop: OnNodeDrag<CanvasNode> = useCallback(
    (_event, dragged) => {
      const { spliceTarget } = editor.getState();
      if (spliceTarget === undefined) return;
      editor.setState({ spliceTarget: undefined });
      spliceDragged(editor, dragged.id, spliceTarget, group());
    },
    [editor, group],
  );

  return { onMove, onNodeDragStart, onNodeDrag, onNodeDragStop };
}

/** The wire at a point of the window that a node would fit into. */
export function wireUnder(editor: EditorStore, point: Position, node: FlowNode): string | undefined {
  const state = editor.getState();
  return document
    .elementsFromPoint(point.x, point.y)
    .map((element) => element.closest(".react-flow__edge")?.getAttribute("data-id") ?? undefined)
    .find((id) => id !== undefined && takes(state, id, node));
}

function takes({ flow, catalogue }: EditorState, wireId: string, node: FlowNode): boolean {
  const wire = wiresById(flow).get(wireId);
  return wire !== undefined && spliceEnds(flow, catalogue, nodesById(flow).get(node.id) ?? node, wire) !== undefined;
}
