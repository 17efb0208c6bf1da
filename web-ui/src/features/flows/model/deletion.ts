import type { FlowSummary } from "../../../shared/api/types";
import { messages } from "../messages.en";

/** The sentence that says what deleting a flow loses. */
export function deletionText(flow: FlowSummary): string {
  const words = messages.deletion;
  const parts = [words.draft];
  if (flow.liveRevision !== undefined) parts.push(words.versions(flow.liveRevision));
  if (flow.deadLetters > 0) parts.push(words.letters(flow.deadLetters));
  const lost = words.text(parts);
  return flow.state === "running" ? `${lost} ${words.runs}` : lost;
}
