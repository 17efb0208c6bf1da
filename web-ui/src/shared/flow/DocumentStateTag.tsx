import type { DocumentState } from "../api/types";
import { Tag, type Tone } from "../layout/Tag";
import { messages } from "../messages.en";

const tones: Record<DocumentState, Tone> = {
  "in-flight": "accent",
  published: "success",
  dropped: "neutral",
  "dead-lettered": "error",
};

/** Where a document is, or how it ended. */
export function DocumentStateTag({ state }: { state: DocumentState }) {
  return (
    <Tag tone={tones[state]} dot>
      {messages.document[state]}
    </Tag>
  );
}
