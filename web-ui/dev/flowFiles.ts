import type { FlowFile, FlowNode } from "../src/shared/api/types.ts";

type Step = [id: string, component: string, parameters?: FlowNode["parameters"], label?: string];

/** A flow of steps that follow each other. */
export function chain(name: string, description: string, steps: readonly Step[]): FlowFile {
  const nodes = steps.map(([id, component, parameters = {}, label]) => ({
    id,
    component,
    version: 1,
    parameters,
    ...(label === undefined ? {} : { label }),
  }));
  const wires = nodes.slice(1).map((node, index) => ({
    id: `w${index + 1}`,
    from: { node: nodes[index]?.id ?? "", port: "out" },
    to: { node: node.id, port: "in" },
  }));
  const layout = Object.fromEntries(nodes.map((node, index) => [node.id, { x: 80 + index * 280, y: 160 }]));
  return { format: "pypes.flow/1", name, description, nodes, wires, layout };
}

export const csvCleanUp = chain("CSV clean-up", "Cleans an order list and writes it as JSON.", [
  ["orders", "read-csv", { separator: ";" }, "Orders"],
  ["rename", "rename-field", { from: "Mail", to: "email" }],
  ["lower", "change-case", { attributes: ["email"], to: "lower" }, "E-mail in lower case"],
  ["paid", "keep-if", { condition: "total > 0" }, "Only paid"],
  ["write", "write-ndjson", { path: "orders/clean.ndjson" }, "Clean orders"],
]);

export const mixedFolder = chain("Mixed folder", "Takes the text out of PDF, Word, web and mail files.", [
  ["documents", "read-documents"],
  ["emails", "find-emails"],
  ["write", "write-ndjson", { path: "mixed/documents.ndjson" }],
]);

export const accessLog = chain("Access log", "Filters a web server's log, cuts it into fields and counts.", [
  ["lines", "read-text", { mode: "line", attribute: "line" }],
  ["errors", "keep-if", { condition: 'line.contains(" 500 ")' }, "Only errors"],
  ["write", "write-csv", { path: "log/errors.csv" }],
]);
