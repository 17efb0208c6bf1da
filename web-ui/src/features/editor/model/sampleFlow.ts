import { catalogueOf, type ComponentDescription, type FlowFile, type FlowNode, type PortDescription } from "./flow";

type Described = Partial<ComponentDescription> & Pick<ComponentDescription, "id" | "kind" | "name">;

export function port(name: string, carries: PortDescription["carries"], more: Partial<PortDescription> = {}) {
  return { name, carries, summary: "", optional: false, implicit: false, ...more };
}

const error = port("error", "any", { optional: true, implicit: true });
const unmatched = port("unmatched", "documents", { optional: true, implicit: true });

export function component(described: Described): ComponentDescription {
  return {
    summary: `${described.name} summary.`,
    inputs: [port("in", "records")],
    outputs: [port("out", "records"), error],
    parameters: { type: "object", properties: {} },
    effects: "none",
    blocking: false,
    isolated: false,
    takes: [],
    version: 1,
    plugin: "built in",
    ...described,
  };
}

const routes = {
  type: "array",
  title: "Routes",
  minItems: 1,
  items: {
    type: "object",
    required: ["name", "condition"],
    properties: { name: { type: "string", title: "Name" }, condition: { type: "string", format: "expression" } },
  },
};

/** A small catalogue with every shape of component, for tests. */
export const sampleCatalogue = catalogueOf([
  component({
    id: "read-csv",
    kind: "adapter",
    name: "Read CSV",
    version: 2,
    inputs: [port("in", "documents")],
    outputs: [port("out", "records"), error, unmatched],
  }),
  component({
    id: "rename-field",
    kind: "transformer",
    name: "Rename field",
    parameters: {
      type: "object",
      required: ["from", "to"],
      properties: {
        from: { type: "string", title: "From", "x-order": 0 },
        to: { type: "string", title: "To", "x-order": 1 },
      },
    },
  }),
  component({
    id: "pass",
    kind: "transformer",
    name: "Pass",
    inputs: [port("in", "any")],
    outputs: [port("out", "any")],
  }),
  component({
    id: "route",
    kind: "operator",
    name: "Route",
    outputs: [port("else", "records", { optional: true }), error],
    namedOutputs: { parameter: "routes", field: "name", carries: "records" },
    parameters: { type: "object", required: ["routes"], properties: { routes } },
  }),
  component({
    id: "upload",
    kind: "publisher",
    name: "Upload",
    outputs: [error],
    parameters: {
      type: "object",
      properties: {
        url: { type: "string", format: "uri" },
        password: { type: "string", format: "password", writeOnly: true },
        servers: {
          type: "array",
          items: {
            type: "object",
            properties: { host: { type: "string" }, key: { type: "string", format: "password" } },
          },
        },
      },
    },
  }),
]);

export function node(id: string, component: string, parameters: FlowNode["parameters"] = {}): FlowNode {
  return { id, component, version: 1, parameters };
}

/** A flow of nodes and wires written as `"a.out > b.in"`; nodes lie 320 px apart. */
export function flowOf(nodes: readonly FlowNode[], wires: readonly string[] = []): FlowFile {
  const end = (text = "") => {
    const [name = "", port = ""] = text.split(".");
    return { node: name, port };
  };
  return {
    format: "pypes.flow/1",
    name: "Orders",
    nodes: [...nodes],
    wires: wires.map((text) => {
      const [from, to] = text.split(" > ");
      return { id: text.replace(" > ", "-"), from: end(from), to: end(to) };
    }),
    layout: Object.fromEntries(nodes.map(({ id }, index) => [id, { x: index * 320, y: 0 }])),
  };
}

/** `read > rename > upload`. */
export const sampleFlow = flowOf(
  [node("read", "read-csv"), node("rename", "rename-field", { from: "a", to: "b" }), node("upload", "upload")],
  ["read.out > rename.in", "rename.out > upload.in"],
);

export function wireTexts(flow: FlowFile): string[] {
  return flow.wires.map(({ from, to }) => `${from.node}.${from.port} > ${to.node}.${to.port}`);
}
