import { useContact } from "../../shared/api/contact";
import type { Worker, WorkerState } from "../../shared/api/types";
import { Tag, type Tone } from "../../shared/layout/Tag";
import { messages } from "./messages.en";

const tones: Record<WorkerState, Tone> = { starting: "accent", ready: "success", ending: "warning", waiting: "error" };

/** One that waits because no flow has needed it yet is no cause for alarm. What was once told is grey. */
export function WorkerStateTag({ worker: { state, lastEnd } }: { worker: Worker }) {
  const calm = state === "waiting" && lastEnd === undefined;
  const lost = useContact((contact) => contact.lost);
  return (
    <Tag tone={calm || lost ? "neutral" : tones[state]} dot>
      {messages.state[state]}
    </Tag>
  );
}
