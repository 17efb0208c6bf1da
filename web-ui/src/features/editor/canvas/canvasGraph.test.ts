import { expect, test } from "vitest";
import { moveBy } from "../model/arrange";
import { flowOf, node, sampleCatalogue, sampleFlow } from "../model/sampleFlow";
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
  const wires = graph.wiresOf(sampleFlow, sampleCatalogue, nothing);

  const moved = moveBy(sampleFlow, new Set(["read"]), { x: 10, y: 0 });
  const after = graph.nodesOf(moved, sampleCatalogue, nothing);

  expect(after.map((node, index) => node === before[index])).toEqual([false, true, true]);
  expect(graph.wiresOf(moved, sampleCatalogue, nothing)).toEqual(wires);
  expect(graph.wiresOf(moved, sampleCatalogue, nothing)[0]).toBe(wires[0]);
});

test("a wire is told by the names of the nodes it joins, and by ports that are not the usual ones", () => {
  const flow = flowOf(
    [{ ...node("a", "route"), label: "By country" }, node("b", "upload")],
    ["a.out > b.in", "a.else > b.in"],
  );
  const graph = new CanvasGraph();

  const told = graph.wiresOf(flow, sampleCatalogue, nothing).map((wire) => wire.ariaLabel);
  const renamed = { ...flow, nodes: flow.nodes.map((each) => ({ ...each, label: "New" })) };

  expect(told).toEqual(["Wire from By country to Upload", "Wire from By country (else) to Upload"]);
  expect(graph.wiresOf(renamed, sampleCatalogue, nothing)[0]?.ariaLabel).toBe("Wire from New to New");
});
