import type {
  Connection,
  FinalConnectionState,
  Handle,
  IsValidConnection,
  OnConnectEnd,
  OnConnectStart,
  OnReconnect,
} from "@xyflow/react";
import { useCallback } from "react";
import { announce } from "../../../shared/live/LiveRegion";
import { openChooser } from "../commands/viewCommands";
import { beginWiring, drawWire, drawWireToNode, endWiring, moveWire, whyNot } from "../commands/wireCommands";
import type { PortEnd } from "../model/connect";
import { useEditorStore } from "../store/EditorContext";
import type { EditorStore } from "../store/editorState";
import type { CanvasWire } from "./canvasGraph";

/** Drawing wires by mouse and by touch. */
export function useWiring() {
  const editor = useEditorStore();

  const onConnectStart: OnConnectStart = useCallback(
    (_event, { nodeId, handleId, handleType }) => {
      if (nodeId === null || handleId === null || handleType === null) return;
      const direction = handleType === "source" ? "output" : "input";
      beginWiring(editor, { node: nodeId, port: handleId, direction });
    },
    [editor],
  );

  const isValidConnection: IsValidConnection<CanvasWire> = useCallback(
    (connection) => {
      const ends = endsOf(connection);
      return ends !== undefined && whyNot(editor, ...ends) === undefined;
    },
    [editor],
  );

  const onConnect = useCallback(
    (connection: Connection) => {
      const ends = endsOf(connection);
      if (ends) drawWire(editor, ...ends);
    },
    [editor],
  );

  const onConnectEnd: OnConnectEnd = useCallback(
    (event, state: FinalConnectionState) => {
      endWiring(editor);
      const from = portEnd(state.fromHandle);
      if (!from || state.isValid === true) return;
      const to = portEnd(state.toHandle);
      if (to) announce(whyNot(editor, from, to) ?? "");
      else letGo(editor, event, from);
    },
    [editor],
  );

  const onReconnect: OnReconnect<CanvasWire> = useCallback(
    (wire, connection) => {
      const { source, sourceHandle, target, targetHandle } = connection;
      if (sourceHandle === null || targetHandle === null) return;
      moveWire(editor, wire.id, { node: source, port: sourceHandle }, { node: target, port: targetHandle });
    },
    [editor],
  );

  return { onConnectStart, onConnect, onConnectEnd, onReconnect, isValidConnection };
}

/** A wire let go over a node goes to its first port that fits; over nothing, it asks what should be there. */
function letGo(editor: EditorStore, event: MouseEvent | TouchEvent, from: PortEnd): void {
  const { canvas } = editor.getState();
  const at = pointOf(event);
  if (!canvas || !at) return;
  const below = document.elementFromPoint(at.x, at.y);
  const node = below?.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
  if (node !== undefined) {
    if (node !== from.node) drawWireToNode(editor, from, node);
  } else if (below?.closest(".react-flow__pane")) {
    openChooser(editor, { kind: "add", at, place: canvas.toPlace(at), from });
  }
}

export function portEnd(handle: Handle | null): PortEnd | undefined {
  if (!handle?.id) return undefined;
  return { node: handle.nodeId, port: handle.id, direction: handle.type === "source" ? "output" : "input" };
}

function endsOf(connection: Connection | CanvasWire): [PortEnd, PortEnd] | undefined {
  const { source, sourceHandle, target, targetHandle } = connection;
  if (!sourceHandle || !targetHandle) return undefined;
  return [
    { node: source, port: sourceHandle, direction: "output" },
    { node: target, port: targetHandle, direction: "input" },
  ];
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } | undefined {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return point && { x: point.clientX, y: point.clientY };
}
