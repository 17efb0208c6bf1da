import { create } from "zustand";
import { api } from "../../shared/api/client";
import { ask } from "../../shared/api/outcome";
import type { Receipt } from "../../shared/api/types";
import { announce } from "../../shared/live/LiveRegion";
import { messages as shared } from "../../shared/messages.en";
import { messages } from "./messages.en";
import type { FoundFile } from "./model/foundFiles";
import { isFinished, isRetryable, settledState, type Row, type RowState } from "./model/row";
import { upload } from "./upload";

/** Files that are sent at the same time. */
const parallel = 4;
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

/** Queues files for a flow. */
export function feedFiles(flow: string, entry: string | undefined, files: readonly FoundFile[]): void {
  const added: Row[] = files.map(({ file, path }) => {
    return { id: `file-${++made}`, key: newKey(), flow, entry, file, path, state: { kind: "waiting" } };
  });
  useFeed.setState(({ order, rows }) => ({
    order: [...order, ...added.map((row) => row.id)],
    rows: { ...rows, ...Object.fromEntries(added.map((row) => [row.id, row])) },
  }));
  sendNext();
}

/** Sends again what the flow has not taken. */
export function retryFailed(flow: string): void {
  for (const row of rowsOf(flow)) if (isRetryable(row)) move(row.id, { kind: "waiting" });
  sendNext();
}

export function cancelWaiting(flow: string): void {
  remove((row) => row.flow === flow && row.state.kind === "waiting");
}

export function clearFinished(flow: string): void {
  remove((row) => row.flow === flow && isFinished(row));
}

export function rowsOf(flow: string, { order, rows } = useFeed.getState()): Row[] {
  return order.flatMap((id) => rows[id] ?? []).filter((row) => row.flow === flow);
}

/** Like randomUUID, which browsers have only for pages that came by HTTPS or from the same machine. */
function newKey(): string {
  const digits = (byte: number) => byte.toString(16).padStart(2, "0");
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), digits).join("");
}

function remove(unwanted: (row: Row) => boolean): void {
  useFeed.setState(({ order, rows }) => {
    const kept = order.flatMap((id) => rows[id] ?? []).filter((row) => !unwanted(row));
    return { order: kept.map((row) => row.id), rows: Object.fromEntries(kept.map((row) => [row.id, row])) };
  });
}

/** Gives a row a new state; does nothing when it was removed meanwhile. */
function move(id: string, state: RowState): void {
  useFeed.setState(({ rows }) => {
    const row = rows[id];
    return row ? { rows: { ...rows, [id]: { ...row, state } } } : {};
  });
}

function sendNext(): void {
  const { order, rows } = useFeed.getState();
  for (const id of order) {
    if (sending >= parallel) return;
    const row = rows[id];
    if (row?.state.kind === "waiting") void send(row);
  }
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
    case "unanswered":
      move(row.id, sent);
      break;
    default:
      sent satisfies never;
  }
  sendNext();
}

/** Asks for the documents of a row until all are settled, ever more seldom. */
async function follow(row: Row, receipts: readonly Receipt[]): Promise<void> {
  let documents = receipts.flatMap((receipt) => (receipt.state === "in-flight" ? [] : (receipt.status ?? [])));
  for (let pause = firstPause; documents.length < receipts.length; pause = Math.min(pause * 1.5, longestPause)) {
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
