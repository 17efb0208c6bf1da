import { expect, test } from "vitest";
import type { DocumentState, DocumentStatus } from "../../../shared/api/types";
import { byBatch, isRetryable, settledState, sumCounts, summarise, type Row, type RowState } from "./row";

function document(state: DocumentState): DocumentStatus {
  return {
    id: state,
    flow: "orders",
    revision: 1,
    mediaType: "text/csv",
    size: 1,
    state,
    receivedAt: "2026-11-22T12:00:00Z",
    counts: { published: 1, dropped: 2, deadLettered: 3 },
    notes: [],
    replayed: [],
    truncated: false,
  };
}

function row(state: RowState): Row {
  return {
    id: "1",
    batch: 1,
    key: "k",
    flow: "orders",
    entry: undefined,
    file: new File([], "a"),
    path: "a",
    state,
    unanswered: 0,
  };
}

const settled = (...states: DocumentState[]): RowState => ({ kind: "settled", documents: states.map(document) });

test("the last batch is on top, and in it what is sent first", () => {
  const rows = [1, 1, 2, 2].map((batch, at) => ({ ...row({ kind: "waiting" }), id: `${at}`, batch }));

  expect(byBatch(rows).map(({ id }) => id)).toEqual(["2", "3", "0", "1"]);
});

test("of several documents the worst end counts", () => {
  expect(settledState([document("published"), document("dead-lettered"), document("dropped")])).toBe("dead-lettered");
  expect(settledState([document("dropped"), document("published")])).toBe("published");
});

test("counts of several documents are added", () => {
  expect(sumCounts([document("published"), document("published")])).toEqual({
    published: 2,
    dropped: 4,
    deadLettered: 6,
  });
});

test.each<[RowState, boolean]>([
  [{ kind: "refused", message: "" }, true],
  [{ kind: "unanswered" }, true],
  [{ kind: "unsendable", why: "empty" }, false],
  [settled("dead-lettered"), false],
  [settled("published"), false],
  [{ kind: "handling", receipts: [] }, false],
])("%o is retryable: %s", (state, retryable) => {
  expect(isRetryable(row(state))).toBe(retryable);
});

test("the summary counts each file once", () => {
  const rows = [
    row({ kind: "waiting" }),
    row({ kind: "sending", percent: 3 }),
    row(settled("published")),
    row(settled("dead-lettered")),
    row({ kind: "refused", message: "" }),
    row({ kind: "unsendable", why: "empty" }),
    row({ kind: "unanswered" }),
  ];

  expect(summarise(rows)).toEqual({
    all: 7,
    busy: 2,
    waiting: 1,
    published: 1,
    dropped: 0,
    dead: 1,
    failed: 2,
    unanswered: 1,
    retryable: 2,
  });
});
