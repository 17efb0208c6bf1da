import type { DeadLetter, DeadLetterGroup, DeadLetterList } from "../../../shared/api/types";

/** A cause with those of its letters that are loaded. */
export interface Group {
  cause: DeadLetterGroup;
  letters: readonly DeadLetter[];
}

function hasCause(letter: DeadLetter, { node, kind, cause }: DeadLetterGroup): boolean {
  return letter.node === node && letter.kind === kind && letter.cause === cause;
}

/** The groups in the order of the server, each with its letters. */
export function groupsOf(list: DeadLetterList): Group[] {
  return list.groups.map((cause) => ({ cause, letters: list.letters.filter((letter) => hasCause(letter, cause)) }));
}
