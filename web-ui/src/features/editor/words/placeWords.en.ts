import type { FlowPlace } from "../../../shared/api/types";
import { list } from "../../../shared/format/format";

const names: Record<FlowPlace, string> = {
  auto: "Automatic",
  server: "In the server",
  worker: "In one worker",
  workers: "In all workers",
};

/** Where a flow runs. */
export const placeWords = {
  place: {
    title: "Where it runs",
    names,
    hints: {
      auto: "In one worker if a step is isolated, such as Read documents. Else in the server.",
      server: "Whatever its steps do. If one of them crashes, the server and all flows go down with it.",
      worker: "In a process beside the server. If a step crashes, only that process is replaced.",
      workers: "Each handles some of the documents. What a step gathers, such as Merge, each gathers by itself.",
    } satisfies Record<FlowPlace, string>,
    isolated: (step: string) => `Automatic: in one worker, because ${step} is isolated.`,
    notIsolated: "Automatic: in the server, because no step is isolated.",
    noneToIsolate: (step: string) =>
      `Automatic: in the server, though ${step} is isolated, because there are no workers.`,
    summary: (place: Exclude<FlowPlace, "auto">) => `${names[place]}.`,
    counts: "A change counts from the next start or publication on.",
    none: {
      before: "This server has no workers, so all flows run in the server. The setting ",
      setting: "pypes.workers.number",
      after: " allows for some.",
    },
    nowhere: {
      before: "The flow cannot start in a worker, because this server has none. Choose another place, or set ",
      setting: "pypes.workers.number",
      after: " to 1 or more.",
    },
    now: (workers: readonly string[]) =>
      `The live version still runs in ${workers.length === 0 ? "the server" : list(workers)}. ` +
      "The change counts from the next start or publication on.",
    runsIn: "Now in ",
    publish: "Publish…",
    publishAgain: "Publish again…",
    done: (place: FlowPlace) => `${names[place]}, from the next start or publication on.`,
  },
};
