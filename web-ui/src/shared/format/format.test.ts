import { expect, test } from "vitest";
import { ago, bytes, count, list } from "./format";

test("counts have separators", () => {
  expect(count(1234567)).toBe("1,234,567");
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1 kB"],
  [48_213, "48.2 kB"],
  [5_000_000_000, "5 GB"],
  [7e15, "7,000 TB"],
])("%d bytes are %s", (size, text) => {
  expect(bytes(size)).toBe(text);
});

test.each([
  [-5, "now"],
  [59, "now"],
  [60, "1 minute ago"],
  [7_300, "2 hours ago"],
  [90_000, "yesterday"],
])("%d seconds ago is %s", (seconds, text) => {
  const now = new Date("2026-11-22T12:00:00Z");

  expect(ago(new Date(now.getTime() - seconds * 1000), now)).toBe(text);
});

test("a list ends with and", () => {
  expect(list(["a", "b", "c"])).toBe("a, b and c");
});
