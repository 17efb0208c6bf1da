import { messages } from "../messages.en";
import type { Catalogue, ComponentDescription, FlowFile, FlowNode, FlowProblem } from "./flow";
import { nodesById, wiresById, wiresInto, wiresOutOf } from "./flowIndex";
import { titleOf } from "./flow";
import { parameterFaults } from "./parameterCheck";
import { findPort, fits, portsWithWires } from "./ports";
import { replicaFaults } from "./replicas";

const texts = messages.problems;

/** A problem of the draft; one that this browser found in a field also says so without naming it. */
export interface Problem extends FlowProblem {
  readonly short?: string;
}

/** What this browser can tell at once; the server knows more, but later. */
export function localProblems(flow: FlowFile, catalogue: Catalogue): Problem[] {
  return [
    ...flow.nodes.flatMap((node) => nodeProblems(flow, node, catalogue)),
    ...flow.wires.flatMap((wire): Problem[] => {
      const from = findPort(flow, catalogue, wire.from, "output");
      const to = findPort(flow, catalogue, wire.to, "input");
      if (!from || !to || fits(from.carries, to.carries)) return [];
      const message = texts.types(name(flow, wire.to.node, catalogue), to.carries, from.carries);
      return [{ code: "ports-incompatible", severity: "error", message, wire: wire.id }];
    }),
  ];
}

/** What the server said of an earlier state, without that which has changed since. */
export function stillTrue(problems: readonly Problem[], said: FlowFile, now: FlowFile): Problem[] {
  if (said === now) return [...problems];
  return problems.filter((problem) => {
    if (problem.wire !== undefined) return wiresById(now).has(problem.wire);
    if (problem.node === undefined) return true;
    return nodesById(said).get(problem.node) === nodesById(now).get(problem.node) && sameWires(said, now, problem.node);
  });
}

/** Both lists as one, errors first; of two about the same place the one that this browser found stays. */
export function allProblems(local: readonly Problem[], remote: readonly Problem[]): Problem[] {
  const known = new Set(local.map(place));
  const added = remote.filter((problem) => !hasPlace(problem) || !known.has(place(problem)));
  const all = [...local, ...added];
  return [...all.filter(isError), ...all.filter((problem) => !isError(problem))];
}

export function isError(problem: Problem): boolean {
  return problem.severity === "error";
}

function nodeProblems(flow: FlowFile, node: FlowNode, catalogue: Catalogue): Problem[] {
  const component = catalogue.get(node.component);
  if (!component) {
    const message = texts.notInstalled(node.component);
    return [{ code: "component-unknown", severity: "error", message, node: node.id }];
  }
  const faults = [...parameterProblems(node, component), ...replicaProblems(node)];
  const ports = portsWithWires(flow, node, catalogue);
  const into = new Set(wiresInto(flow, node.id).map((wire) => wire.to.port));
  const outOf = new Set(wiresOutOf(flow, node.id).map((wire) => wire.from.port));
  const at = (port: string, code: string, message: string): FlowProblem => ({
    code,
    severity: "error",
    message,
    node: node.id,
    port,
  });
  const inputs = ports.inputs.flatMap((port) => {
    if (port.missing) return [at(port.name, "port-unknown", texts.noInput(port.name))];
    const needed = component.kind !== "adapter" && !port.optional && !into.has(port.name);
    return needed ? [at(port.name, "input-unwired", texts.inputUnwired(port.name))] : [];
  });
  const outputs = ports.outputs.flatMap((port) => {
    if (port.missing) return [at(port.name, "port-unknown", texts.noOutput(port.name))];
    const needed = !port.implicit && !port.optional && !outOf.has(port.name);
    return needed ? [at(port.name, "output-unwired", texts.outputUnwired(port.name))] : [];
  });
  return [...faults, ...inputs, ...outputs];
}

const checked = new WeakMap<FlowNode, { component: ComponentDescription; problems: readonly Problem[] }>();

/** The dearest check, so its result is kept as long as the node stays the same. */
function parameterProblems(node: FlowNode, component: ComponentDescription): readonly Problem[] {
  const known = checked.get(node);
  if (known?.component === component) return known.problems;
  const problems = parameterFaults(component.parameters, node.parameters).map(
    (fault): Problem => ({
      code: "parameter-invalid",
      severity: "error",
      message: texts.parameter(fault),
      short: texts.fault(fault),
      node: node.id,
      pointer: fault.pointer,
    }),
  );
  checked.set(node, { component, problems });
  return problems;
}

function replicaProblems(node: FlowNode): Problem[] {
  return replicaFaults(node).map((fault) => ({
    code: fault.why === "required" ? "replicas-attribute-missing" : "replicas-count-invalid",
    severity: "error",
    message: texts.parameter(fault),
    short: texts.fault(fault),
    node: node.id,
    pointer: fault.pointer,
  }));
}

function sameWires(said: FlowFile, now: FlowFile, node: string): boolean {
  const ids = (flow: FlowFile): string =>
    [...wiresInto(flow, node), ...wiresOutOf(flow, node)].map((wire) => wire.id).join("\n");
  return ids(said) === ids(now);
}

function hasPlace({ node, wire }: FlowProblem): boolean {
  return node !== undefined || wire !== undefined;
}

/** A port that is gone is one problem, of which the server tells again for each of its wires. */
function place({ code, node, wire, port, pointer }: FlowProblem): string {
  return wire === undefined || code === "port-unknown" ? JSON.stringify([node, port, pointer]) : wire;
}

function name(flow: FlowFile, id: string, catalogue: Catalogue): string {
  const node = nodesById(flow).get(id);
  return node ? titleOf(node, catalogue) : id;
}
