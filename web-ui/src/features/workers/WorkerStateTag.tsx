import type { WorkerState } from "../../shared/api/types";
import { Tag, type Tone } from "../../shared/layout/Tag";
import { messages } from "./messages.en";

const tones: Record<WorkerState, Tone> = { starting: "accent", ready: "success", ending: "warning", waiting: "error" };

export function WorkerStateTag({ state }: { state: WorkerState }) {
  return (
    <Tag tone={tones[state]} dot>
      {messages.state[state]}
    </Tag>
  );
}
