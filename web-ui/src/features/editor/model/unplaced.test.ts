import { expect, test } from "vitest";
import { flowOf, node } from "./sampleFlow";
import { withPlaces } from "./unplaced";

const wired = flowOf(
  ["d", "c", "b", "a"].map((id) => node(id, "pass")),
  ["a.out > b.in", "a.out > c.in", "b.out > d.in", "c.out > d.in"],
);

function places(flow: typeof wired): [string, number, number][] {
  const { layout } = withPlaces(flow);
  return flow.nodes.map(({ id }) => [id, layout[id]?.x ?? NaN, layout[id]?.y ?? NaN]);
}

test("a flow that was not drawn lies in columns along its wires", () => {
  expect(places({ ...wired, layout: {} })).toEqual([
    ["d", 640, 0],
    ["c", 320, 0],
    ["b", 320, 110],
    ["a", 0, 0],
  ]);
});

test("nodes without a place lie below those that have one", () => {
  expect(places({ ...wired, layout: { a: { x: 50, y: 20 }, b: { x: 400, y: 20 } } })).toEqual([
    ["d", 690, 130],
    ["c", 370, 130],
    ["b", 400, 20],
    ["a", 50, 20],
  ]);
});

test("nodes in a circle lie apart too", () => {
  const circle = flowOf([node("a", "pass"), node("b", "pass")], ["a.out > b.in", "b.out > a.in"]);

  const [a, b] = places({ ...circle, layout: {} });

  expect(a?.slice(1)).not.toEqual(b?.slice(1));
});

test("a flow that was drawn stays as it is", () => {
  expect(withPlaces(wired)).toBe(wired);
});
