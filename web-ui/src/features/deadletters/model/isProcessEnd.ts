import type { DeadLetter, DeadLetterGroup } from "../../../shared/api/types";

/** Whether the processes that worked on it ended, in whatever step they were. */
export function isProcessEnd({ node, kind }: Pick<DeadLetter | DeadLetterGroup, "node" | "kind">): boolean {
  return node === "" && kind === "resource";
}
