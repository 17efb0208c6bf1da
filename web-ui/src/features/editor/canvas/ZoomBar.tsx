import { ActionIcon, Tooltip, UnstyledButton } from "@mantine/core";
import { Panel, useStore, type ReactFlowState } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { messages } from "../messages.en";
import { useEditorStore } from "../store/EditorContext";
import classes from "./FlowCanvas.module.css";

const percent = (state: ReactFlowState): number => Math.round(state.transform[2] * 100);

export function ZoomBar() {
  const editor = useEditorStore();
  const zoom = useStore(percent);
  const canvas = () => editor.getState().canvas;
  return (
    <Panel position="bottom-right" className={classes.zoom ?? ""}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={messages.commands.zoomOut}
        onClick={() => canvas()?.zoomBy(0.8)}
      >
        <Minus size={14} />
      </ActionIcon>
      <Tooltip label={messages.commands.actualSize}>
        <UnstyledButton
          className={classes.percent ?? ""}
          onClick={() => canvas()?.zoomTo(1)}
          aria-label={messages.canvas.zoomedTo(zoom)}
        >
          {zoom} %
        </UnstyledButton>
      </Tooltip>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={messages.commands.zoomIn}
        onClick={() => canvas()?.zoomBy(1.25)}
      >
        <Plus size={14} />
      </ActionIcon>
      <Tooltip label={messages.commands.fit}>
        <ActionIcon variant="subtle" color="gray" aria-label={messages.commands.fit} onClick={() => canvas()?.fit()}>
          <Maximize size={14} />
        </ActionIcon>
      </Tooltip>
    </Panel>
  );
}
