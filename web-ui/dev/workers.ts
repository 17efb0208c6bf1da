import type { Flow, Worker } from "../src/shared/api/types.ts";
import { catalogue } from "./catalogue.ts";
import { nextTurn, world } from "./world.ts";

const mebibyte = 1024 ** 2;
const heapMax = 256 * mebibyte;
const byHand = "It was restarted by hand.";
/** Milliseconds from the end of a process until the next one is ready. */
const startTime = 4000;

/** One that is ready and busy, one that starts after it ran out of memory, one that is ready and idle. */
export function busyWorkers(): Worker[] {
  return [
    {
      name: "worker-1",
      state: "ready",
      pid: 48_213,
      startedAt: ago(26 * 3600),
      documents: 18_204,
      inFlight: 7,
      heapUsed: 171 * mebibyte,
      heapMax,
      restarts: 0,
      flows: ["orders", "mixed"],
    },
    {
      name: "worker-2",
      state: "starting",
      pid: 51_877,
      startedAt: ago(2),
      documents: 0,
      inFlight: 0,
      restarts: 3,
      lastEnd: { at: ago(65), cause: "It ran out of memory: its heap of 256 MB was full." },
      flows: [],
    },
    {
      name: "worker-3",
      state: "ready",
      pid: 48_215,
      startedAt: ago(40 * 60),
      documents: 311,
      inFlight: 0,
      heapUsed: 52 * mebibyte,
      heapMax,
      restarts: 1,
      lastEnd: { at: ago(40 * 60), cause: byHand },
      flows: ["orders"],
    },
  ];
}

/** Ends the process of a worker; `work` lets it be ready again. */
export function restart({ name, restarts, flows }: Worker): void {
  const lastEnd = { at: ago(0), cause: byHand };
  replace({ name, state: "starting", documents: 0, inFlight: 0, restarts: restarts + 1, lastEnd, flows });
}

/** What workers do in a second, so that live numbers move. */
export function work(): void {
  for (const worker of world.workers) {
    if (isDue(worker)) {
      const heapUsed = 18 * mebibyte;
      replace({ ...worker, state: "ready", pid: 52_000 + nextTurn(), startedAt: ago(0), heapUsed, heapMax });
    }
    if (worker.inFlight === 0) continue;
    const heapUsed = Math.round(heapMax * (0.4 + Math.random() * 0.4));
    replace({ ...worker, documents: worker.documents + 1, inFlight: 3 + Math.floor(Math.random() * 6), heapUsed });
  }
}

/** Lets a flow run where it is set to run now, or nowhere if it is stopped. */
export function move({ id, state, live }: Flow): void {
  const isolated = live?.nodes.some((node) => catalogue.some((known) => known.id === node.component && known.isolated));
  const place = world.places.get(id) ?? "auto";
  const one = place === "worker" || (place === "auto" && isolated === true);
  world.workers = world.workers.map((worker, index) => {
    const flows = worker.flows.filter((flow) => flow !== id);
    const here = state === "running" && (place === "workers" || (one && index === 0));
    return { ...worker, flows: here ? [...flows, id] : flows };
  });
}

function isDue({ state, lastEnd }: Worker): boolean {
  return state === "starting" && lastEnd?.cause === byHand && Date.now() - Date.parse(lastEnd.at) > startTime;
}

function replace(worker: Worker): void {
  world.workers = world.workers.map((other) => (other.name === worker.name ? worker : other));
}

function ago(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString();
}
