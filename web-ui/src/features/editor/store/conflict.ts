import { announce } from "../../../shared/live/LiveRegion";
import type { Flow } from "../../../shared/api/types";
import { messages } from "../messages.en";
import { rebase } from "../model/history";
import { same } from "../model/json";
import { merge, type Side } from "../model/merge";
import { serverState } from "./createEditor";
import { present } from "./edit";
import type { EditorStore } from "./editorState";

/** Takes in a draft that somebody else saved: by itself where nothing is contested, else by asking. */
export function takeIn(editor: EditorStore, theirs: Flow): void {
  const { flow, server } = editor.getState();
  const base = server.saved;
  const { contested } = merge(base, flow, theirs.draft, "mine");
  if (contested.length > 0) {
    editor.setState({ saving: { status: "conflict" }, notice: { kind: "conflict", base, theirs, contested } });
    announce(messages.notices.conflictSpoken);
    return;
  }
  settle(editor, theirs, "mine");
  const at = new Date(theirs.updatedAt);
  editor.setState({ notice: { kind: "merged", at } });
  announce(messages.notices.merged(at));
}

/** Ends a conflict in favour of one side; what only the other side touched is kept too. */
export function resolveConflict(editor: EditorStore, prefer: Side): void {
  const { notice } = editor.getState();
  if (notice?.kind !== "conflict") return;
  settle(editor, notice.theirs, prefer);
  const { server } = editor.getState();
  const at = new Date(notice.theirs.updatedAt);
  editor.setState({ notice: undefined, dialog: undefined, saving: { status: "saved", at } });
  if (editor.getState().flow !== server.saved) editor.setState({ saving: { status: "saving" } });
}

function settle(editor: EditorStore, theirs: Flow, prefer: Side): void {
  const { flow, server, history, selection } = editor.getState();
  const base = server.saved;
  const merged = merge(base, flow, theirs.draft, prefer).flow;
  const result = same(merged, theirs.draft) ? theirs.draft : merged;
  editor.setState({
    flow: result,
    history: rebase(history, (old) => (old === flow ? result : merge(base, old, theirs.draft, prefer).flow)),
    selection: present(selection, result),
    server: serverState(theirs),
    remote: { said: theirs.draft, problems: theirs.problems },
  });
}
