import type { Worker, WorkerState } from "../../shared/api/types";
import { Tag, type Tone } from "../../shared/layout/Tag";
import { messages } from "./messages.en";

const tones: Record<WorkerState, Tone> = { starting: "accent", ready: "success", ending: "warning", waiting: "error" };

/** One that waits because no flow has needed it yet is no cause for alarm. */
export function WorkerStateTag({ worker: { state, lastEnd } }: { worker: Worker }) {
  const calm = state === "waiting" && lastEnd === undefined;
  return (
    <Tag tone={calm ? "neutral" : tones[state]} dot>
      {messages.state[state]}
    </Tag>
  );
}
