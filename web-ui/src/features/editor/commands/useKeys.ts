import { useEffect } from "react";
import { useKeyHelp, type KeyGroup } from "../../../shared/keys/keyHelp";
import { isTyping } from "../../../shared/keys/isTyping";
import { openMenuByKey } from "../menu/menuEntries";
import { messages } from "../messages.en";
import { useEditorStore } from "../store/EditorContext";
import type { EditorStore } from "../store/editorState";
import { copyText, pasteText } from "./clipboardCommands";
import { commandTable, type Command } from "./commandTable";
import { matches, printed } from "./keySpec";
import { removeSelected } from "./nodeCommands";

const help: KeyGroup = {
  title: messages.keysTitle,
  lines: [
    ...commandTable.map((command) => ({ keys: printed(command.keys[0] ?? ""), does: command.label })),
    { keys: printed("shift+f10"), does: messages.menu.open },
  ],
};

/** Listens to the keys of the editor while it is on screen. */
export function useKeys(): void {
  const editor = useEditorStore();
  useKeyHelp(help);
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    window.addEventListener("keydown", (event) => onKeyDown(editor, event), options);
    document.addEventListener("copy", (event) => onCopy(editor, event), options);
    document.addEventListener("cut", (event) => onCopy(editor, event), options);
    document.addEventListener("paste", (event) => onPaste(editor, event), options);
    return () => listening.abort();
  }, [editor]);
}

function onKeyDown(editor: EditorStore, event: KeyboardEvent): void {
  if (event.defaultPrevented || editor.getState().dialog) return;
  if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
    if (isTyping(event)) return;
    openMenuByKey(editor);
    event.preventDefault();
    return;
  }
  const command = commandTable.find(
    (candidate) => !candidate.byBrowser && candidate.keys.some((spec) => matches(event, spec)),
  );
  if (!command || !mayRun(command, event)) return;
  event.preventDefault();
  if (command.possible(editor.getState())) void command.run(editor);
}

/** Keys that belong to a field stay there; keys that work a button or a tab only count on the canvas. */
function mayRun(command: Command, event: KeyboardEvent): boolean {
  if (isTyping(event)) return command.inFields === true;
  if (event.ctrlKey || event.metaKey || event.altKey || command.inFields) return true;
  const belongsToButton = /^(Enter|Delete|Backspace|Arrow.*)$/.test(event.key);
  const target = event.target;
  const onCanvas = target === document.body || (target instanceof Element && target.closest("[data-keys]") !== null);
  return onCanvas || !belongsToButton;
}

function onCopy(editor: EditorStore, event: ClipboardEvent): void {
  if (belongsToText(event)) return;
  const text = copyText(editor);
  if (text === undefined) return;
  event.clipboardData?.setData("text/plain", text);
  event.preventDefault();
  if (event.type === "cut") removeSelected(editor);
}

function onPaste(editor: EditorStore, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain");
  if (text === undefined || belongsToText(event)) return;
  pasteText(editor, text);
  event.preventDefault();
}

/** Copying what somebody marked on the page, or pasting into a field, is none of our business. */
function belongsToText(event: ClipboardEvent): boolean {
  const inField = event.target instanceof Element && event.target.closest("input, textarea, [role=dialog]") !== null;
  return inField || window.getSelection()?.isCollapsed === false;
}
