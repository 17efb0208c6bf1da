import { ActionIcon } from "@mantine/core";
import { EdgeLabelRenderer, useStore, type ReactFlowState } from "@xyflow/react";
import { Plus, X } from "lucide-react";
import { removeWire } from "../commands/wireCommands";
import { openChooser } from "../commands/viewCommands";
import { messages } from "../messages.en";
import { useEditorStore } from "../store/EditorContext";
import classes from "./WireEdge.module.css";

const zoomOf = (state: ReactFlowState): number => state.transform[2];

/** The two things one does to a wire: put something into it, or take it away. */
export function WireTools({ id, x, y }: { id: string; x: number; y: number }) {
  const editor = useEditorStore();
  const zoom = useStore(zoomOf);
  return (
    <EdgeLabelRenderer>
      <div
        className={`${classes.tools ?? ""} nopan nodrag`}
        style={{ transform: `translate(-50%, 0) translate(${x}px, ${y + 6}px) scale(${1 / zoom})` }}
        data-wire-tools
        onMouseLeave={() => editor.setState({ hoveredWire: undefined })}
      >
        <ActionIcon
          size={24}
          radius="xl"
          variant="default"
          aria-label={messages.canvas.insertHere}
          onClick={(event) =>
            openChooser(editor, { kind: "insert", wire: id, at: { x: event.clientX, y: event.clientY } })
          }
        >
          <Plus size={14} />
        </ActionIcon>
        <ActionIcon
          size={24}
          radius="xl"
          variant="default"
          aria-label={messages.canvas.removeWire}
          onClick={() => removeWire(editor, id)}
        >
          <X size={14} />
        </ActionIcon>
      </div>
    </EdgeLabelRenderer>
  );
}
