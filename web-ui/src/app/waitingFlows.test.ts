import { expect, test } from "vitest";
import type { Worker, WorkerState } from "../shared/api/types";
import { waitingFlows } from "./waitingFlows";

function worker(state: WorkerState, flows: string[], ended = true): Worker {
  const lastEnd = { at: "2026-11-30T12:00:00Z", cause: "It cannot be started." };
  return { name: "", state, documents: 0, inFlight: 0, restarts: 0, flows, ...(ended ? { lastEnd } : {}) };
}

test("a flow waits when none of its workers has a process", () => {
  const workers = [worker("waiting", ["here", "both"]), worker("ready", ["both", "there"])];

  expect([...waitingFlows(workers)]).toEqual(["here"]);
});

test("it does not wait for one that starts, or that was never needed", () => {
  const workers = [worker("starting", ["here"]), worker("waiting", ["new"], false)];

  expect([...waitingFlows(workers)]).toEqual([]);
});
