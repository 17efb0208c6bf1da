import type { Carries, Catalogue, ComponentDescription, FlowFile, FlowNode, PortDescription, WireEnd } from "./flow";
import { nodesById, wiresInto, wiresOutOf } from "./flowIndex";
import { isRecord } from "./json";

export type Direction = "input" | "output";

/** A port of a placed node. */
export interface Port extends PortDescription {
  /** A wire is on it, but the component has no such port (any more). */
  readonly missing: boolean;
}

export interface Ports {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

const noPorts: Ports = { inputs: [], outputs: [] };
const described = new WeakMap<FlowNode, { component: ComponentDescription; ports: Ports }>();

/** The ports a node has by its component and its parameters. */
export function portsOf(node: FlowNode, component: ComponentDescription | undefined): Ports {
  if (!component) return noPorts;
  const known = described.get(node);
  if (known?.component === component) return known.ports;
  const ports = {
    inputs: component.inputs.map(present),
    outputs: [...namedOutputs(node, component), ...component.outputs.map(present)],
  };
  described.set(node, { component, ports });
  return ports;
}

/** The ports of a node, and those that only its wires still know. */
export function portsWithWires(flow: FlowFile, node: FlowNode, catalogue: Catalogue): Ports {
  const component = catalogue.get(node.component);
  const ports = portsOf(node, component);
  const into = wiresInto(flow, node.id).map((wire) => wire.to.port);
  const outOf = wiresOutOf(flow, node.id).map((wire) => wire.from.port);
  const inputs = withWired(ports.inputs, into, component);
  const outputs = withWired(ports.outputs, outOf, component);
  return inputs === ports.inputs && outputs === ports.outputs ? ports : { inputs, outputs };
}

export function findPort(flow: FlowFile, catalogue: Catalogue, end: WireEnd, direction: Direction): Port | undefined {
  const node = nodesById(flow).get(end.node);
  if (!node) return undefined;
  const ports = portsWithWires(flow, node, catalogue);
  return (direction === "input" ? ports.inputs : ports.outputs).find((port) => port.name === end.port);
}

export function fits(from: Carries, to: Carries): boolean {
  return from === "any" || to === "any" || from === to;
}

function present(port: PortDescription): Port {
  return { ...port, missing: false };
}

function namedOutputs(node: FlowNode, component: ComponentDescription): Port[] {
  const named = component.namedOutputs;
  const items = named && node.parameters[named.parameter];
  if (!named || !Array.isArray(items)) return [];
  const names = items.map((item: unknown) => (isRecord(item) ? item[named.field] : item));
  const texts = names.filter((name): name is string => typeof name === "string" && name !== "");
  return [...new Set(texts)].map((name) => ({
    name,
    summary: "",
    carries: named.carries,
    optional: false,
    implicit: false,
    missing: false,
  }));
}

function withWired(
  ports: readonly Port[],
  wired: readonly string[],
  component: ComponentDescription | undefined,
): readonly Port[] {
  const unknown = new Set(wired.filter((name) => !ports.some((port) => port.name === name)));
  if (unknown.size === 0) return ports;
  const missing = component !== undefined;
  const extra = [...unknown].map((name) => ({
    name,
    summary: "",
    carries: "any" as const,
    optional: true,
    implicit: false,
    missing,
  }));
  return [...ports, ...extra];
}
