import { expect, test } from "vitest";
import { catalogueOf } from "./flow";
import { isDue, isolatedNode, resolved } from "./flowPlace";
import { component, flowOf, node } from "./sampleFlow";

const catalogue = catalogueOf([
  component({ id: "parse", kind: "adapter", name: "Parse", isolated: true }),
  component({ id: "pass", kind: "transformer", name: "Pass" }),
]);

test("the isolated step of a flow is found, unless it is switched off", () => {
  const parse = node("b", "parse");

  expect(isolatedNode(flowOf([node("a", "pass"), parse]), catalogue)).toBe(parse);
  expect(isolatedNode(flowOf([node("a", "pass"), { ...parse, disabled: true }]), catalogue)).toBeUndefined();
});

test.each([
  ["auto", true, 1, "worker"],
  ["auto", true, 0, "server"],
  ["auto", false, 1, "server"],
  ["server", true, 1, "server"],
  ["worker", false, 1, "worker"],
  ["workers", false, 2, "workers"],
] as const)("%s with an isolated step (%s) and %i workers is the place %s", (place, isolated, workers, expected) => {
  expect(resolved(place, isolated, workers)).toBe(expected);
});

test.each([
  ["server", 0, 2, false],
  ["server", 1, 2, true],
  ["worker", 0, 2, true],
  ["worker", 1, 2, false],
  ["worker", 2, 2, true],
  ["workers", 0, 2, true],
  ["workers", 1, 2, true],
  ["workers", 2, 3, false],
  ["workers", 1, 1, false],
  ["workers", 0, 1, true],
] as const)(
  "a flow set to %s that is in %i of %i workers would be elsewhere: %s",
  (place, runsIn, workers, expected) => {
    expect(isDue(place, runsIn, workers)).toBe(expected);
  },
);
