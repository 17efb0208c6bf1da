import { expect, test } from "vitest";
import { addAt, addBeside, addFromPalette, addIntoWire, replaceBy, spliceDragged } from "../commands/addCommands";
import { copyText, duplicateSelected, pasteText } from "../commands/clipboardCommands";
import * as nodes from "../commands/nodeCommands";
import * as settings from "../commands/settingCommands";
import { drawWire, drawWireToNode, moveWire, removeWire } from "../commands/wireCommands";
import type { PortEnd } from "../model/connect";
import type { ComponentDescription, FlowFile } from "../model/flow";
import { flowOf, node, sampleCatalogue } from "../model/sampleFlow";
import { createEditor } from "./createEditor";
import { redoStep, select, undoStep } from "./edit";
import type { EditorStore } from "./editorState";

/** `read > rename > upload`, and a pass that lies apart. */
const flow: FlowFile = flowOf(
  [
    node("read", "read-csv"),
    node("rename", "rename-field", { from: "a", to: "b" }),
    node("upload", "upload"),
    node("apart", "pass"),
  ],
  ["read.out > rename.in", "rename.out > upload.in"],
);

function pass(): ComponentDescription {
  const found = sampleCatalogue.get("pass");
  if (!found) throw new Error('The sample catalogue has no "pass".');
  return found;
}

const output = (name: string): PortEnd => ({ node: name, port: "out", direction: "output" });
const input = (name: string): PortEnd => ({ node: name, port: "in", direction: "input" });

const actions: Record<string, (editor: EditorStore) => unknown> = {
  "adding at a place": (editor) => addAt(editor, pass(), { x: 0, y: 200 }),
  "adding beside a port": (editor) => addBeside(editor, pass(), output("rename")),
  "adding from the palette": (editor) => addFromPalette(editor, pass()),
  "adding into a wire": (editor) => addIntoWire(editor, pass(), "read.out-rename.in"),
  "dropping on a wire": (editor) => spliceDragged(editor, "apart", "read.out-rename.in", "drag"),
  replacing: (editor) => replaceBy(editor, "rename", pass()),
  connecting: (editor) => drawWire(editor, output("rename"), input("apart")),
  "connecting to a component": (editor) => drawWireToNode(editor, output("apart"), "upload"),
  "moving a wire": (editor) =>
    moveWire(editor, "rename.out-upload.in", { node: "rename", port: "out" }, { node: "apart", port: "in" }),
  "removing a wire": (editor) => removeWire(editor, "read.out-rename.in"),
  deleting: (editor) => {
    select(editor, ["rename"]);
    nodes.removeSelected(editor);
  },
  "deleting and rejoining": (editor) => {
    select(editor, ["rename"]);
    nodes.removeAndHealSelected(editor);
  },
  "switching off": (editor) => {
    select(editor, ["rename"]);
    nodes.toggleSelected(editor);
  },
  "moving by key": (editor) => {
    select(editor, ["rename"]);
    nodes.moveSelected(editor, { x: 10, y: 10 });
  },
  aligning: (editor) => {
    select(editor, ["read", "rename"]);
    nodes.alignSelected(editor, "right");
  },
  duplicating: (editor) => {
    select(editor, ["read", "rename"]);
    duplicateSelected(editor);
  },
  pasting: (editor) => {
    select(editor, ["rename"]);
    pasteText(editor, copyText(editor) ?? "", { x: 0, y: 300 });
  },
  "setting a parameter": (editor) => settings.setParameter(editor, "rename", ["to"], "c"),
  "taking out a parameter": (editor) => settings.setParameter(editor, "rename", ["to"], undefined),
  "setting a secret": (editor) => settings.setParameter(editor, "upload", ["password"], "secret"),
  labelling: (editor) => settings.setLabel(editor, "rename", "Mail"),
  "saying what happens to failures": (editor) =>
    settings.setErrorPolicy(editor, "rename", { retries: 1, backoff: "1s", timeout: "30s" }),
  "setting replicas": (editor) => settings.setReplicas(editor, "rename", { count: 4, order: "document" }),
  "renaming the flow": (editor) => settings.setFlowName(editor, "Other"),
  "describing the flow": (editor) => settings.setFlowDescription(editor, "What for"),
};

function opened(): EditorStore {
  const problems: [] = [];
  const updatedAt = "2026-11-22T12:00:00Z";
  const told = { id: "orders", draft: flow, etag: '"1"', state: "draft" as const, changed: true, problems, updatedAt };
  return createEditor(told, sampleCatalogue);
}

test.each(Object.entries(actions))("%s is one step that is undone and done again", (_, act) => {
  const editor = opened();

  act(editor);
  const after = editor.getState().flow;
  expect(after).not.toEqual(flow);
  expect(editor.getState().history.past).toHaveLength(1);

  undoStep(editor);
  expect(editor.getState().flow).toBe(flow);
  redoStep(editor);
  expect(editor.getState().flow).toBe(after);
});

test("all of them one after another are undone to the beginning and done again to the end", () => {
  const editor = opened();
  for (const act of Object.values(actions)) act(editor);
  const end = editor.getState().flow;
  const steps = editor.getState().history.past.length;

  for (let step = 0; step < steps; step += 1) undoStep(editor);
  expect(editor.getState().flow).toBe(flow);
  for (let step = 0; step < steps; step += 1) redoStep(editor);
  expect(editor.getState().flow).toBe(end);
});
