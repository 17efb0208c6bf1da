import type { ComponentDescription, PortDescription } from "../src/shared/api/types.ts";

type Kind = ComponentDescription["kind"];
type Carries = PortDescription["carries"];
type Parameters = ComponentDescription["parameters"];

function port(
  name: string,
  summary: string,
  carries: Carries,
  options: Partial<PortDescription> = {},
): PortDescription {
  return { name, summary, carries, optional: false, implicit: false, ...options };
}

const errorPort = port("error", "Packets this step could not handle.", "any", { optional: true, implicit: true });

function component(
  id: string,
  kind: Kind,
  name: string,
  summary: string,
  rest: Partial<ComponentDescription> & { schema?: Parameters },
): ComponentDescription {
  const { schema = { type: "object", properties: {} }, ...own } = rest;
  return {
    id,
    kind,
    name,
    summary,
    inputs: kind === "adapter" ? [] : [port("in", "Packets to work on.", "any")],
    outputs: kind === "publisher" ? [errorPort] : [port("out", "The result.", "any"), errorPort],
    parameters: schema,
    effects: kind === "publisher" ? "writes" : "none",
    blocking: kind === "publisher",
    isolated: false,
    takes: [],
    version: 1,
    plugin: "built in",
    ...own,
  };
}

const records = [port("out", "One packet per record.", "records"), errorPort];
const documents = [port("out", "The document.", "documents"), errorPort];

/** A part of the real catalogue, wide enough to show every kind, port and field. */
export const catalogue: readonly ComponentDescription[] = [
  component("read-csv", "adapter", "Read CSV", "Makes one packet of each row of a CSV file.", {
    takes: ["text/csv"],
    outputs: records,
    schema: {
      type: "object",
      "x-order": ["header", "separator", "charset", "trim"],
      properties: {
        header: { type: "boolean", title: "First row has names", description: "Names the attributes.", default: true },
        separator: {
          type: "string",
          title: "Separator",
          description: "Between two cells.",
          default: ",",
          maxLength: 1,
        },
        charset: {
          type: "string",
          title: "Character set",
          description: "Where the file does not say.",
          enum: ["UTF-8", "ISO-8859-1", "windows-1252"],
          default: "UTF-8",
          "x-advanced": true,
        },
        trim: { type: "boolean", title: "Trim cells", description: "Cuts spaces around a value.", default: true },
      },
    },
  }),
  component("read-json", "adapter", "Read JSON", "Makes packets of a JSON object, an array, or one object a line.", {
    takes: ["application/json", "application/x-ndjson"],
    outputs: records,
  }),
  component("read-text", "adapter", "Read text", "Takes a text file as one packet or line by line.", {
    takes: ["text/plain"],
    outputs: documents,
    schema: {
      type: "object",
      "x-order": ["mode", "attribute"],
      properties: {
        mode: {
          type: "string",
          title: "One packet per",
          description: "What a packet is made of.",
          enum: ["file", "line"],
          "x-enum-titles": ["File", "Line"],
          default: "file",
        },
        attribute: {
          type: "string",
          format: "attribute",
          title: "Attribute",
          description: "Gets the text.",
          default: "text",
        },
      },
    },
  }),
  component("read-documents", "adapter", "Read documents", "Takes the text out of PDF, Office, mail and web files.", {
    takes: ["application/pdf", "text/html", "message/rfc822"],
    outputs: documents,
    plugin: "pypes-documents-0.1.0.jar",
    isolated: true,
  }),
  component("rename-field", "transformer", "Rename field", "Gives an attribute another name.", {
    schema: {
      type: "object",
      required: ["from", "to"],
      "x-order": ["from", "to"],
      properties: {
        from: { type: "string", format: "attribute", title: "From", description: "The attribute to rename." },
        to: { type: "string", format: "attribute", title: "To", description: "Its new name." },
      },
    },
  }),
  component("change-case", "transformer", "Change case", "Writes the values of attributes in upper or lower case.", {
    schema: {
      type: "object",
      required: ["attributes"],
      "x-order": ["attributes", "to"],
      properties: {
        attributes: {
          type: "array",
          items: { type: "string", format: "attribute" },
          minItems: 1,
          title: "Attributes",
          description: "Whose values change.",
        },
        to: {
          type: "string",
          title: "To",
          description: "The case wanted.",
          enum: ["upper", "lower", "title"],
          "x-enum-titles": ["UPPER", "lower", "Title"],
          default: "lower",
        },
      },
    },
  }),
  component("find-emails", "extractor", "Find e-mail addresses", "Collects the e-mail addresses of a text.", {
    schema: {
      type: "object",
      "x-order": ["from", "into", "limit"],
      properties: {
        from: { type: "string", format: "attribute", title: "From", description: "The text.", default: "text" },
        into: { type: "string", format: "attribute", title: "Into", description: "Gets them.", default: "emails" },
        limit: { type: "integer", title: "At most", description: "Per packet.", minimum: 1, default: 100 },
      },
    },
  }),
  component("keep-if", "filter", "Keep if", "Passes the packets a condition holds for and drops the others.", {
    outputs: [
      port("out", "Packets the condition holds for.", "any"),
      port("unmatched", "The others. They are dropped when this is not wired.", "any", {
        optional: true,
        implicit: true,
      }),
      errorPort,
    ],
    schema: {
      type: "object",
      required: ["condition"],
      properties: {
        condition: {
          type: "string",
          format: "expression",
          title: "Condition",
          description: "An expression that is true or false, such as total > 100.",
        },
      },
    },
  }),
  component("route", "operator", "Route by rule", "Sends each packet to the first route whose condition holds.", {
    outputs: [port("otherwise", "Packets that no rule wants.", "any", { optional: true }), errorPort],
    namedOutputs: { parameter: "routes", field: "name", carries: "any" },
    schema: {
      type: "object",
      required: ["routes"],
      properties: {
        routes: {
          type: "array",
          title: "Routes",
          description: "Asked from top to bottom.",
          minItems: 1,
          items: {
            type: "object",
            required: ["name", "condition"],
            "x-order": ["name", "condition"],
            properties: {
              name: { type: "string", title: "Name", description: "The name of its port." },
              condition: { type: "string", format: "expression", title: "Condition", description: "When it is taken." },
            },
          },
        },
      },
    },
  }),
  component("merge", "operator", "Merge", "Passes on whatever comes in by either port.", {
    inputs: [port("left", "One stream.", "any"), port("right", "The other.", "any", { optional: true })],
  }),
  component("write-ndjson", "publisher", "Write NDJSON", "Writes one JSON object a line to a file.", {
    schema: {
      type: "object",
      required: ["path"],
      "x-order": ["path", "append", "rotate"],
      properties: {
        path: { type: "string", format: "path", title: "File", description: "Below the folder of results." },
        append: { type: "boolean", title: "Append", description: "Keeps what is there.", default: true },
        rotate: {
          type: "string",
          format: "duration",
          title: "New file every",
          description: "Such as 1h.",
          "x-show-if": "append=true",
          "x-advanced": true,
        },
      },
    },
  }),
  component("write-csv", "publisher", "Write CSV", "Writes one row per packet to a file.", {
    inputs: [port("in", "Packets to write.", "records")],
    schema: {
      type: "object",
      required: ["path"],
      properties: {
        path: { type: "string", format: "path", title: "File", description: "Below the folder of results." },
      },
    },
  }),
  component("log", "publisher", "Log", "Writes each packet to the log of the server.", { effects: "none" }),
];
