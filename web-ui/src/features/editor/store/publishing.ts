import { api } from "../../../shared/api/client";
import { ask, type Outcome } from "../../../shared/api/outcome";
import type { Flow } from "../../../shared/api/types";
import { announce } from "../../../shared/live/LiveRegion";
import { messages } from "../messages.en";
import { same } from "../model/json";
import { isError } from "../model/problems";
import { takeIn } from "./conflict";
import { serverState } from "./createEditor";
import { drawn } from "./drawn";
import type { Answer, EditorStore } from "./editorState";

/** Saves the draft and makes it the next live version. */
export async function publish(editor: EditorStore, note: string): Promise<Answer> {
  if (!(await editor.getState().saver?.flush())) return { done: false, reason: messages.publish.notSaved };
  const { flowId, flow, server } = editor.getState();
  const outcome = await ask(
    api.POST("/api/v1/flows/{id}/publish", {
      params: { path: { id: flowId }, header: { "If-Match": server.etag } },
      body: note ? { note } : {},
    }),
  );
  if (outcome.kind === "refused" && outcome.problem.problems) {
    editor.setState({ remote: { said: flow, problems: outcome.problem.problems, plan: undefined } });
    const errors = outcome.problem.problems.filter(isError).length;
    return { done: false, reason: errors > 0 ? messages.publish.blocked(errors) : outcome.problem.detail };
  }
  return conclude(editor, outcome, messages.publish.done);
}

export async function stop(editor: EditorStore): Promise<Answer> {
  const params = { path: { id: editor.getState().flowId } };
  return conclude(editor, await ask(api.POST("/api/v1/flows/{id}/stop", { params })), messages.publish.stopped);
}

export async function start(editor: EditorStore): Promise<Answer> {
  const params = { path: { id: editor.getState().flowId } };
  return conclude(editor, await ask(api.POST("/api/v1/flows/{id}/start", { params })), messages.publish.done);
}

/**
 * Asks the server how things stand, and takes in what somebody else saved or published. An answer that a save of one's
 * own has overtaken is older than what is known.
 */
export async function refresh(editor: EditorStore): Promise<void> {
  const { flowId, server: before } = editor.getState();
  const outcome = await ask(api.GET("/api/v1/flows/{id}", { params: { path: { id: flowId } } }));
  const { server, saving } = editor.getState();
  if (outcome.kind === "done" && server === before && saving.status !== "saving") note(editor, outcome.value);
}

function conclude(editor: EditorStore, outcome: Outcome<Flow>, said: (revision: number) => string): Answer {
  switch (outcome.kind) {
    case "done":
      note(editor, outcome.value);
      announce(said(outcome.value.liveRevision ?? 0));
      return { done: true };
    case "refused":
      return { done: false, reason: outcome.problem.detail };
    case "unreachable":
      return { done: false, reason: messages.publish.unreachable };
  }
}

/** Publishing and stopping give a new ETag but leave the draft as it is; anything else is somebody else's work. */
function note(editor: EditorStore, answer: Flow): void {
  const told = drawn(answer);
  const { server, saving } = editor.getState();
  if (saving.status === "conflict") return;
  if (told.etag !== server.etag && !same(told.draft, server.saved)) takeIn(editor, told);
  else editor.setState({ server: { ...serverState(told), saved: server.saved } });
}
