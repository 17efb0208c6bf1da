import { expect, test } from "vitest";
import { flowOf, node } from "./sampleFlow";
import { firstNode, inReadingOrder, neighbour } from "./walk";

const flow = {
  ...flowOf(
    [node("a", "read-csv"), node("b", "pass"), node("c", "pass"), node("d", "upload")],
    ["a.out > b.in", "a.out > c.in", "c.out > d.in"],
  ),
  layout: { a: { x: 0, y: 100 }, b: { x: 280, y: 0 }, c: { x: 280, y: 120 }, d: { x: 560, y: 120 } },
};

test("arrows walk along wires to the nearest node", () => {
  expect(neighbour(flow, "a", "right")).toBe("c");
  expect(neighbour(flow, "c", "right")).toBe("d");
  expect(neighbour(flow, "d", "left")).toBe("c");
  expect(neighbour(flow, "d", "right")).toBeUndefined();
});

test("up and down lead to the nearest node above and below", () => {
  expect(neighbour(flow, "c", "up")).toBe("b");
  expect(neighbour(flow, "b", "down")).toBe("c");
});

test("walking begins where documents come in", () => {
  expect(firstNode(flow)).toBe("a");
  expect(firstNode(flowOf([]))).toBeUndefined();
});

test("a flow that is drawn in two rows is read along its wires", () => {
  const rows = {
    ...flowOf(
      ["a", "b", "c", "d"].map((id) => node(id, "pass")),
      ["a.out > b.in", "b.out > c.in", "c.out > d.in"],
    ),
    layout: { a: { x: 0, y: 0 }, b: { x: 280, y: 0 }, c: { x: 0, y: 120 }, d: { x: 280, y: 120 } },
  };

  expect(inReadingOrder(rows).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
});
