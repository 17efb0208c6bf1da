import { createStore } from "zustand";
import type { Flow } from "../../../shared/api/types";
import { allProblems, localProblems, stillTrue } from "../model/problems";
import { emptyHistory } from "../model/history";
import type { Catalogue } from "../model/flow";
import type { EditorState, EditorStore, Selection, ServerState } from "./editorState";

export const nothing: Selection = { nodes: new Set(), wires: new Set() };

export function serverState(flow: Flow): ServerState {
  const { etag, draft, state, message, liveRevision, live } = flow;
  return { etag, saved: draft, state, message, liveRevision, live };
}

/** Opens a flow as the server has it. */
export function createEditor(flow: Flow, catalogue: Catalogue): EditorStore {
  const store = createStore<EditorState>(() => ({
    flowId: flow.id,
    catalogue,
    readOnly: false,
    flow: flow.draft,
    history: emptyHistory,
    selection: nothing,
    server: serverState(flow),
    saving: { status: "saved", at: new Date(flow.updatedAt) },
    notice: undefined,
    remote: { said: flow.draft, problems: flow.problems, plan: flow.plan },
    problems: allProblems(localProblems(flow.draft, catalogue), flow.problems),
    saver: undefined,
    canvas: undefined,
    wiring: undefined,
    hoveredWire: undefined,
    spliceTarget: undefined,
    chooser: undefined,
    menu: undefined,
    dialog: undefined,
    paletteOpen: true,
    detailsOpen: true,
    problemsOpen: false,
    side: "components",
    tab: "settings",
    fresh: new Set(),
    wantedField: undefined,
  }));
  store.subscribe((now, before) => {
    const { flow: draft, catalogue: known, remote } = now;
    const moved = draft.nodes === before.flow.nodes && draft.wires === before.flow.wires;
    if (moved && known === before.catalogue && remote === before.remote) return;
    const problems = allProblems(localProblems(draft, known), stillTrue(remote.problems, remote.said, draft));
    store.setState({ problems });
  });
  return store;
}
