import { ActionIcon, Tooltip } from "@mantine/core";
import { Panel } from "@xyflow/react";
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import { alignSelected, distributeSelected } from "../commands/nodeCommands";
import { tidyUp } from "../commands/viewCommands";
import { messages } from "../messages.en";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { EditorStore } from "../store/editorState";
import classes from "./FlowCanvas.module.css";

const words = messages.align;

const tools: readonly { Icon: LucideIcon; label: string; least: number; run: (editor: EditorStore) => unknown }[] = [
  { Icon: AlignStartVertical, label: words.left, least: 2, run: (editor) => alignSelected(editor, "left") },
  { Icon: AlignCenterVertical, label: words.centre, least: 2, run: (editor) => alignSelected(editor, "centre") },
  { Icon: AlignEndVertical, label: words.right, least: 2, run: (editor) => alignSelected(editor, "right") },
  { Icon: AlignStartHorizontal, label: words.top, least: 2, run: (editor) => alignSelected(editor, "top") },
  { Icon: AlignCenterHorizontal, label: words.middle, least: 2, run: (editor) => alignSelected(editor, "middle") },
  {
    Icon: AlignHorizontalDistributeCenter,
    label: words.across,
    least: 3,
    run: (editor) => distributeSelected(editor, "across"),
  },
  {
    Icon: AlignVerticalDistributeCenter,
    label: words.down,
    least: 3,
    run: (editor) => distributeSelected(editor, "down"),
  },
  { Icon: Workflow, label: messages.commands.tidy, least: 2, run: tidyUp },
];

/** Comes up when several nodes are selected. */
export function AlignBar() {
  const editor = useEditorStore();
  const selected = useEditor((state) => (state.readOnly ? 0 : state.selection.nodes.size));
  if (selected < 2) return null;
  return (
    <Panel position="top-center" className={classes.alignBar ?? ""}>
      <span className={classes.selected}>{messages.spoken.selected(messages.count.components(selected))}</span>
      {tools.map(({ Icon, label, least, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={label}
            disabled={selected < least}
            onClick={() => void run(editor)}
          >
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Panel>
  );
}
