import { expect, test } from "vitest";
import { setParameter } from "../commands/settingCommands";
import { moveSelected, removeSelected } from "../commands/nodeCommands";
import { nodesById } from "../model/flowIndex";
import { sampleCatalogue, sampleFlow } from "../model/sampleFlow";
import { createEditor } from "./createEditor";
import { edit, redoStep, select, undoStep } from "./edit";

function opened() {
  return createEditor(
    {
      id: "orders",
      draft: sampleFlow,
      etag: '"1"',
      state: "draft",
      changed: true,
      problems: [],
      updatedAt: "2026-11-22T12:00:00Z",
    },
    sampleCatalogue,
  );
}

test("an edit is undone and done again, and what is gone is no longer selected", () => {
  const editor = opened();
  select(editor, ["rename", "read"]);

  removeSelected(editor);
  expect(editor.getState().selection.nodes).toEqual(new Set());
  undoStep(editor);
  expect(editor.getState().flow).toBe(sampleFlow);
  redoStep(editor);

  expect([...nodesById(editor.getState().flow).keys()]).toEqual(["upload"]);
});

test("typing into one field is one step, the next field another", () => {
  const editor = opened();

  for (const text of ["M", "Ma", "Mai", "Mail"]) setParameter(editor, "rename", ["from"], text);
  setParameter(editor, "rename", ["to"], "e");
  setParameter(editor, "rename", ["to"], undefined);

  expect(editor.getState().history.past.map((step) => step.name)).toEqual([
    "Change Rename field",
    "Change Rename field",
  ]);
  undoStep(editor);
  undoStep(editor);
  expect(editor.getState().flow).toBe(sampleFlow);
});

test("moving by key is one step", () => {
  const editor = opened();
  select(editor, ["read"]);

  moveSelected(editor, { x: 10, y: 0 });
  moveSelected(editor, { x: 10, y: 0 });

  expect(editor.getState().flow.layout["read"]).toEqual({ x: 20, y: 0 });
  expect(editor.getState().history.past).toHaveLength(1);
});

test("problems follow the flow", () => {
  const editor = opened();

  setParameter(editor, "rename", ["from"], undefined);
  expect(editor.getState().problems.map((problem) => problem.message)).toEqual(['"From" is required.']);
  undoStep(editor);

  expect(editor.getState().problems).toEqual([]);
});

test("nothing is changed where one may only look", () => {
  const editor = opened();
  editor.setState({ readOnly: true });

  edit(editor, { name: "Rename the flow", flow: { ...sampleFlow, name: "Other" } });

  expect(editor.getState().flow).toBe(sampleFlow);
});
