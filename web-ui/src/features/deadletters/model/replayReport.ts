import type { DeadLetter, LettersLeft, ReplayFrom, ReplayResult } from "../../../shared/api/types";

/** Something that goes on, under whose id its fate is found. */
export interface Replayed {
  id: string;
  filename: string | undefined;
  /** Where in its document it comes from; empty if it is the whole document. */
  place: string;
}

/** What became of a replay: how many letters went on, which stayed and why. */
export interface ReplayReport {
  from: ReplayFrom;
  count: number;
  left: readonly LettersLeft[];
  /** What went on, as far as its letters were loaded. */
  went: readonly Replayed[];
}

export function reportOf(from: ReplayFrom, result: ReplayResult, meant: readonly DeadLetter[]): ReplayReport {
  const stayed = new Set(result.left.flatMap(({ ids }) => ids));
  const went = new Map<string, Replayed>();
  for (const letter of meant) if (!stayed.has(letter.id)) went.set(...replayedOf(letter, from));
  return { from, count: result.count, left: result.left, went: result.count === 0 ? [] : [...went.values()] };
}

/** The place of a part in its document: the end of its id, after that of the document. */
export function placeOf({ part, document }: Pick<DeadLetter, "part" | "document">): string {
  return part.startsWith(`${document}.`) ? part.slice(document.length + 1) : "";
}

function replayedOf(letter: DeadLetter, from: ReplayFrom): [string, Replayed] {
  const id = from === "start" ? letter.document : letter.part;
  return [id, { id, filename: letter.filename, place: from === "start" ? "" : placeOf(letter) }];
}
