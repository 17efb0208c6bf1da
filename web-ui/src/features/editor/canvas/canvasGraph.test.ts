import { expect, test } from "vitest";
import { moveBy } from "../model/arrange";
import { sampleCatalogue, sampleFlow } from "../model/sampleFlow";
import { nothing } from "../store/createEditor";
import { CanvasGraph } from "./canvasGraph";

test("nodes come with their sizes and ports, so that nothing has to be measured", () => {
  const [read] = new CanvasGraph().nodesOf(sampleFlow, sampleCatalogue, nothing);

  expect(read).toMatchObject({ width: 200, height: 72, measured: { width: 200, height: 72 } });
  expect(read?.handles?.map(({ id, type, x, y }) => [id, type, x, y])).toEqual([
    ["in", "target", -6, 30],
    ["out", "source", 194, 30],
    ["error", "source", 104, 66],
    ["unmatched", "source", 164, 66],
  ]);
});

test("what did not change stays the same object", () => {
  const graph = new CanvasGraph();
  const before = graph.nodesOf(sampleFlow, sampleCatalogue, nothing);
  const wires = graph.wiresOf(sampleFlow, nothing);

  const moved = moveBy(sampleFlow, new Set(["read"]), { x: 10, y: 0 });
  const after = graph.nodesOf(moved, sampleCatalogue, nothing);

  expect(after.map((node, index) => node === before[index])).toEqual([false, true, true]);
  expect(graph.wiresOf(moved, nothing)).toEqual(wires);
  expect(graph.wiresOf(moved, nothing)[0]).toBe(wires[0]);
});
