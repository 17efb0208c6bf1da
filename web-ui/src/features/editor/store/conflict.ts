import { api } from "../../../shared/api/client";
import { ask } from "../../../shared/api/outcome";
import { announce } from "../../../shared/live/LiveRegion";
import type { Flow } from "../../../shared/api/types";
import { messages } from "../messages.en";
import type { FlowFile } from "../model/flow";
import { rebase, record } from "../model/history";
import { same } from "../model/json";
import { merge, type Side } from "../model/merge";
import { serverState } from "./createEditor";
import { present } from "./edit";
import type { Answer, EditorStore } from "./editorState";

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
  const changed = flow !== base;
  settle(editor, theirs, "mine");
  const at = new Date(theirs.updatedAt);
  editor.setState({ notice: { kind: "merged", at, changed } });
  announce(messages.notices.merged(at, changed));
}

/** Ends a conflict in favour of one side; what only the other side touched is kept too. */
export function resolveConflict(editor: EditorStore, prefer: Side): void {
  const { notice } = editor.getState();
  if (notice?.kind !== "conflict") return;
  settle(editor, notice.theirs, prefer);
  const { server } = editor.getState();
  announce(prefer === "mine" ? messages.notices.keptMine : messages.notices.tookTheirs);
  const at = new Date(notice.theirs.updatedAt);
  editor.setState({ notice: undefined, dialog: undefined, saving: { status: "saved", at } });
  if (editor.getState().flow !== server.saved) editor.setState({ saving: { status: "saving" } });
}

/** Ends a conflict by making a flow of its own of this version; the draft goes on with the other one. */
export async function keepAsCopy(editor: EditorStore): Promise<Answer> {
  const { flow } = editor.getState();
  const body = { ...flow, name: messages.notices.copyName(flow.name) };
  const outcome = await ask(api.POST("/api/v1/flows", { body }));
  switch (outcome.kind) {
    case "done":
      resolveConflict(editor, "theirs");
      return { done: true };
    case "refused":
      return { done: false, reason: outcome.problem.detail };
    case "unreachable":
      return { done: false, reason: messages.publish.unreachable };
  }
}

function settle(editor: EditorStore, theirs: Flow, prefer: Side): void {
  const { flow, server, history, selection } = editor.getState();
  const base = server.saved;
  const joined = (mine: FlowFile, side: Side): FlowFile => {
    const { flow: merged } = merge(base, mine, theirs.draft, side);
    return same(merged, theirs.draft) ? theirs.draft : merged;
  };
  const kept = joined(flow, "mine");
  const result = prefer === "mine" ? kept : joined(flow, "theirs");
  const rebased = rebase(history, (old) => (old === flow ? kept : joined(old, "mine")));
  const step = { name: messages.notices.takeTheirs, before: kept, after: result, at: Date.now() };
  editor.setState({
    flow: result,
    // What is given up for theirs can be had back by an undo.
    history: result === kept ? rebased : record(rebased, step),
    selection: present(selection, result),
    server: serverState(theirs),
    remote: { said: theirs.draft, problems: theirs.problems, plan: theirs.plan },
  });
}
