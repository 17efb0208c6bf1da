import { openChooser } from "../commands/viewCommands";
import { pasteByMenu } from "../commands/clipboardCommands";
import { commandOf, type Command } from "../commands/commandTable";
import { removeWire } from "../commands/wireCommands";
import { messages } from "../messages.en";
import type { EditorState, EditorStore } from "../store/editorState";

export interface MenuEntry {
  readonly label: string;
  readonly keys: readonly string[];
  readonly possible: boolean;
  readonly run: (editor: EditorStore) => unknown;
}

type Menu = NonNullable<EditorState["menu"]>;

const ofNode = [
  "open",
  "connect",
  "rename",
  "replace",
  "toggle",
  "duplicate",
  "copy",
  "cut",
  "heal",
  "remove",
] as const;
const ofCanvas = ["selectAll", "tidy", "fit", "undo", "redo"] as const;

/** What can be done to what the menu was opened on: ten entries at most. */
export function menuEntries(state: EditorState, menu: Menu): MenuEntry[] {
  const entry = ({ label, keys, possible, run }: Command): MenuEntry => ({
    label,
    keys,
    possible: possible(state),
    run,
  });
  switch (menu.kind) {
    case "node":
      return ofNode.map((id) => entry(commandOf(id)));
    case "wire":
      return [
        {
          label: messages.canvas.insertHere,
          keys: [],
          possible: true,
          run: (editor) => openChooser(editor, { kind: "insert", wire: menu.wire, at: menu.at }),
        },
        {
          label: messages.menu.lookAtData,
          keys: [],
          possible: true,
          run: (editor) => editor.setState({ detailsOpen: true }),
        },
        {
          label: messages.canvas.removeWire,
          keys: ["delete"],
          possible: true,
          run: (editor) => removeWire(editor, menu.wire),
        },
      ];
    case "canvas":
      return [
        {
          ...entry(commandOf("add")),
          run: (editor) => openChooser(editor, { kind: "add", at: menu.at, place: menu.place }),
        },
        { ...entry(commandOf("paste")), run: (editor) => pasteByMenu(editor, menu.place) },
        ...ofCanvas.map((id) => entry(commandOf(id))),
      ];
  }
}

/** Opens the menu without a pointer: on the selection, else on the canvas. */
export function openMenuByKey(editor: EditorStore): void {
  const { selection, flow, canvas } = editor.getState();
  if (!canvas) return;
  const [node] = selection.nodes;
  const [wire] = selection.wires;
  const place = (node !== undefined && flow.layout[node]) || canvas.centre();
  const at = canvas.toPoint({ x: place.x + 40, y: place.y + 40 });
  if (node !== undefined) editor.setState({ menu: { kind: "node", at } });
  else if (wire !== undefined) editor.setState({ menu: { kind: "wire", wire, at } });
  else editor.setState({ menu: { kind: "canvas", place, at } });
}
