import { create } from "zustand";
import { api } from "../../shared/api/client";
import { useContact } from "../../shared/api/contact";
import { ask } from "../../shared/api/outcome";
import { randomKey } from "../../shared/api/randomKey";
import type { Receipt } from "../../shared/api/types";
import { announce } from "../../shared/live/LiveRegion";
import { messages as shared } from "../../shared/messages.en";
import { askBeforeLeaving } from "./askBeforeLeaving";
import { messages } from "./messages.en";
import type { FoundFile } from "./model/foundFiles";
import { isFinished, isRetryable, isUnsent, settledState, type Row, type RowState } from "./model/row";
import { upload } from "./upload";

/** Files that are sent at the same time. */
const parallel = 4;
/** A file that the server gives no answer to so often, though it answers others, is left to its user. */
const mostTries = 5;
const firstPause = 1000;
const longestPause = 15_000;

interface Feed {
  order: readonly string[];
  rows: Readonly<Record<string, Row>>;
}

/** All files fed in this tab. They go on while another page is open. */
export const useFeed = create<Feed>(() => ({ order: [], rows: {} }));

let sending = 0;
let made = 0;
let batches = 0;
let asking = false;

/** Queues files for a flow. */
export function feedFiles(flow: string, entry: string | undefined, files: readonly FoundFile[]): void {
  const batch = ++batches;
  const added: Row[] = files.map(({ file, path }) => {
    const state: RowState = file.size === 0 ? { kind: "unsendable", why: "empty" } : { kind: "waiting" };
    return { id: `file-${++made}`, batch, key: randomKey(), flow, entry, file, path, state, unanswered: 0 };
  });
  useFeed.setState(({ order, rows }) => ({
    order: [...order, ...added.map((row) => row.id)],
    rows: { ...rows, ...Object.fromEntries(added.map((row) => [row.id, row])) },
  }));
  sendNext();
}

/** Sends again what the flow has not taken. */
export function retryFailed(flow: string): void {
  for (const row of rowsOf(flow)) {
    if (isRetryable(row)) change(row.id, { state: { kind: "waiting" }, unanswered: Math.min(row.unanswered, 1) });
  }
  sendNext();
}

/** Forgets what has not been sent. What may have been taken stays to be seen. */
export function cancelWaiting(flow: string): void {
  const waiting = rowsOf(flow).filter(({ state }) => state.kind === "waiting");
  for (const row of waiting) if (row.unanswered > 0) move(row.id, { kind: "unanswered" });
  remove((row) => row.flow === flow && row.state.kind === "waiting");
}

export function clearFinished(flow: string): void {
  remove((row) => row.flow === flow && isFinished(row));
}

export function rowsOf(flow: string, { order, rows } = useFeed.getState()): Row[] {
  return order.flatMap((id) => rows[id] ?? []).filter((row) => row.flow === flow);
}

function remove(unwanted: (row: Row) => boolean): void {
  useFeed.setState(({ order, rows }) => {
    const kept = order.flatMap((id) => rows[id] ?? []).filter((row) => !unwanted(row));
    return { order: kept.map((row) => row.id), rows: Object.fromEntries(kept.map((row) => [row.id, row])) };
  });
}

/** Gives a row a new state; does nothing when it was removed meanwhile. */
function move(id: string, state: RowState): void {
  change(id, { state });
}

function change(id: string, to: Partial<Row>): void {
  useFeed.setState(({ rows }) => {
    const row = rows[id];
    return row ? { rows: { ...rows, [id]: { ...row, ...to } } } : {};
  });
}

useContact.subscribe(({ lost }, before) => {
  if (before.lost && !lost) sendNext();
});

// The server does not have them yet, and the browser forgets them with the page.
useFeed.subscribe(({ rows }) => askBeforeLeaving(Object.values(rows).some(isUnsent)));

/** While the server does not answer, nothing is sent: each file would fail in its turn. */
function sendNext(): void {
  if (useContact.getState().lost) {
    void awaitContact();
    return;
  }
  const { order, rows } = useFeed.getState();
  for (const id of order) {
    if (sending >= parallel) return;
    const row = rows[id];
    if (row?.state.kind === "waiting") void send(row);
  }
}

/** Asks for the server while files wait for it. Other parts of the page only ask while it is in front. */
async function awaitContact(): Promise<void> {
  if (asking) return;
  asking = true;
  for (let pause = firstPause; useContact.getState().lost && isAnyWaiting(); pause = longer(pause)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await ask(api.GET("/api/v1/flows", { params: { query: { limit: 1 } } }));
  }
  asking = false;
}

function isAnyWaiting(): boolean {
  return Object.values(useFeed.getState().rows).some(({ state }) => state.kind === "waiting");
}

function longer(pause: number): number {
  return Math.min(pause * 1.5, longestPause);
}

async function send(row: Row): Promise<void> {
  sending += 1;
  move(row.id, { kind: "sending", percent: 0 });
  const sent = await upload(row, (percent) => move(row.id, { kind: "sending", percent }));
  sending -= 1;
  switch (sent.kind) {
    case "accepted":
      void follow(row, sent.receipts);
      break;
    case "full":
      move(row.id, { kind: "full" });
      setTimeout(() => {
        move(row.id, { kind: "waiting" });
        sendNext();
      }, sent.seconds * 1000);
      break;
    case "refused":
    case "unsendable":
      move(row.id, sent);
      break;
    case "unanswered": {
      const unanswered = row.unanswered + 1;
      change(row.id, { state: unanswered < mostTries ? { kind: "waiting" } : sent, unanswered });
      break;
    }
    default:
      sent satisfies never;
  }
  sendNext();
}

/** Asks for the documents of a row until all are settled, ever more seldom. */
async function follow(row: Row, receipts: readonly Receipt[]): Promise<void> {
  let documents = receipts.flatMap((receipt) => (receipt.state === "in-flight" ? [] : (receipt.status ?? [])));
  for (let pause = firstPause; documents.length < receipts.length; pause = longer(pause)) {
    move(row.id, { kind: "handling", receipts });
    const known = documents;
    const open = receipts.filter(({ id }) => !known.some((document) => document.id === id));
    const asked = await Promise.all(open.map(statusOf));
    documents = [...known, ...asked.flatMap((status) => (status && status.state !== "in-flight" ? [status] : []))];
    if (documents.length < receipts.length) await new Promise((resolve) => setTimeout(resolve, pause));
    if (!useFeed.getState().rows[row.id]) return;
  }
  move(row.id, { kind: "settled", documents });
  announce(messages.done(row.path, shared.document[settledState(documents)]));
}

async function statusOf({ id }: Receipt) {
  const outcome = await ask(api.GET("/api/v1/documents/{receipt}", { params: { path: { receipt: id } } }));
  return outcome.kind === "done" ? outcome.value : undefined;
}
