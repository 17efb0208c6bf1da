import { ActionIcon, Skeleton, Stack, Tooltip } from "@mantine/core";
import { PanelRightClose, PanelRightOpen } from "lucide-react";
import { lazy, Suspense } from "react";
import { onlyNode } from "../commands/nodeCommands";
import { messages } from "../messages.en";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { EditorState } from "../store/editorState";
import { later } from "../../../shared/load/later";
import classes from "./DetailsPanel.module.css";
import { FlowDetails } from "./FlowDetails";
import { SeveralDetails } from "./SeveralDetails";

// Forms weigh more than the canvas; they come when the first component is selected.
const NodeDetails = lazy(later(async () => ({ default: (await import("./NodeDetails")).NodeDetails })));
const WireDetails = lazy(later(async () => ({ default: (await import("./WireDetails")).WireDetails })));

/** The right side: what is selected, or the flow itself. */
export function DetailsPanel() {
  const editor = useEditorStore();
  const open = useEditor((state) => state.detailsOpen);
  const subject = useEditor(subjectOf);
  const toggle = () => editor.setState({ detailsOpen: !open });
  const Icon = open ? PanelRightClose : PanelRightOpen;
  const button = (
    <Tooltip label={messages.commands.details} position="left">
      <ActionIcon variant="subtle" color="gray" aria-label={messages.commands.details} onClick={toggle}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
  if (!open) return <div className={classes.closed}>{button}</div>;
  return (
    <aside className={classes.details} aria-label={messages.details.label}>
      <div className={classes.toggle}>{button}</div>
      <Suspense fallback={<Waiting />}>
        <Subject kind={subject.kind} id={subject.id} />
      </Suspense>
    </aside>
  );
}

type Kind = "flow" | "node" | "wire" | "several";

function subjectOf(state: EditorState): { kind: Kind; id: string } {
  const { nodes, wires } = state.selection;
  const node = onlyNode(state);
  const [wire] = wires;
  if (node) return { kind: "node", id: node.id };
  if (nodes.size === 0 && wires.size === 1 && wire !== undefined) return { kind: "wire", id: wire };
  return { kind: nodes.size + wires.size > 0 ? "several" : "flow", id: "" };
}

function Subject({ kind, id }: { kind: Kind; id: string }) {
  switch (kind) {
    case "node":
      return <NodeDetails key={id} id={id} />;
    case "wire":
      return <WireDetails key={id} id={id} />;
    case "several":
      return <SeveralDetails />;
    case "flow":
      return <FlowDetails />;
  }
}

function Waiting() {
  return (
    <Stack gap="sm" p="lg" aria-busy="true">
      <Skeleton height={20} width="60%" />
      <Skeleton height={32} />
      <Skeleton height={32} />
    </Stack>
  );
}
