import type { FlowPlace } from "../../../shared/api/types";
import { list } from "../../../shared/format/format";

const targets: Record<Exclude<FlowPlace, "auto">, string> = {
  server: "the server",
  worker: "one worker",
  workers: "all workers",
};

/** Said only when a flow is published, so not loaded with the editor. */
export const moveWords = {
  move: (from: readonly string[], to: Exclude<FlowPlace, "auto">) =>
    `It moves from ${from.length === 0 ? targets.server : list(from)} to ${targets[to]}.`,
};
