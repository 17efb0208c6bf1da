import { expect, test } from "vitest";
import type { FlowPlan } from "./flow";
import { companionsOf, handoverOf } from "./plan";
import { flowOf, sampleFlow } from "./sampleFlow";

const plan: FlowPlan = {
  tasklets: [["read", "rename"], ["upload"]],
  queues: [{ wire: "rename.out-upload.in", reason: "blocking", node: "upload" }],
};

test("a wire within a tasklet is direct, and one between tasklets says why it is not", () => {
  expect(sampleFlow.wires.map((wire) => handoverOf(plan, wire))).toEqual([
    { direct: true },
    { direct: false, reason: "blocking", node: "upload" },
  ]);
});

test("of a wire that is newer than the plan nothing is known", () => {
  const [wire] = flowOf([], ["read.out > upload.in"]).wires;

  expect(wire && handoverOf(plan, wire)).toBeUndefined();
});

test("a node runs together with the others of its tasklet", () => {
  expect(companionsOf(plan, "read")).toEqual(["rename"]);
  expect(companionsOf(plan, "upload")).toEqual([]);
});
