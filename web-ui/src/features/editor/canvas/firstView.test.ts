import { expect, test } from "vitest";
import { flowOf, node } from "../model/sampleFlow";
import { firstView } from "./firstView";

const window = { width: 1570, height: 980 };

test("a flow that can be read as a whole is shown as a whole", () => {
  const flow = flowOf(["a", "b", "c"].map((id) => node(id, "pass")));

  expect(firstView(flow, window)).toBeUndefined();
  expect(firstView(flowOf([]), window)).toBeUndefined();
});

test("a large flow opens at its beginning", () => {
  const ids = Array.from({ length: 40 }, (_, index) => `n${index}`);
  const flow = flowOf(ids.map((id) => node(id, "pass")));

  expect(firstView(flow, window)).toEqual({ zoom: 0.7, x: 60, y: 300 });
});
