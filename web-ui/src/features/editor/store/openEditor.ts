import type { Flow } from "../../../shared/api/types";
import type { Catalogue } from "../model/flow";
import { same } from "../model/json";
import { merge } from "../model/merge";
import { createEditor } from "./createEditor";
import { drawn } from "./drawn";
import type { EditorStore } from "./editorState";
import { findCopy, forgetCopy } from "./localCopy";

/** Opens a flow, with the changes that this browser could not save the last time. */
export function openEditor(asSaved: Flow, catalogue: Catalogue): EditorStore {
  const flow = drawn(asSaved);
  const editor = createEditor(flow, catalogue);
  const copy = findCopy(flow.id);
  if (!copy) return editor;
  if (same(copy.flow, flow.draft)) {
    forgetCopy(flow.id);
    return editor;
  }
  const { flow: restored, contested } = merge(copy.base, copy.flow, flow.draft, "mine");
  editor.setState({ flow: contested.length > 0 ? copy.flow : restored });
  if (contested.length > 0) {
    const server = { ...editor.getState().server, saved: copy.base };
    const notice = { kind: "conflict" as const, base: copy.base, theirs: flow, contested };
    editor.setState({ server, notice, saving: { status: "conflict" } });
  } else {
    editor.setState({ notice: { kind: "restored", at: new Date(copy.at), discarded: flow.draft } });
  }
  return editor;
}
