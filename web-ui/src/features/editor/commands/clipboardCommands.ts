import { announce } from "../../../shared/live/LiveRegion";
import { messages } from "../messages.en";
import type { Position } from "../model/flow";
import { copyFragment, parseFragment, pasteFragment } from "../model/fragment";
import { positionOf } from "../model/geometry";
import { edit } from "../store/edit";
import type { EditorStore } from "../store/editorState";
import { namesOf, removeSelected } from "./nodeCommands";

/** The selected nodes as text; undefined if none is selected. */
export function copyText(editor: EditorStore): string | undefined {
  const state = editor.getState();
  const { nodes } = state.selection;
  if (nodes.size === 0) return undefined;
  announce(messages.spoken.copied(namesOf(state, nodes)));
  return copyFragment(state.flow, state.catalogue, nodes);
}

export function pasteText(editor: EditorStore, text: string, at?: Position): boolean {
  const fragment = parseFragment(text);
  if (!fragment) {
    announce(messages.spoken.nothingToPaste);
    return false;
  }
  const { flow, canvas } = editor.getState();
  const place = at ?? canvas?.pointer() ?? canvas?.centre() ?? { x: 0, y: 0 };
  const pasted = pasteFragment(flow, fragment, place);
  const name = messages.steps.paste(messages.count.components(pasted.nodes.size));
  edit(editor, { name, flow: pasted.flow, select: pasted.nodes });
  return true;
}

export function duplicateSelected(editor: EditorStore): void {
  const state = editor.getState();
  const { nodes } = state.selection;
  const fragment = parseFragment(copyFragment(state.flow, state.catalogue, nodes));
  if (!fragment) return;
  const places = [...nodes].map((id) => positionOf(state.flow, id));
  const corner = { x: Math.min(...places.map(({ x }) => x)) + 30, y: Math.min(...places.map(({ y }) => y)) + 100 };
  const pasted = pasteFragment(state.flow, fragment, corner);
  edit(editor, { name: messages.steps.duplicate(namesOf(state, nodes)), flow: pasted.flow, select: pasted.nodes });
}

/** For menus: the browser may ask for permission. */
export async function copyByMenu(editor: EditorStore): Promise<void> {
  const text = copyText(editor);
  if (text !== undefined) await navigator.clipboard.writeText(text);
}

export async function cutByMenu(editor: EditorStore): Promise<void> {
  await copyByMenu(editor);
  removeSelected(editor);
}

export async function pasteByMenu(editor: EditorStore, at?: Position): Promise<void> {
  pasteText(editor, await navigator.clipboard.readText(), at);
}
