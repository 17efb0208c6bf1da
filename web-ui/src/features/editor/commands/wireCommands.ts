import { announce } from "../../../shared/live/LiveRegion";
import { messages } from "../messages.en";
import { candidates, connect, inOrder, refusal, rewire, type PortEnd } from "../model/connect";
import type { WireEnd } from "../model/flow";
import { wiresById } from "../model/flowIndex";
import { removeAll } from "../model/removeNodes";
import { edit } from "../store/edit";
import type { EditorStore } from "../store/editorState";
import { nameOf } from "./nodeCommands";

/** The name of a port in the set of ports that a wire may end at. */
export function portKey(node: string, port: string): string {
  return `${node}\n${port}`;
}

/** Marks the ports that a wire from here may end at. */
export function beginWiring(editor: EditorStore, end: PortEnd): void {
  const { flow, catalogue, readOnly } = editor.getState();
  if (readOnly) return;
  const far = candidates(flow, catalogue, end).map(({ node, port }) => portKey(node.id, port.name));
  editor.setState({ wiring: { end, allowed: new Set(far) } });
}

export function endWiring(editor: EditorStore): void {
  editor.setState({ wiring: undefined });
}

/** The sentence why two ports cannot be wired; undefined if they can. */
export function whyNot(editor: EditorStore, one: PortEnd, other: PortEnd): string | undefined {
  const state = editor.getState();
  const wire = inOrder(one, other);
  const refused = wire ? refusal(state.flow, state.catalogue, wire.from, wire.to) : { why: "direction" as const };
  return refused && messages.refused(refused, (node) => nameOf(state, node));
}

/** Draws a wire, or says why not. */
export function drawWire(editor: EditorStore, one: PortEnd, other: PortEnd): boolean {
  const refused = whyNot(editor, one, other);
  const wire = inOrder(one, other);
  if (refused !== undefined || !wire) {
    announce(refused ?? "");
    return false;
  }
  const state = editor.getState();
  edit(editor, {
    name: messages.steps.connect(nameOf(state, wire.from.node), nameOf(state, wire.to.node)),
    spoken: messages.spoken.connected(nameOf(state, wire.from.node), nameOf(state, wire.to.node)),
    flow: connect(state.flow, wire.from, wire.to),
  });
  return true;
}

/** Draws a wire to the first port of a node that fits. */
export function drawWireToNode(editor: EditorStore, end: PortEnd, node: string): boolean {
  const { flow, catalogue } = editor.getState();
  const far = candidates(flow, catalogue, end).find((candidate) => candidate.node.id === node);
  if (!far) return false;
  const direction = end.direction === "output" ? ("input" as const) : ("output" as const);
  return drawWire(editor, end, { node, port: far.port.name, direction });
}

/** Puts a wire on other ports. */
export function moveWire(editor: EditorStore, wireId: string, from: WireEnd, to: WireEnd): void {
  const state = editor.getState();
  const old = wiresById(state.flow).get(wireId);
  if (!old) return;
  const bare = removeAll(state.flow, new Set(), new Set([wireId]));
  const refused = refusal(bare, state.catalogue, from, to);
  if (refused) {
    announce(messages.refused(refused, (node) => nameOf(state, node)));
    return;
  }
  const name = messages.steps.connect(nameOf(state, from.node), nameOf(state, to.node));
  edit(editor, { name, flow: rewire(state.flow, wireId, from, to) });
}

export function removeWire(editor: EditorStore, wireId: string): void {
  const state = editor.getState();
  const wire = wiresById(state.flow).get(wireId);
  if (!wire) return;
  const name = messages.steps.disconnect(nameOf(state, wire.from.node), nameOf(state, wire.to.node));
  edit(editor, { name, flow: removeAll(state.flow, new Set(), new Set([wireId])) });
}
