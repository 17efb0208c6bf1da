import { clock, count, list } from "../../shared/format/format";
import type { Carries, Kind } from "./model/flow";
import type { Refusal } from "./model/connect";
import type { Fault } from "./model/parameterCheck";

const carried = { any: "any packets", documents: "documents", records: "records" } satisfies Record<Carries, string>;

function types(target: string, needs: Carries, carries: Carries): string {
  return `${target} needs ${carried[needs]}. This wire carries ${carried[carries]}.`;
}

/** What is wrong with one value, short enough to stand beside its field. */
function fault(fault: Fault): string {
  switch (fault.why) {
    case "required":
      return "Required";
    case "too-small":
      return `Must be ${fault.bound} or more`;
    case "too-large":
      return `Must be ${fault.bound} or less`;
    case "too-few":
      return `Needs ${fault.bound} or more`;
    case "too-many":
      return `Takes ${fault.bound} or fewer`;
    case "not-whole":
      return "Must be a whole number";
    case "not-a-number":
      return "Must be a number";
    case "not-text":
      return "Must be text";
    case "not-a-flag":
      return "Must be true or false";
    case "not-a-list":
      return "Must be a list";
    case "not-an-object":
      return "Must be an object";
    case "duration":
      return "Must be a length of time such as 500ms, 30s or 5m";
    case "pattern":
      return "Does not have the right form";
    case "choice":
      return `Must be one of ${fault.options.join(", ")}`;
    case "unknown":
      return "This component has no such setting";
  }
}

function sentence(words: Fault): string {
  if (words.why === "required") return `${words.title} is required.`;
  if (words.why === "unknown") return `There is no setting "${words.title}".`;
  const rest = fault(words);
  return `${words.title}: ${rest.charAt(0).toLowerCase()}${rest.slice(1)}.`;
}

function plural(number: number, one: string, many: string): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** All words of the editor. */
export const messages = {
  count: {
    components: (number: number) => plural(number, "component", "components"),
    wires: (number: number) => plural(number, "wire", "wires"),
    problems: (number: number) => plural(number, "problem", "problems"),
    changes: (number: number) => plural(number, "change", "changes"),
    waiting: (number: number) => `${count(number)} waiting`,
  },

  problems: {
    types,
    fault,
    parameter: sentence,
    notInstalled: (component: string) => `The component "${component}" is not installed.`,
    noInput: (port: string) => `There is no input "${port}" any more. Remove its wire or wire it to another port.`,
    noOutput: (port: string) => `There is no output "${port}" any more. Remove its wire or wire it to another port.`,
    inputUnwired: (port: string) => `Nothing is wired to input "${port}".`,
    outputUnwired: (port: string) => `Output "${port}" leads nowhere.`,
    title: "Problems",
    none: "No problems. This flow can be published.",
    ofFlow: "Flow",
    show: (name: string) => `Show ${name}`,
    close: "Close the list of problems",
  },

  refusedUnknown: "This wire cannot go here.",
  refused: (refusal: Refusal, name: (node: string) => string): string => {
    switch (refusal.why) {
      case "direction":
        return "A wire goes from an output to an input.";
      case "same-node":
        return `${name(refusal.node)} cannot be wired to itself.`;
      case "twice":
        return "These two ports are wired already.";
      case "no-port":
        return `${name(refusal.node)} has no port "${refusal.port}".`;
      case "types":
        return types(name(refusal.node), refusal.needs, refusal.carries);
      case "cycle":
        return `This would make a loop: ${name(refusal.leadsTo)} already leads to ${name(refusal.node)}.`;
    }
  },

  steps: {
    add: (name: string) => `Add ${name}`,
    insert: (name: string) => `Insert ${name}`,
    connect: (from: string, to: string) => `Connect ${from} to ${to}`,
    disconnect: (from: string, to: string) => `Disconnect ${from} from ${to}`,
    remove: (what: string) => `Delete ${what}`,
    heal: (what: string) => `Delete ${what} and join its neighbours`,
    replace: (name: string, by: string) => `Replace ${name} by ${by}`,
    move: (what: string) => `Move ${what}`,
    align: (what: string) => `Align ${what}`,
    distribute: (what: string) => `Distribute ${what}`,
    tidy: "Tidy up",
    disable: (what: string) => `Switch off ${what}`,
    enable: (what: string) => `Switch on ${what}`,
    paste: (what: string) => `Paste ${what}`,
    duplicate: (what: string) => `Duplicate ${what}`,
    settings: (name: string) => `Change ${name}`,
    flowName: "Rename the flow",
    flowDescription: "Describe the flow",
    revert: "Go back to the live version",
    discard: "Discard restored changes",
  },

  spoken: {
    added: (name: string) => `${name} added.`,
    addedAndWired: (name: string, to: string) => `${name} added and connected to ${to}.`,
    connected: (from: string, to: string) => `${from} connected to ${to}.`,
    doesNotFitWire: (name: string) => `${name} does not fit into this wire.`,
    replaced: (name: string, lost: number) =>
      lost === 0
        ? `${name} took its place. All wires were kept.`
        : `${name} took its place. ${plural(lost, "wire does", "wires do")} not fit it and went.`,
    copied: (what: string) => `${what} copied.`,
    nothingToPaste: "The clipboard holds no part of a flow.",
    selected: (what: string) => `${what} selected.`,
    nothingThere: "Nothing further that way.",
    emptyFlow: "The flow is empty.",
    noProblems: "No problems.",
    arranging: "Arranging…",
    node: (name: string, from: readonly string[], to: readonly string[], problems: number) =>
      [
        `${name}.`,
        from.length > 0 ? `From ${list(from)}.` : "Nothing comes in by wire.",
        to.length > 0 ? `To ${list(to)}.` : "",
        problems > 0 ? `${plural(problems, "problem", "problems")}.` : "",
      ]
        .filter(Boolean)
        .join(" "),
  },

  history: {
    undone: (step: string) => `Undone: ${step}.`,
    redone: (step: string) => `Done again: ${step}.`,
    nothingToUndo: "There is nothing to undo.",
    nothingToRedo: "There is nothing to do again.",
  },

  commandGroups: { build: "Build", edit: "Edit", move: "Move around", view: "View" },
  commands: {
    add: "Add a component",
    connect: "Connect to…",
    open: "Open the settings",
    rename: "Rename",
    replace: "Replace…",
    toggle: "Switch off or on",
    remove: "Delete",
    heal: "Delete and join its neighbours",
    undo: "Undo",
    redo: "Redo",
    copy: "Copy",
    cut: "Cut",
    paste: "Paste",
    duplicate: "Duplicate",
    selectAll: "Select all",
    walkLeft: "Go against the wire",
    walkRight: "Go along the wire",
    walkUp: "Go to the component above",
    walkDown: "Go to the component below",
    moveLeft: "Move left",
    moveRight: "Move right",
    moveUp: "Move up",
    moveDown: "Move down",
    tidy: "Tidy up",
    fit: "See the whole flow",
    actualSize: "Zoom to 100 %",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    nextProblem: "Next problem",
    find: "Find in this flow",
    commands: "All commands",
    palette: "Show or hide the components",
    details: "Show or hide the settings",
    publish: "Publish…",
    back: "Back to the canvas",
  },

  keysTitle: "Editor",

  kinds: {
    adapter: "Adapters",
    transformer: "Transformers",
    extractor: "Extractors",
    filter: "Filters",
    operator: "Operators",
    publisher: "Publishers",
  } satisfies Record<Kind, string>,

  chooser: {
    add: "Add a component",
    addAfter: (name: string) => `Add after ${name}`,
    addBefore: (name: string) => `Add before ${name}`,
    insert: "Insert into this wire",
    replace: (name: string) => `Replace ${name} by`,
    connect: (name: string) => `Connect ${name}`,
    find: "Find in this flow",
    commands: "Commands",
    inThisFlow: "In this flow",
    from: (port: string) => `From ${port} to`,
    into: (port: string) => `Into ${port} from`,
    toPort: (port: string) => `to ${port}`,
    fromPort: (port: string) => `from ${port}`,
    list: "Choices",
    placeholder: "Type to search",
    noMatch: (asked: string) => `Nothing matches "${asked}".`,
    nothing: "There is nothing that fits.",
    showAll: (number: number) => `Show ${plural(number, "component that does", "components that do")} not fit`,
  },

  menu: { label: "What to do", open: "Open the menu", lookAtData: "Look at its data" },

  form: {
    advanced: (number: number) => plural(number, "more setting", "more settings"),
    nothing: "There is nothing to set.",
    addItem: (title: string) => `Add to ${title.toLowerCase()}`,
    removeItem: (title: string) => `Remove ${title}`,
    moveUp: (title: string) => `Move ${title} up`,
    moveDown: (title: string) => `Move ${title} down`,
    nameOf: (name: string) => `Name "${name}"`,
    valueOf: (name: string) => `Value of "${name}"`,
    nameTaken: "This name is taken",
    newName: (number: number) => `name${number}`,
    notJson: "This is not JSON",
  },

  align: {
    left: "Align left edges",
    centre: "Align centres",
    right: "Align right edges",
    top: "Align top edges",
    middle: "Align middles",
    across: "Same gaps across",
    down: "Same gaps down",
  },

  canvas: {
    label: "Flow",
    role: "drawing",
    map: "Map of the flow",
    entry: "feed",
    disabled: "Switched off: packets pass unchanged",
    notInstalled: "Component not installed",
    port: (name: string, summary: string, carries: Carries | "missing") =>
      [`${name} · ${carries === "missing" ? "gone" : carried[carries]}`, summary].filter(Boolean).join("\n"),
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
    merged: (at: Date) =>
      `Another editor saved this draft at ${clock(at)}. Your changes touch other components, so both were kept.`,
    conflict: (names: readonly string[]) => `You and another editor both changed ${list(names)}.`,
    conflictSpoken: "Another editor changed the same components. Choose whose version to keep.",
    compare: "Compare",
    keepMine: "Keep mine",
    takeTheirs: "Take theirs",
    dismiss: "Close this notice",
  },

  publish: {
    done: (revision: number) => `Version ${revision} is live.`,
    stopped: () => "The flow is stopped.",
    notSaved: "The draft could not be saved, so it was not published.",
    unreachable: "The server does not answer. Nothing was published.",
    blocked: (problems: number) => `${plural(problems, "problem", "problems")} must be fixed first.`,
  },
};
