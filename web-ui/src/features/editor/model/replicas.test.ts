import { expect, test } from "vitest";
import type { FlowNode, Replicas } from "./flow";
import { canHaveReplicas, replicaFaults, storedReplicas } from "./replicas";
import { component, node, sampleCatalogue } from "./sampleFlow";

const withReplicas = (replicas: Replicas): FlowNode => ({ ...node("rename", "rename-field"), replicas });

test("all can have replicas but sources, operators and publishers", () => {
  const watch = component({ id: "watch-folder", kind: "adapter", name: "Watch folder", inputs: [] });

  const able = [...sampleCatalogue.values(), watch].filter(canHaveReplicas).map(({ id }) => id);

  expect(able).toEqual(["read-csv", "rename-field", "pass"]);
});

test("one replica is not stored, and an attribute only with the order that asks for it", () => {
  expect(storedReplicas(1, "none", "customer")).toBeUndefined();
  expect(storedReplicas(4, "none", "customer")).toEqual({ count: 4, order: "none" });
  expect(storedReplicas(4, "attribute", "customer")).toEqual({ count: 4, order: "attribute", attribute: "customer" });
  expect(storedReplicas(4, "attribute", "")).toEqual({ count: 4, order: "attribute" });
});

test("a count out of range and an attribute without a name are faults", () => {
  const told = (replicas: Replicas) => replicaFaults(withReplicas(replicas)).map(({ pointer, why }) => [pointer, why]);

  expect(replicaFaults(node("rename", "rename-field"))).toEqual([]);
  expect(told({ count: 64, order: "document" })).toEqual([]);
  expect(told({ count: 2, order: "attribute", attribute: "customer" })).toEqual([]);
  expect(told({ count: 65, order: "none" })).toEqual([["/replicas/count", "too-large"]]);
  expect(told({ count: 0, order: "attribute", attribute: " " })).toEqual([
    ["/replicas/count", "too-small"],
    ["/replicas/attribute", "required"],
  ]);
});
