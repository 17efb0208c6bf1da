import { clock, count, list } from "../../../shared/format/format";
import { plural } from "./plural";
import type { Carries } from "../model/flow";
import { problemWords } from "./problemWords.en";

interface NamedEnd {
  readonly node: string;
  readonly port: string;
}

/** What stands on the canvas, in the top bar, in notices and dialogs. */
export const frameWords = {
  canvas: {
    label: "Flow",
    role: "drawing",
    map: "Map of the flow",
    entry: "feed",
    disabled: "Switched off",
    notInstalled: "Component not installed",
    replicas: (number: number) => plural(number, "replica", "replicas"),
    times: (number: number) => `×${count(number)}`,
    port: (name: string, summary: string, carries: Carries | "missing") =>
      [`${name} · ${carries === "missing" ? "gone" : problemWords.carried[carries]}`, summary]
        .filter(Boolean)
        .join("\n"),
    wire: (from: NamedEnd, to: NamedEnd) =>
      `Wire from ${from.node}${from.port === "out" ? "" : ` (${from.port})`}` +
      ` to ${to.node}${to.port === "in" ? "" : ` (${to.port})`}`,
    rate: (number: string) => `${number}/s`,
    done: (number: string) => `${number} done`,
    dropped: (number: string) => `${number} dropped`,
    retrying: (number: string) => `${number} retrying`,
    failed: (number: string) => `${number} failed`,
    queue: (queued: string, capacity: string) => `${queued} of ${capacity} places taken`,
    waiting: "Waiting",
    insertHere: "Insert a component here",
    removeWire: "Remove this wire",
    zoomedTo: (percent: number) => `Zoomed to ${percent} %. Zoom to 100 %`,
  },

  empty: {
    title: "Start with where documents come from.",
    before: "Or double-click anywhere, or press",
    between: "to add a component. Press",
    after: "for all keys.",
  },

  notices: {
    restored: (at: Date) => `Your changes of ${clock(at)} had not been saved. They are here again.`,
    discard: "Discard them",
    keep: "Keep them",
    merged: (at: Date, changed: boolean) =>
      changed
        ? `Another editor saved this draft at ${clock(at)}. Your changes touch other components, so both were kept.`
        : `Another editor saved this draft at ${clock(at)}. You see it as it is now.`,
    conflict: (names: readonly string[]) =>
      `You and another editor both changed ${list(names)}. Nothing is saved until you choose.`,
    conflictSpoken: "Another editor changed the same components. Choose whose version to keep.",
    compare: "Compare",
    keepMine: "Keep mine",
    keepCopy: "Keep mine as a copy",
    copyName: (name: string) => `${name} (my version)`,
    copied: (name: string) => `Your version is now the flow "${name} (my version)". This one goes on with theirs.`,
    takeTheirs: "Take theirs",
    keptMine: "Your version was kept.",
    tookTheirs: "Their version was taken. An undo brings yours back.",
    dismiss: "Close this notice",
    compareTitle: "Both versions",
    setting: "Setting",
    mine: "Mine",
    theirs: "Theirs",
    mineRemoved: "Mine: removed",
    theirsRemoved: "Theirs: removed",
  },

  saving: {
    saved: (time: string) => `Draft saved ${time}`,
    saving: "Saving…",
    failed: "Not saved. Your changes are kept in this browser.",
    refused: (reason: string) => `Not saved: ${reason}`,
    conflict: "Not saved: two versions",
    again: "Try again",
  },

  changes: {
    added: "Added",
    removed: "Removed",
    changed: "Changed",
    to: "to",
    nothing: "not set",
    component: "Component",
    label: "Label",
    onError: "When it fails",
    replicas: "Replicas",
    disabled: "Switched off",
    name: "Name of the flow",
    description: "Description of the flow",
  },

  publish: {
    publish: "Publish",
    more: "More about this flow",
    start: "Start",
    stop: "Stop the live version",
    unpublished: (changes: number) => `${plural(changes, "change", "changes")} not published`,
    draining: (documents: number) => `Earlier version finishes ${plural(documents, "document", "documents")}`,
    nothingNew: (revision: number) => `Nothing has changed since version ${revision}.`,
    ask: "Publish this flow?",
    askChanges: (changes: number) => `Publish ${plural(changes, "change", "changes")}?`,
    firstVersion: "It goes live as its first version and takes documents from then on.",
    sameAgain: "Nothing in it has changed. It goes live again, where it is set to run.",
    note: "Note",
    noteHint: "What changed, and why",
    publishVersion: (revision: number) => `Publish version ${revision}`,
    show: "Show",
    done: (revision: number) => `Version ${revision} is live.`,
    stopped: () => "The flow is stopped.",
    notSaved: "The draft could not be saved, so it was not published.",
    unreachable: "The server does not answer. Nothing was published.",
    blocked: (problems: number) => `${plural(problems, "problem", "problems")} must be fixed first.`,
  },
};
