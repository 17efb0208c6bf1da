import { Button, CloseButton } from "@mantine/core";
import { useState } from "react";
import { tellDone, tellFailed } from "../../../shared/layout/notify";
import { nameOf } from "../commands/nodeCommands";
import { messages } from "../messages.en";
import { keepAsCopy, resolveConflict } from "../store/conflict";
import { edit } from "../store/edit";
import { useEditor, useEditorStore } from "../store/EditorContext";
import classes from "./NoticeBar.module.css";

const words = messages.notices;

/** What happened behind one's back, above the canvas; the work goes on below it. */
export function NoticeBar() {
  const editor = useEditorStore();
  const notice = useEditor((state) => state.notice);
  const contested = useEditor((state) =>
    state.notice?.kind === "conflict" ? state.notice.contested.map((node) => nameOf(state, node)) : [],
  );
  const dismiss = () => editor.setState({ notice: undefined });
  if (!notice) return null;
  switch (notice.kind) {
    case "restored":
      return (
        <div className={classes.bar} role="status">
          <span className={classes.text}>{words.restored(notice.at)}</span>
          <Button variant="default" size="compact-sm" onClick={dismiss}>
            {words.keep}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              dismiss();
              edit(editor, { name: messages.steps.discard, flow: notice.discarded });
            }}
          >
            {words.discard}
          </Button>
        </div>
      );
    case "merged":
      return (
        <div className={classes.bar} role="status">
          <span className={classes.text}>{words.merged(notice.at, notice.changed)}</span>
          <CloseButton size="sm" aria-label={words.dismiss} onClick={dismiss} />
        </div>
      );
    case "conflict":
      return (
        <div className={classes.bar} data-tone="warning" role="status">
          <span className={classes.text}>{words.conflict(contested)}</span>
          <Button variant="default" size="compact-sm" onClick={() => editor.setState({ dialog: "compare" })}>
            {words.compare}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => resolveConflict(editor, "mine")}>
            {words.keepMine}
          </Button>
          <KeepCopy />
          <Button variant="default" size="compact-sm" onClick={() => resolveConflict(editor, "theirs")}>
            {words.takeTheirs}
          </Button>
        </div>
      );
  }
}

function KeepCopy() {
  const editor = useEditorStore();
  const name = useEditor((state) => state.flow.name);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const answer = await keepAsCopy(editor);
    setBusy(false);
    if (answer.done) tellDone(words.copied(name));
    else tellFailed(new Error(answer.reason));
  };
  return (
    <Button variant="default" size="compact-sm" loading={busy} onClick={() => void run()}>
      {words.keepCopy}
    </Button>
  );
}
