import { expect, test } from "vitest";
import { sampleCatalogue, sampleFlow } from "../model/sampleFlow";
import { createEditor } from "../store/createEditor";
import type { Chooser } from "../store/editorState";
import { chooserList } from "./chooserItems";

const at = { x: 0, y: 0 };
const flow = {
  id: "orders",
  draft: sampleFlow,
  etag: '"1"',
  state: "draft" as const,
  changed: true,
  problems: [],
  updatedAt: "2026-11-22T12:00:00Z",
};
const editor = createEditor(flow, sampleCatalogue);

function names(chooser: Chooser, all = false): { title: string; names: string[]; leftOut: number } {
  const list = chooserList(editor.getState(), chooser, all);
  return { title: list.title, names: list.items.map((item) => item.name), leftOut: list.leftOut };
}

test("all components can be added to nothing", () => {
  expect(names({ kind: "add", at, place: at })).toEqual({
    title: "Add a component",
    names: ["Read CSV", "Pass", "Rename field", "Route", "Upload"],
    leftOut: 0,
  });
});

test("after a port only what fits is offered, the rest on request", () => {
  const from = { node: "read", port: "out", direction: "output" as const };

  expect(names({ kind: "add", at, place: at, from })).toEqual({
    title: "Add after Read CSV",
    names: ["Pass", "Rename field", "Route", "Upload"],
    leftOut: 1,
  });
  expect(names({ kind: "add", at, place: at, from }, true).names).toContain("Read CSV");
});

test("into a wire only what fits both its ends is offered", () => {
  expect(names({ kind: "insert", at, wire: "read.out-rename.in" }).names).toEqual(["Pass", "Rename field", "Route"]);
});

test("connect to offers every wire that can be drawn", () => {
  const { items } = chooserList(editor.getState(), { kind: "connect", at, node: "read" }, false);

  expect(items.map((item) => `${item.group} ${item.name}`)).toEqual([
    'Output "out" to Upload',
    'Output "error" to Rename field',
    'Output "error" to Upload',
  ]);
});

test("connect to offers ways out of an error last", () => {
  const apart = createEditor({ ...flow, draft: { ...sampleFlow, wires: [] } }, sampleCatalogue);

  const { items } = chooserList(apart.getState(), { kind: "connect", at, node: "rename" }, false);

  expect(items.map((item) => `${item.group} ${item.name} ${item.more}`.trim())).toEqual([
    'Output "out" to Upload',
    'Input "in" from Read CSV',
    'Input "in" from Read CSV error',
    'Input "in" from Upload error',
    'Output "error" to Read CSV',
    'Output "error" to Upload',
  ]);
});

test("a chosen wire is drawn", () => {
  const [first] = chooserList(editor.getState(), { kind: "connect", at, node: "read" }, false).items;

  first?.run(editor);

  expect(editor.getState().flow.wires.at(-1)?.id).toBe("read.out-upload.in");
});
