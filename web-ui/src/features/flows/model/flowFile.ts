import type { FlowFile } from "../../../shared/api/types";

/** What a chosen file turned out to be. */
export type ReadFlow = { kind: "flow"; flow: FlowFile } | { kind: "not-json" } | { kind: "not-a-flow" };

/** People need not say where nodes are drawn. */
type HandWritten = Omit<FlowFile, "layout"> & Partial<Pick<FlowFile, "layout">>;

/** Reads an exported flow. What is inside nodes and wires is checked by the server, which reports every problem. */
export function readFlow(text: string): ReadFlow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "not-json" };
  }
  return isFlow(value) ? { kind: "flow", flow: { layout: {}, ...value } } : { kind: "not-a-flow" };
}

function isFlow(value: unknown): value is HandWritten {
  if (typeof value !== "object" || value === null) return false;
  if (!("format" in value && value.format === "pypes.flow/1")) return false;
  if (!("name" in value && typeof value.name === "string")) return false;
  if (!("nodes" in value && Array.isArray(value.nodes) && "wires" in value && Array.isArray(value.wires))) return false;
  return !("layout" in value) || (typeof value.layout === "object" && value.layout !== null);
}

export function emptyFlow(name: string): FlowFile {
  return { format: "pypes.flow/1", name, nodes: [], wires: [], layout: {} };
}

/** "Incoming invoices" is exported as incoming-invoices.flow.json. */
export function fileName(flowName: string): string {
  const plain = flowName
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${plain || "flow"}.flow.json`;
}
