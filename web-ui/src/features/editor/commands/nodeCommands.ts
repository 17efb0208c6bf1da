import { announce } from "../../../shared/live/LiveRegion";
import { messages } from "../messages.en";
import { align, distribute, moveBy, type Alignment, type Spread } from "../model/arrange";
import { titleOf, type FlowFile, type FlowNode, type Position } from "../model/flow";
import { nodesById } from "../model/flowIndex";
import { removeAll, removeAndHeal } from "../model/removeNodes";
import { edit, select } from "../store/edit";
import type { EditorState, EditorStore } from "../store/editorState";

const steps = messages.steps;

/** The one selected node, if it is one. */
export function onlyNode({ selection, flow }: EditorState): FlowNode | undefined {
  const [id] = selection.nodes;
  return selection.nodes.size === 1 && id !== undefined ? nodesById(flow).get(id) : undefined;
}

export function nameOf({ flow, catalogue }: EditorState, id: string): string {
  const node = nodesById(flow).get(id);
  return node ? titleOf(node, catalogue) : id;
}

/** What a set of nodes is called in the name of a step. */
export function namesOf(state: EditorState, nodes: ReadonlySet<string>): string {
  const [only] = nodes;
  return nodes.size === 1 && only !== undefined ? nameOf(state, only) : messages.count.components(nodes.size);
}

export function removeSelected(editor: EditorStore): void {
  const state = editor.getState();
  const { nodes, wires } = state.selection;
  if (nodes.size + wires.size === 0) return;
  const what = nodes.size > 0 ? namesOf(state, nodes) : messages.count.wires(wires.size);
  edit(editor, { name: steps.remove(what), flow: removeAll(state.flow, nodes, wires) });
}

export function removeAndHealSelected(editor: EditorStore): void {
  const state = editor.getState();
  const { nodes } = state.selection;
  if (nodes.size === 0) return;
  edit(editor, { name: steps.heal(namesOf(state, nodes)), flow: removeAndHeal(state.flow, state.catalogue, nodes) });
}

/** Switches the selected nodes off, or on again if all of them are off. */
export function toggleSelected(editor: EditorStore): void {
  const state = editor.getState();
  const { nodes } = state.selection;
  if (nodes.size === 0) return;
  const chosen = state.flow.nodes.filter((node) => nodes.has(node.id));
  const disabled = !chosen.every((node) => node.disabled === true);
  const name = (disabled ? steps.disable : steps.enable)(namesOf(state, nodes));
  edit(editor, { name, flow: withNodes(state.flow, nodes, (node) => ({ ...node, disabled })) });
}

/** Each press of a key moves by one step; presses that follow each other are undone together. */
export function moveSelected(editor: EditorStore, distance: Position): void {
  const state = editor.getState();
  const { nodes } = state.selection;
  if (nodes.size === 0) return;
  const name = steps.move(namesOf(state, nodes));
  edit(editor, { name, flow: moveBy(state.flow, nodes, distance), group: { name: "move-by-key", pause: 1_500 } });
}

export function alignSelected(editor: EditorStore, alignment: Alignment): void {
  const state = editor.getState();
  const flow = align(state.flow, state.catalogue, state.selection.nodes, alignment);
  edit(editor, { name: steps.align(namesOf(state, state.selection.nodes)), flow });
}

export function distributeSelected(editor: EditorStore, spread: Spread): void {
  const state = editor.getState();
  const flow = distribute(state.flow, state.catalogue, state.selection.nodes, spread);
  edit(editor, { name: steps.distribute(namesOf(state, state.selection.nodes)), flow });
}

export function selectAll(editor: EditorStore): void {
  const { flow } = editor.getState();
  select(
    editor,
    flow.nodes.map((node) => node.id),
    flow.wires.map((wire) => wire.id),
  );
  announce(messages.spoken.selected(messages.count.components(flow.nodes.length)));
}

export function withNodes(flow: FlowFile, ids: ReadonlySet<string>, change: (node: FlowNode) => FlowNode): FlowFile {
  return { ...flow, nodes: flow.nodes.map((node) => (ids.has(node.id) ? change(node) : node)) };
}
