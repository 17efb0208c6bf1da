import type { Worker } from "../shared/api/types";

/** The ids of flows of which no worker has a process that works, or is about to. */
export function waitingFlows(workers: readonly Worker[]): ReadonlySet<string> {
  const waiting = new Set(workers.filter(isDown).flatMap((worker) => worker.flows));
  for (const worker of workers) {
    if (!isDown(worker)) for (const flow of worker.flows) waiting.delete(flow);
  }
  return waiting;
}

function isDown({ state, lastEnd }: Worker): boolean {
  return state === "waiting" && lastEnd !== undefined;
}
