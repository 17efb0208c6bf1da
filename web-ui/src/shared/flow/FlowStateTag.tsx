import type { FlowState } from "../api/types";
import { Tag, type Tone } from "../layout/Tag";
import { messages } from "../messages.en";

const tones: Record<FlowState, Tone> = { draft: "neutral", running: "success", stopped: "neutral", failed: "error" };

/** Whether a flow is live, and in which version. */
export function FlowStateTag({ state, revision }: { state: FlowState; revision?: number | undefined }) {
  const word = messages.flow.state[state];
  return (
    <Tag tone={tones[state]} dot>
      {state === "running" && revision !== undefined ? messages.flow.liveVersion(revision) : word}
    </Tag>
  );
}
