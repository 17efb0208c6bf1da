import type { DeadLetter, DeadLetterGroup, DeadLetterList } from "../../../shared/api/types";

/** A cause with those of its letters that are loaded. */
export interface Group {
  cause: DeadLetterGroup;
  letters: readonly DeadLetter[];
}

export function sameCause(letter: DeadLetter, cause: Omit<DeadLetterGroup, "count">): boolean {
  return letter.node === cause.node && letter.kind === cause.kind && letter.message === cause.message;
}

/** The groups in the order of the server, each with its letters. */
export function groupsOf(list: DeadLetterList): Group[] {
  return list.groups.map((cause) => ({ cause, letters: list.letters.filter((letter) => sameCause(letter, cause)) }));
}
