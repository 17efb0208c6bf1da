import { expect, test } from "vitest";
import { alongWires } from "./order";
import { flowOf, node } from "./sampleFlow";

/** Nodes have one letter, wires two. */
function order(letters: string, ...wires: string[]): string {
  const ids = Array.from(letters);
  const flow = flowOf(
    ids.map((id) => node(id, "pass")),
    wires.map((wire) => `${wire.charAt(0)}.out > ${wire.charAt(1)}.in`),
  );
  return alongWires(flow, ids).join("");
}

test("a node comes after those that lead to it, wherever it lies", () => {
  expect(order("dbca", "ab", "bc", "cd")).toBe("abcd");
});

test("a branch is told to its end before the next one", () => {
  expect(order("abcdef", "ab", "ac", "bd", "ce", "df", "ef")).toBe("abdcef");
});

test("flows side by side are told one after the other", () => {
  expect(order("acbd", "ab", "cd")).toBe("abcd");
});

test("nodes in a circle are told once", () => {
  expect(order("abc", "ab", "bc", "cb")).toBe("abc");
  expect(order("bca", "ab", "bc", "ca")).toBe("abc");
});
