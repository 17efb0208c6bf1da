import { plural } from "./plural";
import type { FlowPlan, Kind, Replicas } from "../model/flow";

function toldReplicas({ count, order, attribute }: Replicas): string {
  switch (order) {
    case "document":
      return `${count} side by side, in order within a document`;
    case "attribute":
      return attribute === undefined
        ? `${count} side by side, in order where an attribute is the same`
        : `${count} side by side, in order where "${attribute}" is the same`;
    case "none":
      return `${count} side by side, in no order`;
  }
}

/** What stands in the panels around the canvas, and in its forms. */
export const panelWords = {
  kinds: {
    adapter: "Adapters",
    transformer: "Transformers",
    extractor: "Extractors",
    filter: "Filters",
    operator: "Operators",
    publisher: "Publishers",
  } satisfies Record<Kind, string>,

  side: { label: "Building blocks", components: "Components", outline: "Outline" },
  readOnly: "Too narrow to edit here",

  palette: {
    find: "Find a component",
    clear: "Clear",
    noMatch: (asked: string) => `No component matches "${asked}".`,
  },

  outline: {
    label: "Components of this flow",
    wiresOf: (name: string) => `Wires of ${name}`,
    noWireIn: "Nothing comes in by wire",
    entry: "Documents come in here",
    wire: (port: string, to: string, toPort: string) =>
      `${port === "out" ? "" : `${port} `}→ ${to}${toPort === "in" ? "" : ` (${toPort})`}`,
  },

  details: {
    label: "Details",
    flow: "This flow",
    size: (components: number, wires: number) =>
      `${plural(components, "component", "components")}, ${plural(wires, "wire", "wires")}`,
    documents: "Documents",
    documentsLead: "Since the server started",
    accepted: "Accepted",
    inFlight: "In flight",
    waiting: "of these, waiting on disk",
    published: "Published",
    dropped: "Dropped",
    deadLettered: "Dead-lettered",
    name: "Name",
    nameNeeded: "Required",
    description: "Description",
    descriptionHint: "What it is for",
    several: (components: number, wires: number) =>
      [
        components > 0 ? plural(components, "component", "components") : "",
        wires > 0 ? plural(wires, "wire", "wires") : "",
      ]
        .filter(Boolean)
        .join(" and "),
    settings: "Settings",
    data: "Data",
    help: "Help",
    notInstalled: (component: string) =>
      `The component "${component}" is not installed. Its settings are kept. Add the plugin that brings it, or replace it.`,
    labelField: "Label",
    labelHint: "What this step is called in this flow.",
    on: "On",
    onHint: (kind: Kind | undefined): string => {
      if (kind === "adapter") return "When off, it takes no documents.";
      if (kind === "publisher") return "When off, the packets that come here are dropped.";
      return "When off, packets pass through unchanged.";
    },
    wire: (from: string, to: string) => `${from} → ${to}`,
    wirePorts: (from: string, to: string) => `${from} to ${to}`,
    passed: (number: string) => `${number} passed`,
    direct: "Both run together: packets go on without waiting.",
    queue: {
      troubles: () => "Packets wait here apart from the others, which they do not hold up.",
      source: (name: string) => `Packets wait here, because ${name} brings them by itself.`,
      blocking: (name: string) => `Packets wait here, because ${name} waits for something outside.`,
      isolated: (name: string) => `Packets wait here, because ${name} is kept apart: it may crash.`,
      effects: (name: string) => `Packets wait here, because ${name} changes something outside.`,
      operator: (name: string) => `Packets wait here, because ${name} decides itself when they go on.`,
      replicas: (name: string) => `Packets wait here, because ${name} runs in replicas of its own.`,
      parting: (name: string) => `Packets wait here, because several wires lead out of ${name}.`,
      meeting: (name: string) => `Packets wait here, because several wires lead into ${name}.`,
    } satisfies Record<FlowPlan["queues"][number]["reason"], (name: string) => string>,
    runsWith: (names: string) => `Runs together with ${names}.`,
    runsAlone: "Runs by itself.",
  },

  errors: {
    title: "When it fails",
    summary: (retries: number, wired: boolean) =>
      [
        retries === 0
          ? "Not tried again"
          : `Tried again ${retries === 1 ? "once" : `${retries} times`} if that may help`,
        wired ? ", then out of the error port." : ", then kept as a dead letter.",
      ].join(""),
    retries: "Retries",
    retriesHint: "For faults that may pass, such as a service that does not answer.",
    backoff: "Wait before the first",
    backoffHint: "It doubles with each further retry.",
    timeout: "Time for one call",
    timeoutHint: "Longer calls are given up.",
  },

  replicas: {
    title: "Replicas",
    summary: (replicas: Replicas | undefined) =>
      replicas === undefined || replicas.count === 1
        ? "Only one: packets are worked on one after another."
        : `${toldReplicas(replicas)}.`,
    told: toldReplicas,
    count: "How many work side by side",
    countHint: "More than one helps a step that keeps the processor busy.",
    order: "Order of packets",
    orders: {
      document: "Keeps the order within a document",
      attribute: "Keeps the order of equal values of an attribute",
      none: "Keeps no order",
    } satisfies Record<Replicas["order"], string>,
    attribute: "Attribute",
  },

  help: {
    takes: "Takes",
    inputs: "Inputs",
    outputs: "Outputs",
    about: "About",
    effects: {
      none: "Changes nothing outside the flow.",
      reads: "Reads from outside the flow.",
      writes: "Writes to the world outside the flow.",
    },
    isolated: "Runs apart, so that a bad document cannot harm the server.",
    origin: (id: string, version: number, plugin: string) => `${id}, version ${version}, ${plugin}`,
  },

  data: {
    last: "Last packets",
    notLive: "This wire is not live yet. Publish the flow to see what passes here.",
    nothing: "Nothing has passed here yet.",
    feed: "Feed a document",
    unnamed: "Without a name",
    noWires: "No wires, so no data.",
    side: "Which packets",
    came: "Came in",
    left: "Went out",
    wire: "Wire",
    to: (port: string, name: string) => `${port} → ${name}`,
    from: (port: string, name: string) => `${name} → ${port}`,
  },

  form: {
    advanced: (number: number) => plural(number, "more setting", "more settings"),
    nothing: "There is nothing to set.",
    add: "Add",
    addItem: (title: string) => `Add to ${title.toLowerCase()}`,
    removeItem: (title: string) => `Remove ${title}`,
    moveUp: (title: string) => `Move ${title} up`,
    moveDown: (title: string) => `Move ${title} down`,
    nameOf: (name: string) => `Name "${name}"`,
    valueOf: (name: string) => `Value of "${name}"`,
    nameTaken: "This name is taken",
    newName: (number: number) => `name${number}`,
    example: (text: string) => `e.g. ${text}`,
    notJson: "This is not JSON",
  },
};
