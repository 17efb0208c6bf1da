import { api } from "../../../shared/api/client";
import { ask, type Outcome } from "../../../shared/api/outcome";
import { randomKey } from "../../../shared/api/randomKey";
import type { Flow } from "../../../shared/api/types";
import type { FlowFile } from "../model/flow";
import { takeIn } from "./conflict";
import { serverState } from "./createEditor";
import { drawn } from "./drawn";
import type { EditorStore, Saver } from "./editorState";
import { dropCopy, keepCopy } from "./localCopy";

const SAVE_AFTER = 1_000;
const COPY_AFTER = 250;
const LONGEST_WAIT = 30_000;

/** Saves the draft of one flow by itself, a moment after each change. */
export function startSaving(editor: EditorStore): Saver {
  const writer = randomKey();
  const { flowId } = editor.getState();
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let copyTimer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let wait = 2_000;

  const isDirty = (): boolean => {
    const { flow, server } = editor.getState();
    return flow !== server.saved;
  };

  function copyNow(): void {
    clearTimeout(copyTimer);
    if (!isDirty()) return;
    const { flow, server } = editor.getState();
    keepCopy(flowId, { writer, at: new Date().toISOString(), etag: server.etag, base: server.saved, flow });
  }

  function saveIn(delay: number): void {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(() => void save(), delay);
  }

  async function save(): Promise<void> {
    clearTimeout(saveTimer);
    while (running) await running;
    if (!isDirty() || editor.getState().saving.status === "conflict") return;
    running = put();
    await running;
    running = undefined;
  }

  async function put(): Promise<void> {
    const { flow, server } = editor.getState();
    editor.setState({ saving: { status: "saving" } });
    copyNow();
    const outcome = await ask(
      api.PUT("/api/v1/flows/{id}", {
        params: { path: { id: flowId }, header: { "If-Match": server.etag } },
        body: flow,
      }),
    );
    await conclude(flow, outcome);
  }

  async function conclude(sent: FlowFile, outcome: Outcome<Flow>): Promise<void> {
    switch (outcome.kind) {
      case "done":
        wait = 2_000;
        editor.setState({
          server: { ...serverState(outcome.value), saved: sent },
          saving: { status: "saved", at: new Date(outcome.value.updatedAt) },
        });
        if (isDirty()) saveIn(SAVE_AFTER);
        else dropCopy(flowId, writer);
        return;
      case "refused":
        if (outcome.problem.code === "flow-changed") await resolve();
        else editor.setState({ saving: { status: "failed", reason: outcome.problem.detail } });
        return;
      case "unreachable":
        tryAgainLater();
        return;
    }
  }

  async function resolve(): Promise<void> {
    const theirs = await ask(api.GET("/api/v1/flows/{id}", { params: { path: { id: flowId } } }));
    if (theirs.kind !== "done") {
      tryAgainLater();
      return;
    }
    takeIn(editor, drawn(theirs.value));
    if (editor.getState().saving.status !== "conflict") saveIn(0);
  }

  function tryAgainLater(): void {
    editor.setState({ saving: { status: "failed", reason: undefined } });
    saveIn(wait);
    wait = Math.min(2 * wait, LONGEST_WAIT);
  }

  const unsubscribe = editor.subscribe((now, before) => {
    const resolved = before.saving.status === "conflict" && now.saving.status !== "conflict";
    if (now.flow === before.flow && !resolved) return;
    clearTimeout(copyTimer);
    copyTimer = setTimeout(copyNow, COPY_AFTER);
    if (!isDirty() || now.saving.status === "conflict") return;
    if (now.saving.status === "saved") editor.setState({ saving: { status: "saving" } });
    saveIn(SAVE_AFTER);
  });
  window.addEventListener("pagehide", copyNow);
  if (isDirty()) saveIn(SAVE_AFTER);

  return {
    async flush() {
      await save();
      return !isDirty();
    },
    stop() {
      copyNow();
      void save();
      unsubscribe();
      clearTimeout(copyTimer);
      window.removeEventListener("pagehide", copyNow);
    },
  };
}
