import { expect, test } from "vitest";
import type { LiveNumbers as Told } from "../../../shared/api/types";
import { LiveNumbers } from "./LiveNumbers";

function told(second: number, seen: number): Told {
  const documents = { accepted: 0, inFlight: 0, published: 0, dropped: 0, deadLettered: 0, waiting: 0, draining: 0 };
  return {
    at: new Date(second * 1_000).toISOString(),
    state: "running",
    documents,
    deadLetters: 0,
    nodes: [
      { id: "a", in: seen, out: seen, dropped: 0, failed: 0, retrying: 0, busy: 0 },
      { id: "b", in: 5, out: 5, dropped: 0, failed: 0, retrying: 0, busy: 0 },
    ],
    wires: [{ id: "w", count: seen, queued: 1, capacity: 10 }],
  };
}

test("a rate is what passed since the last look", () => {
  const live = new LiveNumbers();
  live.take(told(0, 10));

  live.take(told(2, 50));

  expect(live.node("a")).toEqual({ in: 50, done: 50, dropped: 0, failed: 0, retrying: 0, rate: 20 });
  expect(live.wire("w")).toEqual({ count: 50, queued: 1, capacity: 10, flowing: true });
});

test("what became of the documents is told as the server tells it", () => {
  const live = new LiveNumbers();
  expect(live.flow()).toBeUndefined();

  live.take(told(0, 10));

  expect(live.flow()).toEqual(told(0, 10).documents);
});

test("numbers that stay the same stay the same object", () => {
  const live = new LiveNumbers();
  live.take(told(0, 10));
  const before = live.node("b");

  live.take(told(1, 20));

  expect(live.node("b")).toBe(before);
});

test("numbers of a lost server stay, and are known to be old", () => {
  const live = new LiveNumbers();
  live.take(told(0, 10));

  live.lose();
  expect([live.state().lost, live.node("a")?.done]).toEqual([true, 10]);
  live.take(told(9, 10));

  expect(live.state().lost).toBe(false);
});

test("a server that started anew gives no negative rate", () => {
  const live = new LiveNumbers();
  live.take(told(0, 100));

  live.take(told(1, 3));

  expect(live.node("a")?.rate).toBe(0);
});
