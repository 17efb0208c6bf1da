import { count, list } from "../../shared/format/format";

/** More than a sentence can hold are counted. */
const FEW = 5;

function mediaTypes(types: readonly string[]): string {
  return types.length > FEW ? `${count(types.length)} media types` : list(types);
}

export const messages = {
  title: "Feed documents",
  lead: (flow: string) => `They go to ${flow}. A row for each tells what became of it.`,
  picker: {
    lead: "Which flow should get them?",
    none: "No flow to feed",
    noneText: "A flow takes documents once it has been published.",
    toFlows: "Go to the flows",
    version: (revision: number) => `Version ${revision}`,
  },
  notLive: {
    stopped: (name: string) => `${name} is stopped, so it takes no documents.`,
    draft: (name: string) => `${name} has never been published, so it takes no documents.`,
    failed: (name: string) => `${name} did not start, so it takes no documents.`,
    start: "Start it",
    edit: "Open the editor",
  },
  drop: {
    here: "Drop files or folders here",
    now: "Let go to feed them",
    takes: (types: readonly string[]) =>
      types.length > FEW
        ? `This flow takes ${mediaTypes(types)}, which the help of its adapters lists.`
        : `This flow takes ${mediaTypes(types)}.`,
    or: "Pasting works too.",
    files: "Choose files",
    folder: "Choose a folder",
    text: "Paste text",
  },
  entry: {
    label: "Adapter",
    choice: (name: string, takes: readonly string[]) => `${name} (${mediaTypes(takes)})`,
    automatic: "Automatic",
    hint: "Automatic: each adapter takes what it can read.",
  },
  paste: {
    title: "Paste text",
    text: "Text",
    type: "Media type",
    name: "File name",
    feed: "Feed",
    needed: "There is no text yet.",
  },
  list: "Documents",
  summary: {
    all: (many: number) => (many === 1 ? "1 document" : `${count(many)} documents`),
    busy: (many: number) => `${count(many)} to go`,
    paused: "Paused until the server is back",
    published: (many: number) => `${count(many)} published`,
    dropped: (many: number) => `${count(many)} dropped`,
    dead: (many: number) => `${count(many)} dead-lettered`,
    unanswered: (many: number) => `${count(many)} without an answer`,
    failed: (many: number) => `${count(many)} not taken`,
  },
  retry: (many: number) => `Retry failed (${count(many)})`,
  cancelWaiting: "Cancel waiting",
  clear: "Clear finished",
  state: {
    waiting: "Waiting",
    sending: (percent: number) => `${percent} %`,
    full: "Flow is full",
    fullText: "It is sent again as soon as the flow has room.",
    refused: "Refused",
    unsendable: "Not sent",
    empty: "The file is empty.",
    unreadable: "The file cannot be read. It was changed or removed after it was chosen.",
    unanswered: "No answer",
    againText: "Not known whether it was taken. It is sent again when the server is back, and not taken twice.",
    unansweredText: "Not known whether it was taken. If it is sent again, it is not taken twice.",
  },
  progress: (name: string) => `Sending ${name}`,
  open: (name: string) => `Show what became of ${name}`,
  outcome: {
    published: (many: number) => (many === 1 ? "1 packet published" : `${count(many)} packets published`),
    dropped: (many: number) => `${count(many)} dropped`,
    deadLettered: (many: number) => `${count(many)} dead-lettered`,
  },
  result: {
    notes: "What happened",
    packets: "Published packets",
    packet: (at: number, of: number) => `Packet ${count(at)} of ${count(of)}`,
    publishedBy: (node: string) => `published by ${node}`,
    previous: "Previous packet",
    next: "Next packet",
    notShown: "It took too long to show its packets here.",
    truncated: "Only the first packets are shown.",
    nothing: "Nothing came out.",
    history: "What became of it since",
    deadLetters: "Open the dead letters",
    results: "Open the results",
  },
  curl: { title: "The same from a terminal", copy: "Copy", file: "your-file" },
  done: (name: string, state: string) => `${name}: ${state}`,
};
