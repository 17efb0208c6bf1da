import { expect, test } from "vitest";
import { messages } from "../messages.en";
import { digest } from "./digest";
import { parameterFaults } from "./parameterCheck";
import { fieldsOf, isShown } from "./parameterSchema";
import { isAtOrBelow, pointerTo, withValue } from "./pointer";
import { component, node } from "./sampleFlow";

const schema = {
  type: "object",
  required: ["path", "keys"],
  properties: {
    size: { type: "integer", title: "Size", minimum: 1, maximum: 10, "x-unit": "rows", "x-order": 1 },
    path: { type: "string", title: "Path", "x-order": 0 },
    wait: { type: "string", format: "duration", pattern: "^\\d+(ms|s|m|h|d)$", title: "Wait" },
    append: { type: "boolean", title: "Append", default: true },
    rotate: { type: "string", title: "Rotate", "x-show-if": "append=true" },
    mode: { type: "string", enum: ["one", "two"], "x-enum-titles": ["One", "Two"], title: "Mode" },
    keys: { type: "array", minItems: 1, items: { type: "string" }, title: "Keys" },
    names: { type: "object", additionalProperties: { type: "string" }, title: "Names" },
    odd: { oneOf: [] },
  },
};

function told(parameters: Record<string, unknown>): string[] {
  return parameterFaults(schema, parameters).map((fault) => `${fault.pointer} ${messages.problems.fault(fault)}`);
}

test("fields come in the order of the author, whatever is unknown last", () => {
  expect(fieldsOf(schema).map(({ name, type }) => `${name} ${type}`)).toEqual([
    "path text",
    "size number",
    "wait text",
    "append flag",
    "rotate text",
    "mode choice",
    "keys list",
    "names map",
    "odd raw",
  ]);
});

test("right parameters have no faults", () => {
  expect(told({ path: "a", keys: ["b"], size: 10, wait: "5m", mode: "one", names: { a: "b" }, odd: 3 })).toEqual([]);
});

test("each fault names its place", () => {
  expect(told({})).toEqual(["/path Required", "/keys Required"]);
  expect(
    told({ path: "a", keys: ["", 1], size: 0, wait: "soon", mode: "three", names: { "a/b": 1 }, extra: 1 }),
  ).toEqual([
    "/size Must be 1 or more",
    "/wait Must be a length of time such as 500ms, 30s or 5m",
    "/mode Must be one of one, two",
    "/keys/0 Required",
    "/keys/1 Must be text",
    "/names/a~1b Must be text",
    "/extra This component has no such setting",
  ]);
  expect(told({ path: "a", keys: ["a"], size: 1.5 })).toEqual(["/size Must be a whole number"]);
  expect(told({ path: "a", keys: ["a"], size: 11 })).toEqual(["/size Must be 10 or less"]);
});

test("a field is shown where its condition holds, defaults counting", () => {
  const fields = fieldsOf(schema);
  const rotate = fields.find((field) => field.name === "rotate");
  if (!rotate) throw new Error("no field");

  expect(isShown(rotate, fields, {})).toBe(true);
  expect(isShown(rotate, fields, { append: false })).toBe(false);
});

test("values are set and taken out by path", () => {
  const data = { a: [{ b: 1 }, { b: 2 }] };

  expect(withValue(data, ["a", 1, "b"], 3)).toEqual({ a: [{ b: 1 }, { b: 3 }] });
  expect(withValue(data, ["a", 2], { b: 9 })).toEqual({ a: [{ b: 1 }, { b: 2 }, { b: 9 }] });
  expect(withValue(data, ["a", 0], undefined)).toEqual({ a: [{ b: 2 }] });
  expect(withValue(data, ["a"], undefined)).toEqual({});
  expect(pointerTo(["a", 0, "b/c~d"])).toBe("/a/0/b~1c~0d");
  expect([isAtOrBelow("/a/0", "/a"), isAtOrBelow("/ab", "/a")]).toEqual([true, false]);
});

test("the digest tells what is set", () => {
  const described = component({ id: "x", kind: "filter", name: "X", parameters: schema });

  expect(digest(node("x", "x"), described)).toBeUndefined();
  expect(digest(node("x", "x", { path: "out.csv", size: 5, keys: ["a", "b"], append: true }), described)).toBe(
    "out.csv · 5 rows · Append",
  );
});
