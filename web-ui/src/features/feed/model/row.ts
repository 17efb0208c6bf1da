import type { DocumentState, DocumentStatus, OutcomeCounts, Receipt } from "../../../shared/api/types";

/** How far a file is. Settled may hold several documents: a line-by-line file is one document a line. */
export type RowState =
  | { kind: "waiting" }
  | { kind: "sending"; percent: number }
  | { kind: "full" }
  | { kind: "handling"; receipts: readonly Receipt[] }
  | { kind: "settled"; documents: readonly DocumentStatus[] }
  | { kind: "refused"; message: string }
  /** The server may have taken it or not. */
  | { kind: "unanswered" }
  /** There is nothing in it that could be sent. */
  | { kind: "unsendable"; why: "empty" | "unreadable" };

/** A file on its way to a flow. */
export interface Row {
  id: string;
  /** Those that were dropped or chosen together have the same number; later ones a higher one. */
  batch: number;
  /** The same at each try: what the flow has taken of the file is not taken twice. */
  key: string;
  flow: string;
  entry: string | undefined;
  file: File;
  /** The name with the folders below the one that was dropped. */
  path: string;
  state: RowState;
  /** How often in turn the server was gone before it had answered. */
  unanswered: number;
}

/** What became of all documents of a row, the worst first. */
export function settledState(documents: readonly DocumentStatus[]): DocumentState {
  const order: readonly DocumentState[] = ["in-flight", "dead-lettered", "published", "dropped"];
  return order.find((state) => documents.some((document) => document.state === state)) ?? "dropped";
}

export function sumCounts(documents: readonly DocumentStatus[]): OutcomeCounts {
  const sum = { published: 0, dropped: 0, deadLettered: 0 };
  for (const { counts } of documents) {
    sum.published += counts.published;
    sum.dropped += counts.dropped;
    sum.deadLettered += counts.deadLettered;
  }
  return sum;
}

/** In the order in which they are looked for: what was fed last above, and of that what is sent first. */
export function byBatch(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => other.batch - one.batch);
}

/** Whether it helps to send the file again: as far as one knows, the flow has not taken it. */
export function isRetryable({ state }: Row): boolean {
  switch (state.kind) {
    case "refused":
    case "unanswered":
      return true;
    case "unsendable":
    case "settled":
    case "waiting":
    case "sending":
    case "full":
    case "handling":
      return false;
    default:
      return state satisfies never;
  }
}

export function isFinished({ state }: Row): boolean {
  return ["settled", "refused", "unanswered", "unsendable"].includes(state.kind);
}

/** Whether the file still has to reach the server, as far as one knows. */
export function isUnsent({ state }: Row): boolean {
  return state.kind === "waiting" || state.kind === "sending" || state.kind === "full";
}

export interface Summary {
  all: number;
  busy: number;
  waiting: number;
  published: number;
  dropped: number;
  dead: number;
  failed: number;
  /** Perhaps taken. */
  unanswered: number;
  retryable: number;
}

export function summarise(rows: readonly Row[]): Summary {
  const settled = rows.flatMap(({ state }) => (state.kind === "settled" ? [settledState(state.documents)] : []));
  const ended = (state: DocumentState) => settled.filter((other) => other === state).length;
  return {
    all: rows.length,
    busy: rows.filter((row) => !isFinished(row)).length,
    waiting: rows.filter((row) => row.state.kind === "waiting").length,
    published: ended("published"),
    dropped: ended("dropped"),
    dead: ended("dead-lettered"),
    failed: rows.filter(({ state }) => state.kind === "refused" || state.kind === "unsendable").length,
    unanswered: rows.filter(({ state }) => state.kind === "unanswered").length,
    retryable: rows.filter(isRetryable).length,
  };
}
