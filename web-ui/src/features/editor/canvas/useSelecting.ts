import type { EdgeChange, NodeChange } from "@xyflow/react";
import { useCallback } from "react";
import { select } from "../store/edit";
import { useEditorStore } from "../store/EditorContext";
import type { CanvasNode, CanvasWire } from "./canvasGraph";

type Change = NodeChange<CanvasNode> | EdgeChange<CanvasWire>;

/** Takes over what React Flow selects by click and by box. */
export function useSelecting() {
  const editor = useEditorStore();

  const selectNodes = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      const { nodes, wires } = editor.getState().selection;
      const chosen = applied(nodes, changes);
      if (chosen) select(editor, chosen, wires);
    },
    [editor],
  );

  const selectWires = useCallback(
    (changes: readonly EdgeChange<CanvasWire>[]) => {
      const { nodes, wires } = editor.getState().selection;
      const chosen = applied(wires, changes);
      if (chosen) select(editor, nodes, chosen);
    },
    [editor],
  );

  return { selectNodes, selectWires };
}

function applied(selected: ReadonlySet<string>, changes: readonly Change[]): ReadonlySet<string> | undefined {
  const relevant = changes.filter((change) => change.type === "select");
  if (relevant.length === 0) return undefined;
  const chosen = new Set(selected);
  for (const change of relevant) {
    if (change.selected) chosen.add(change.id);
    else chosen.delete(change.id);
  }
  return chosen;
}
