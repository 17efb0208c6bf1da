import { expect, test } from "vitest";
import { heapOf } from "./heap";

const mebibyte = 1024 ** 2;

test("a heap is told in the megabytes it was set in", () => {
  const heap = heapOf({ heapUsed: 52.4 * mebibyte, heapMax: 256 * mebibyte });

  expect(heap).toEqual({ used: 52, max: 256, unit: "MB", percent: 20, nearlyFull: false });
});

test("a large heap is told in gigabytes", () => {
  const heap = heapOf({ heapUsed: 1300 * mebibyte, heapMax: 4096 * mebibyte });

  expect(heap).toMatchObject({ used: 1.3, max: 4, unit: "GB" });
});

test.each([
  [89, false],
  [90, true],
  [100, true],
])("a heap of which %d per cent are used is nearly full: %s", (used, nearlyFull) => {
  expect(heapOf({ heapUsed: used * mebibyte, heapMax: 100 * mebibyte })).toMatchObject({ percent: used, nearlyFull });
});

test("a heap never counts as more than full", () => {
  expect(heapOf({ heapUsed: 300, heapMax: 200 })?.percent).toBe(100);
});

test.each([{}, { heapUsed: 1 }, { heapMax: 1 }, { heapUsed: 0, heapMax: 0 }])("%o says nothing of a heap", (worker) => {
  expect(heapOf(worker)).toBeUndefined();
});
