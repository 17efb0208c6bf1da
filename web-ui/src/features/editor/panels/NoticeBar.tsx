import { Button, CloseButton } from "@mantine/core";
import { nameOf } from "../commands/nodeCommands";
import { messages } from "../messages.en";
import { resolveConflict } from "../store/conflict";
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
          <span className={classes.text}>{words.merged(notice.at)}</span>
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
          <Button variant="default" size="compact-sm" onClick={() => resolveConflict(editor, "theirs")}>
            {words.takeTheirs}
          </Button>
        </div>
      );
  }
}
