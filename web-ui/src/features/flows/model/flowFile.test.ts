import { expect, test } from "vitest";
import { emptyFlow, fileName, readFlow } from "./flowFile";

test("an exported flow is read as it was", () => {
  const flow = emptyFlow("Orders");

  expect(readFlow(JSON.stringify(flow))).toEqual({ kind: "flow", flow });
});

test("a flow written by hand needs no layout", () => {
  const { layout, ...flow } = emptyFlow("Orders");

  expect(readFlow(JSON.stringify(flow))).toEqual({ kind: "flow", flow: { ...flow, layout } });
});

test("text that is not JSON is told apart", () => {
  expect(readFlow("Order;Customer")).toEqual({ kind: "not-json" });
});

test.each(["null", "[]", "{}", '{"format":"pypes.flow/2"}', '{"format":"pypes.flow/1","name":"x","nodes":{}}'])(
  "%s is not a flow",
  (text) => {
    expect(readFlow(text)).toEqual({ kind: "not-a-flow" });
  },
);

test.each([
  ["Incoming invoices", "incoming-invoices.flow.json"],
  ["Über/Maß?", "über-maß.flow.json"],
  ["…", "flow.flow.json"],
])("%s is exported as %s", (name, file) => {
  expect(fileName(name)).toBe(file);
});
