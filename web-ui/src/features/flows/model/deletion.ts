import type { FlowSummary } from "../../../shared/api/types";
import { messages } from "../messages.en";

const words = messages.deletion;

/** The sentence that says what deleting a flow loses. */
export function deletionText(flow: FlowSummary): string {
  const { inFlight } = flow.documents;
  const parts = [words.draft];
  if (flow.liveRevision !== undefined) parts.push(words.versions(flow.liveRevision));
  if (inFlight > 0) parts.push(words.unfinished(inFlight));
  if (flow.deadLetters > 0) parts.push(words.letters(flow.deadLetters));
  const lost = words.text(parts);
  if (flow.state !== "running") return lost;
  return `${lost} ${inFlight > 0 ? words.finishes : words.runs}`;
}

/** What the button says that does it. */
export function deletionAction(flow: FlowSummary): string {
  const parts: string[] = [];
  if (flow.documents.inFlight > 0) parts.push(words.documents(flow.documents.inFlight));
  if (flow.deadLetters > 0) parts.push(words.deadLetters(flow.deadLetters));
  return parts.length > 0 ? words.actionWith(parts) : words.action;
}

/** Whether documents or dead letters go with the flow, as far as was known when it was asked. */
export function takesDocumentsAlong(flow: FlowSummary): boolean {
  return flow.documents.inFlight > 0 || flow.deadLetters > 0;
}
