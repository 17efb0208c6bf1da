import type { ErrorKind } from "../../shared/api/types";
import { count } from "../../shared/format/format";
import type { ReplayReport } from "./model/replayReport";

function documents(many: number): string {
  return many === 1 ? "1 document" : `${count(many)} documents`;
}

function letters(many: number): string {
  return many === 1 ? "1 letter was" : `${count(many)} letters were`;
}

export const messages = {
  title: "Dead letters",
  lead: (flow: string) =>
    `Documents that ${flow} could not handle. They are kept as they came until somebody replays or discards them.`,
  none: "No dead letters",
  noneText: "A document that no adapter takes, or that a step cannot handle, is kept here.",
  all: "all letters",
  replayAll: "Replay all",
  replayMany: (many: number) => `Replay ${count(many)}`,
  replay: "Replay",
  fromStart: "Replay from the start",
  fromStartText: "Feeds the whole document again as it came in. What of it went well is published again.",
  otherVersion: "Replay in another version…",
  otherVersionText: "It is started for these letters only, beside the live one.",
  versions: {
    title: "Replay in a version of the flow",
    label: "Version",
    text: "A version that is not live is started for these letters only, and ends when it is done with them.",
    name: (revision: number, live: boolean) => (live ? `Version ${revision}, live` : `Version ${revision}`),
    about: (at: string, note: string) => (note === "" ? at : `${at} · ${note}`),
  },
  replayMenu: (what: string) => `Other ways to replay: ${what}`,
  replayed: ({ from, count: many, left }: Pick<ReplayReport, "from" | "count" | "left">) => {
    if (many === 0 && left.length === 0) return "Nothing was replayed. Somebody else was faster.";
    if (many === 0) return "Nothing was replayed.";
    if (from === "start") return `${letters(many)} replayed from the start.`;
    return `${letters(many)} replayed.`;
  },
  report: {
    stayed: (many: number) => (many === 1 ? "1 letter stays." : `${count(many)} letters stay.`),
    went: "What became of:",
    part: (name: string, place: string) => `${name}, part ${place}`,
    more: (many: number) => `and ${count(many)} more`,
  },
  discardAll: "Discard all…",
  discardMany: (many: number) => `Discard ${count(many)}…`,
  discard: "Discard…",
  discarded: (many: number) => (many === 1 ? "1 document is discarded." : `${count(many)} documents are discarded.`),
  question: {
    title: (many: number) => `Discard ${documents(many)}?`,
    text: "Their original bytes are deleted with them and cannot be brought back.",
    textOne: "Its original bytes are deleted with it and cannot be brought back.",
    action: "Discard",
  },
  group: (many: number, place: string) => `${documents(many)} at ${place}`,
  intake: "the intake",
  ended: { many: documents, kind: "Process ended", step: "Not known" },
  columns: { document: "Document", size: "Size", type: "Media type", attempts: "Attempts", at: "When" },
  unnamed: "Without a name",
  open: (name: string) => `Look into ${name}`,
  hidden: (many: number) => `${documents(many)} more with this cause. Show more below.`,
  detail: {
    cause: "Cause",
    advice: {
      "invalid-input": "The document is not as the step needs it. Mend the flow or the document, then replay.",
      permanent: "Trying again will not help by itself. Mend the flow, then replay.",
      transient: "What the step needed was away for too long. Replay when it is back.",
      timeout: "The step took longer than it may. Give it more time or less work, then replay.",
      resource: "Room or memory ran out. Make room, then replay.",
    } satisfies Record<ErrorKind, string>,
    adviceUntaken: "Add an adapter that takes it to the flow, publish the flow, then replay.",
    adviceEnded: "Each process that worked on it ended. Mend the flow, or give workers more memory, then replay.",
    facts: {
      step: "Step",
      kind: "Kind",
      attempts: "Attempts",
      at: "When",
      version: "Version of the flow",
      receipt: "Document",
      part: "Part",
      port: "Input",
      type: "Media type",
      size: "Size",
    },
    packet: "As it was when it failed",
    download: "Download original",
  },
};
