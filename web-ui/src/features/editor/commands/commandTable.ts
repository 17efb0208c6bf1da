import { messages } from "../messages.en";
import { GRID } from "../model/geometry";
import { redoStep, select, undoStep } from "../store/edit";
import type { EditorState, EditorStore } from "../store/editorState";
import { copyByMenu, cutByMenu, duplicateSelected, pasteByMenu } from "./clipboardCommands";
import {
  moveSelected,
  onlyNode,
  removeAndHealSelected,
  removeSelected,
  selectAll,
  toggleSelected,
} from "./nodeCommands";
import { nextProblem, openChooser, openForNode, openQuickAdd, openSettings, tidyUp, walk } from "./viewCommands";

/** Something that can be done by key, from a menu and from the list of commands. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: keyof typeof messages.commandGroups;
  readonly keys: readonly string[];
  /** The browser itself sends an event for these keys. */
  readonly byBrowser?: boolean;
  /** Works from within fields too. */
  readonly inFields?: boolean;
  readonly possible: (state: EditorState) => boolean;
  readonly run: (editor: EditorStore) => unknown;
}

const always = (): boolean => true;
const withOneNode = (state: EditorState): boolean => onlyNode(state) !== undefined;
const withNodes = ({ selection }: EditorState): boolean => selection.nodes.size > 0;
const withSelection = ({ selection }: EditorState): boolean => selection.nodes.size + selection.wires.size > 0;
const words = messages.commands;

function command(
  id: keyof typeof words,
  group: Command["group"],
  keys: readonly string[],
  run: Command["run"],
  more: Partial<Command> = {},
): Command {
  return { id, label: words[id], group, keys, run, possible: always, ...more };
}

const step = GRID;

/** Everything the editor can do, in the order of the keyboard help. */
export const commandTable: readonly Command[] = [
  command("add", "build", ["n", "/"], openQuickAdd),
  command("connect", "build", ["c"], (editor) => openForNode(editor, "connect"), { possible: withOneNode }),
  command("open", "build", ["enter"], (editor) => openSettings(editor), { possible: withOneNode }),
  command("rename", "build", ["f2"], (editor) => openSettings(editor, "label"), { possible: withOneNode }),
  command("replace", "build", ["r"], (editor) => openForNode(editor, "replace"), { possible: withOneNode }),
  command("toggle", "build", ["d"], toggleSelected, { possible: withNodes }),
  command("remove", "build", ["delete", "backspace"], removeSelected, { possible: withSelection }),
  command("heal", "build", ["mod+delete", "mod+backspace"], removeAndHealSelected, { possible: withNodes }),
  command("undo", "edit", ["mod+z"], undoStep, { possible: ({ history }) => history.past.length > 0 }),
  command("redo", "edit", ["mod+y", "mod+shift+z"], redoStep, { possible: ({ history }) => history.future.length > 0 }),
  command("copy", "edit", ["mod+c"], copyByMenu, { byBrowser: true, possible: withNodes }),
  command("cut", "edit", ["mod+x"], cutByMenu, { byBrowser: true, possible: withNodes }),
  command("paste", "edit", ["mod+v"], (editor) => pasteByMenu(editor), { byBrowser: true }),
  command("duplicate", "edit", ["mod+d"], duplicateSelected, { possible: withNodes }),
  command("selectAll", "edit", ["mod+a"], selectAll),
  command("walkLeft", "move", ["arrowleft"], (editor) => walk(editor, "left")),
  command("walkRight", "move", ["arrowright"], (editor) => walk(editor, "right")),
  command("walkUp", "move", ["arrowup"], (editor) => walk(editor, "up")),
  command("walkDown", "move", ["arrowdown"], (editor) => walk(editor, "down")),
  command("moveLeft", "move", ["mod+arrowleft"], (editor) => moveSelected(editor, { x: -step, y: 0 })),
  command("moveRight", "move", ["mod+arrowright"], (editor) => moveSelected(editor, { x: step, y: 0 })),
  command("moveUp", "move", ["mod+arrowup"], (editor) => moveSelected(editor, { x: 0, y: -step })),
  command("moveDown", "move", ["mod+arrowdown"], (editor) => moveSelected(editor, { x: 0, y: step })),
  command("tidy", "view", ["alt+shift+t"], tidyUp),
  command("fit", "view", ["1"], (editor) => editor.getState().canvas?.fit()),
  command("actualSize", "view", ["0"], (editor) => editor.getState().canvas?.zoomTo(1)),
  command("zoomIn", "view", ["plus"], (editor) => editor.getState().canvas?.zoomBy(1.25)),
  command("zoomOut", "view", ["-"], (editor) => editor.getState().canvas?.zoomBy(0.8)),
  command("nextProblem", "view", ["f8"], nextProblem, { inFields: true }),
  command("find", "view", ["mod+f"], openFind, { inFields: true }),
  command("commands", "view", ["mod+k"], openCommands, { inFields: true }),
  command("palette", "view", ["["], (editor) => editor.setState(({ paletteOpen }) => ({ paletteOpen: !paletteOpen }))),
  command("details", "view", ["]"], (editor) => editor.setState(({ detailsOpen }) => ({ detailsOpen: !detailsOpen }))),
  command("publish", "view", ["mod+enter"], (editor) => editor.setState({ dialog: "publish" }), { inFields: true }),
  command("back", "move", ["escape"], leave, { inFields: true }),
];

export function commandOf(id: keyof typeof words): Command {
  const found = commandTable.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no command "${id}".`);
  return found;
}

function openFind(editor: EditorStore): void {
  openChooser(editor, { kind: "find", at: topOfCanvas() });
}

function openCommands(editor: EditorStore): void {
  openChooser(editor, { kind: "commands", at: topOfCanvas() });
}

function topOfCanvas() {
  return { x: window.innerWidth / 2 - 180, y: 96 };
}

/** Goes one step back: from a field to the canvas, from a selection to none. */
function leave(editor: EditorStore): void {
  const { selection, canvas } = editor.getState();
  const onCanvas = document.activeElement?.closest("[data-canvas]") !== null;
  if (onCanvas && selection.nodes.size + selection.wires.size > 0) select(editor, []);
  canvas?.focus();
}
