import { Button } from "@mantine/core";
import { useEffect } from "react";
import { clock } from "../../../shared/format/format";
import { announce } from "../../../shared/live/LiveRegion";
import { messages } from "../messages.en";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { Saving } from "../store/editorState";
import classes from "./TopActions.module.css";

const words = messages.saving;

/** Whether the server has everything. */
export function SaveState() {
  const editor = useEditorStore();
  const saving = useEditor((state) => state.saving);
  const failed = saving.status === "failed";
  const text = textOf(saving);
  useEffect(() => {
    if (failed) announce(text);
  }, [failed, text]);
  return (
    <span className={classes.saving} data-failed={failed || undefined} title={text}>
      <span className={classes.savingText}>{text}</span>
      {failed && (
        <Button variant="subtle" size="compact-xs" onClick={() => void editor.getState().saver?.flush()}>
          {words.again}
        </Button>
      )}
    </span>
  );
}

function textOf(saving: Saving): string {
  switch (saving.status) {
    case "saved":
      return words.saved(clock(saving.at));
    case "saving":
      return words.saving;
    case "failed":
      return saving.reason === undefined ? words.failed : words.refused(saving.reason);
    case "conflict":
      return words.conflict;
  }
}
