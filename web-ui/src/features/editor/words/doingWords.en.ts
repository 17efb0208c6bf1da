import { count, list } from "../../../shared/format/format";
import { plural } from "./plural";

/** What can be done, what was done, and how that is said. */
export const doingWords = {
  count: {
    components: (number: number) => plural(number, "component", "components"),
    wires: (number: number) => plural(number, "wire", "wires"),
    problems: (number: number) => plural(number, "problem", "problems"),
    changes: (number: number) => plural(number, "change", "changes"),
    waiting: (number: number) => `${count(number)} waiting`,
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
    tip: (command: string, step: string | undefined, keys: string) =>
      step === undefined ? `${command} (${keys})` : `${command}: ${step} (${keys})`,
  },

  keysTitle: "Editor",

  commandGroups: { build: "Build", edit: "Edit", move: "Move around", view: "View" },

  commands: {
    add: "Add a component",
    connect: "Connect to…",
    open: "Open the settings",
    rename: "Rename",
    replace: "Replace…",
    toggle: "Switch off or on",
    remove: "Delete",
    heal: "Delete and rejoin",
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
    from: (port: string) => `Output "${port}" to`,
    into: (port: string) => `Input "${port}" from`,
    list: "Choices",
    placeholder: "Type to search",
    noMatch: (asked: string) => `Nothing matches "${asked}".`,
    nothing: "There is nothing that fits.",
    showAll: (number: number) => `Show ${plural(number, "component that does", "components that do")} not fit`,
  },

  menu: { label: "What to do", open: "Open the menu", lookAtData: "Look at its data" },

  align: {
    left: "Align left edges",
    centre: "Align centres",
    right: "Align right edges",
    top: "Align top edges",
    middle: "Align middles",
    across: "Same gaps across",
    down: "Same gaps down",
  },
};
