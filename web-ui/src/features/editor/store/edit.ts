import { announce } from "../../../shared/live/LiveRegion";
import { messages } from "../messages.en";
import type { FlowFile } from "../model/flow";
import { nodesById, wiresById } from "../model/flowIndex";
import { record, redo, undo, type Group } from "../model/history";
import type { EditorStore, Selection } from "./editorState";

export interface Edit {
  /** The name of the step, such as "Add Read CSV". */
  readonly name: string;
  readonly flow: FlowFile;
  readonly group?: Group;
  readonly select?: Iterable<string>;
  /** What is read out instead of the name; empty for silence. */
  readonly spoken?: string;
}

/** Changes the flow in a step that can be undone. Every change of the editor comes through here. */
export function edit(editor: EditorStore, { name, flow, group, select, spoken = `${name}.` }: Edit): void {
  const { flow: before, history, selection, readOnly } = editor.getState();
  if (readOnly || flow === before) return;
  const wanted = select ? { nodes: new Set(select), wires: new Set<string>() } : selection;
  editor.setState({
    flow,
    history: record(history, { name, before, after: flow, group, at: Date.now() }),
    selection: present(wanted, flow),
    ...(select && { fresh: new Set([...wanted.nodes].filter((id) => !nodesById(before).has(id))) }),
  });
  if (spoken) announce(spoken);
}

export function undoStep(editor: EditorStore): void {
  const { history, readOnly } = editor.getState();
  const undone = readOnly ? undefined : undo(history);
  if (!undone) {
    announce(messages.history.nothingToUndo);
    return;
  }
  travel(editor, undone.step.before, undone.history);
  announce(messages.history.undone(undone.step.name));
}

export function redoStep(editor: EditorStore): void {
  const { history, readOnly } = editor.getState();
  const redone = readOnly ? undefined : redo(history);
  if (!redone) {
    announce(messages.history.nothingToRedo);
    return;
  }
  travel(editor, redone.step.after, redone.history);
  announce(messages.history.redone(redone.step.name));
}

export function select(editor: EditorStore, nodes: Iterable<string>, wires: Iterable<string> = []): void {
  const chosen = new Set(nodes);
  editor.setState(({ fresh }) => ({
    selection: { nodes: chosen, wires: new Set(wires) },
    fresh: new Set([...fresh].filter((id) => chosen.has(id))),
  }));
}

function travel(editor: EditorStore, flow: FlowFile, history: ReturnType<EditorStore["getState"]>["history"]): void {
  const { selection } = editor.getState();
  editor.setState({ flow, history, selection: present(selection, flow) });
}

/** The part of a selection that is still there. */
export function present({ nodes, wires }: Selection, flow: FlowFile): Selection {
  return {
    nodes: new Set([...nodes].filter((id) => nodesById(flow).has(id))),
    wires: new Set([...wires].filter((id) => wiresById(flow).has(id))),
  };
}
