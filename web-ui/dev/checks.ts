import type { FlowFile, FlowProblem } from "../src/shared/api/types.ts";
import { catalogue } from "./catalogue.ts";

/** The commonest problems of a draft, as the real server words them. */
export function checked(draft: FlowFile): FlowProblem[] {
  const problems: FlowProblem[] = [];
  const error = (code: string, message: string, place: Partial<FlowProblem> = {}) =>
    problems.push({ code, severity: "error", message, ...place });
  if (draft.nodes.length === 0) error("flow-empty", "The flow has no steps. Start with an adapter.");
  for (const node of draft.nodes) {
    const component = catalogue.find((candidate) => candidate.id === node.component);
    if (!component) {
      const message = `Node "${node.id}" wants the component "${node.component}", which is not installed.`;
      error("component-unknown", message, { node: node.id });
      continue;
    }
    for (const name of requiredParameters(component.parameters)) {
      if (node.parameters[name] !== undefined && node.parameters[name] !== "") continue;
      const message = `Node "${node.id}" needs a value for "${name}".`;
      error("parameter-missing", message, { node: node.id, pointer: `/${name}` });
    }
    for (const input of component.inputs) {
      const wired = draft.wires.some((wire) => wire.to.node === node.id && wire.to.port === input.name);
      if (wired || input.optional) continue;
      const message = `Nothing is wired to input "${input.name}" of node "${node.id}".`;
      error("input-unwired", message, { node: node.id, port: input.name });
    }
  }
  return problems;
}

function requiredParameters(schema: Record<string, unknown>): string[] {
  return Array.isArray(schema.required) ? schema.required.map(String) : [];
}
