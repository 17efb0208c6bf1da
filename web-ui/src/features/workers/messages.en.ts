import type { WorkerState } from "../../shared/api/types";
import { count } from "../../shared/format/format";
import type { Heap } from "./model/heap";

export const messages = {
  title: "Workers",
  lead: "Processes beside the server that flows run in. If one ends, the server starts it again and no document is lost.",
  none: "No worker processes",
  noneText: {
    before: "All flows run inside the server, and one that is set to run in a worker does not start. The setting ",
    setting: "pypes.workers.number",
    after: " allows for some.",
  },
  state: {
    starting: "Starting",
    ready: "Ready",
    ending: "Ending",
    waiting: "Waiting",
  } satisfies Record<WorkerState, string>,
  waiting: "It did not start, or ended before it did anything. It is tried again after a pause.",
  notNeeded: "It is started when a flow needs it.",
  spare: (pid: number) => `One more process, ${pid}, is ready to take the place of one that ends.`,
  columns: {
    name: "Worker",
    state: "State",
    since: "Started",
    flows: "Flows",
    documents: "Documents",
    inFlight: "In flight",
    heap: "Heap",
    restarts: "Restarts",
    actions: "Actions",
  },
  hints: {
    documents: "Documents that ended in it since it started",
    inFlight: "Documents that are in it now",
    restarts: "Since the server started",
  },
  process: (pid: number) => `Process ${pid}`,
  noFlows: "None",
  moreFlows: (many: number) => `and ${count(many)} more`,
  fewerFlows: "show fewer",
  unknown: "–",
  heap: ({ used, max, unit }: Heap) => `${count(used)} of ${count(max)} ${unit}`,
  lastEnd: "Last end:",
  restart: "Restart",
  noProcess: "It has no process now that could be restarted.",
  endsAlready: "Its process is ending already.",
  restartNamed: (name: string) => `Restart ${name}`,
  restarted: (name: string) => `${name} is being restarted.`,
  question: {
    title: (name: string) => `Restart ${name}?`,
    text: (many: number) =>
      many === 1
        ? "One document is in it now. It goes to another worker, or waits until one is ready. Nothing is lost."
        : `${count(many)} documents are in it now. They go to another worker, or wait until one is ready. Nothing is lost.`,
    action: "Restart",
  },
};
