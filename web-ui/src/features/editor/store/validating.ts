import { api } from "../../../shared/api/client";
import { ask } from "../../../shared/api/outcome";
import type { EditorStore } from "./editorState";

const CHECK_AFTER = 500;

/** Asks the server after each change what it thinks of the draft; returns what ends this. */
export function startValidating(editor: EditorStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();

  async function check(): Promise<void> {
    const { flowId, flow } = editor.getState();
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const call = api.POST("/api/v1/flows/{id}/validate", { params: { path: { id: flowId } }, body: flow, signal });
      const outcome = await ask(call);
      if (outcome.kind !== "done" || signal.aborted) return;
      const { problems, plan } = outcome.value;
      editor.setState({ remote: { said: flow, problems, plan } });
    } catch (failure) {
      if (!signal.aborted) throw failure;
    }
  }

  const unsubscribe = editor.subscribe((now, before) => {
    if (now.flow.nodes === before.flow.nodes && now.flow.wires === before.flow.wires) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), CHECK_AFTER);
  });
  if (editor.getState().flow !== editor.getState().remote.said) timer = setTimeout(() => void check(), 0);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    asked.abort();
  };
}
