import { announce } from "../../../shared/live/LiveRegion";
import { messages } from "../messages.en";
import { addConnected, addNode, insertInto, splice } from "../model/addNode";
import type { PortEnd } from "../model/connect";
import type { ComponentDescription, FlowNode, Position } from "../model/flow";
import { wiresOutOf } from "../model/flowIndex";
import { NODE_HEIGHT, NODE_WIDTH } from "../model/geometry";
import { portsOf } from "../model/ports";
import { replaceNode } from "../model/replaceNode";
import { edit } from "../store/edit";
import type { EditorState, EditorStore } from "../store/editorState";
import { nameOf, onlyNode } from "./nodeCommands";

const { steps, spoken } = messages;

/** Adds a component at a place of the canvas. */
export function addAt(editor: EditorStore, component: ComponentDescription, place: Position): void {
  const { flow } = editor.getState();
  const added = addNode(flow, component, place);
  edit(editor, { name: steps.add(component.name), flow: added.flow, select: [added.node] });
}

/** Adds a component and wires it to a port, if it fits. */
export function addBeside(editor: EditorStore, component: ComponentDescription, from: PortEnd, place?: Position): void {
  const state = editor.getState();
  const added = addConnected(state.flow, state.catalogue, component, from, place);
  const wired = added.flow.wires.length > state.flow.wires.length;
  edit(editor, {
    name: steps.add(component.name),
    flow: added.flow,
    select: [added.node],
    spoken: wired ? spoken.addedAndWired(component.name, nameOf(state, from.node)) : spoken.added(component.name),
  });
  editor.getState().canvas?.reveal(added.node);
}

/** Adds a component after the selected node, or in the middle of what is seen. */
export function addFromPalette(editor: EditorStore, component: ComponentDescription): void {
  const state = editor.getState();
  const selected = onlyNode(state);
  const from = selected && freeOutput(state, selected);
  if (from && component.kind !== "adapter") {
    addBeside(editor, component, from);
    return;
  }
  const centre = state.canvas?.centre() ?? { x: 0, y: 0 };
  addAt(editor, component, { x: centre.x - NODE_WIDTH / 2, y: centre.y - NODE_HEIGHT / 2 });
  const [added] = editor.getState().selection.nodes;
  if (added !== undefined) editor.getState().canvas?.reveal(added);
}

/** Adds a component in the middle of a wire, or where it was dropped on it; says so if it does not fit. */
export function addIntoWire(
  editor: EditorStore,
  component: ComponentDescription,
  wire: string,
  dropped?: Position,
): boolean {
  const { flow, catalogue } = editor.getState();
  const inserted = insertInto(flow, catalogue, component, wire, dropped);
  if (!inserted) {
    announce(spoken.doesNotFitWire(component.name));
    return false;
  }
  edit(editor, { name: steps.insert(component.name), flow: inserted.flow, select: [inserted.node] });
  // The view does not move under the pointer of somebody who dropped it.
  if (!dropped) editor.getState().canvas?.reveal(inserted.node);
  return true;
}

/** Puts a node that lies on a wire into it, in the same step as the drag that brought it there. */
export function spliceDragged(editor: EditorStore, node: string, wire: string, drag: string): void {
  const state = editor.getState();
  const flow = splice(state.flow, state.catalogue, wire, node);
  const name = steps.insert(nameOf(state, node));
  if (flow) edit(editor, { name, flow, group: { name: drag, pause: Infinity } });
}

export function replaceBy(editor: EditorStore, node: string, component: ComponentDescription): void {
  const state = editor.getState();
  const replaced = replaceNode(state.flow, state.catalogue, node, component);
  if (!replaced) return;
  edit(editor, {
    name: steps.replace(nameOf(state, node), component.name),
    flow: replaced.flow,
    select: [replaced.node],
    spoken: spoken.replaced(component.name, replaced.lostWires),
  });
}

/** The output that the next component would be wired to: the first that leads nowhere yet, else the first. */
export function freeOutput({ flow, catalogue }: EditorState, node: FlowNode): PortEnd | undefined {
  const outputs = portsOf(node, catalogue.get(node.component)).outputs.filter((port) => !port.implicit);
  const wired = new Set(wiresOutOf(flow, node.id).map((wire) => wire.from.port));
  const port = outputs.find((output) => !wired.has(output.name)) ?? outputs[0];
  return port && { node: node.id, port: port.name, direction: "output" };
}
