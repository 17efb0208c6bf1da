import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { EllipsisVertical, Play, Redo2, Undo2 } from "lucide-react";
import { useState } from "react";
import { FlowStateTag } from "../../../shared/flow/FlowStateTag";
import { tellDone, tellFailed } from "../../../shared/layout/notify";
import { TopBar } from "../../../shared/layout/TopBar";
import { commandOf } from "../commands/commandTable";
import { printed } from "../commands/keySpec";
import { useFlowLive } from "../live/useLive";
import { messages } from "../messages.en";
import { edit } from "../store/edit";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { Answer } from "../store/editorState";
import { start, stop } from "../store/publishing";
import { SaveState } from "./SaveState";
import quiet from "./quiet.module.css";
import classes from "./TopActions.module.css";
import { useChanges } from "./useChanges";

const words = messages.publish;

/** The part of the top bar that belongs to the editor: how the flow stands, and what can be done with all of it. */
export function TopActions() {
  const editor = useEditorStore();
  const state = useEditor(({ server }) => server.state);
  const revision = useEditor(({ server }) => server.liveRevision);
  const readOnly = useEditor((known) => known.readOnly);
  const changes = useChanges();
  const same = revision !== undefined && changes.length === 0;
  return (
    <TopBar>
      <div className={classes.state}>
        <FlowStateTag state={state} revision={revision} />
        {revision !== undefined && changes.length > 0 && (
          <span className={classes.changes}>{words.unpublished(changes.length)}</span>
        )}
        <Draining />
        <SaveState />
      </div>
      {!readOnly && (
        <>
          <HistoryButton id="undo" Icon={Undo2} />
          <HistoryButton id="redo" Icon={Redo2} />
        </>
      )}
      <StartButton />
      <FlowMenu />
      {!readOnly && (
        <Tooltip label={words.nothingNew(revision ?? 0)} disabled={!same}>
          <Button
            {...(same && { "data-disabled": true })}
            aria-disabled={same}
            onClick={() => {
              if (!same) editor.setState({ dialog: "publish" });
            }}
          >
            {words.publish}
          </Button>
        </Tooltip>
      )}
    </TopBar>
  );
}

/** What earlier versions still have in hand. */
function Draining() {
  const draining = useFlowLive()?.draining ?? 0;
  return draining > 0 && <span className={classes.changes}>{words.draining(draining)}</span>;
}

function HistoryButton({ id, Icon }: { id: "undo" | "redo"; Icon: typeof Undo2 }) {
  const editor = useEditorStore();
  const command = commandOf(id);
  const possible = useEditor(command.possible);
  const step = useEditor(({ history }) => (id === "undo" ? history.past.at(-1)?.name : history.future[0]?.name));
  return (
    <Tooltip label={messages.history.tip(command.label, step, printed(command.keys[0] ?? ""))}>
      <ActionIcon
        className={quiet.quiet ?? ""}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={command.label}
        {...(!possible && { "data-disabled": true })}
        aria-disabled={!possible}
        onClick={() => void command.run(editor)}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

/** A flow that was published once but does not run can run again. */
function StartButton() {
  const editor = useEditorStore();
  const [busy, setBusy] = useState(false);
  const idle = useEditor(({ server }) => server.state === "stopped" || server.state === "failed");
  if (!idle) return null;
  const run = async () => {
    setBusy(true);
    tell(await start(editor), editor.getState().server.liveRevision ?? 0);
    setBusy(false);
  };
  return (
    <Button variant="default" leftSection={<Play size={14} />} loading={busy} onClick={() => void run()}>
      {words.start}
    </Button>
  );
}

function FlowMenu() {
  const editor = useEditorStore();
  const running = useEditor(({ server }) => server.state === "running");
  const live = useEditor(({ server, readOnly }) => (readOnly ? undefined : server.live));
  const changed = useChanges().length > 0;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.more}>
          <EllipsisVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!running} onClick={() => void stop(editor).then((answer) => tell(answer, undefined))}>
          {words.stop}
        </Menu.Item>
        <Menu.Item
          disabled={!live || !changed}
          onClick={() => {
            if (live) edit(editor, { name: messages.steps.revert, flow: live });
          }}
        >
          {messages.steps.revert}
        </Menu.Item>
        <Menu.Item
          rightSection={<span className={classes.keys}>{printed("mod+k")}</span>}
          onClick={() => void commandOf("commands").run(editor)}
        >
          {messages.commands.commands}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function tell(answer: Answer, revision: number | undefined): void {
  if (!answer.done) tellFailed(new Error(answer.reason));
  else tellDone(revision === undefined ? words.stopped() : words.done(revision));
}
