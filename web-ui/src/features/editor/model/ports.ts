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

const portName = /^[a-z][a-z0-9-]{0,62}$/;
const reserved = ["error", "unmatched"];
const noPorts: Ports = { inputs: [], outputs: [] };
const described = new WeakMap<FlowNode, { component: ComponentDescription; ports: Ports }>();

/** The ports a node has by its component and its parameters. */
export function portsOf(node: FlowNode, component: ComponentDescription | undefined): Ports {
  if (!component) return noPorts;
  const known = described.get(node);
  if (known?.component === component) return known.ports;
  const ports = {
    inputs: component.inputs.map(present),
    outputs: outputsOf(node, component),
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

/** In the order of the server: those of the component, those named by parameters, those every component has. */
function outputsOf(node: FlowNode, component: ComponentDescription): Port[] {
  const all = component.outputs.map(present);
  return [
    ...all.filter((port) => !port.implicit),
    ...namedOutputs(node, component),
    ...all.filter((port) => port.implicit),
  ];
}

/** By the server's rules: a name is taken as it is, and one that is unfit, reserved or there already makes no port. */
function namedOutputs(node: FlowNode, component: ComponentDescription): Port[] {
  const named = component.namedOutputs;
  const items = named && node.parameters[named.parameter];
  if (!named || !Array.isArray(items)) return [];
  const taken = new Set([...reserved, ...component.outputs.map((port) => port.name)]);
  return items.flatMap((item: unknown) => {
    const name = isRecord(item) ? item[named.field] : undefined;
    if (typeof name !== "string" || !portName.test(name) || taken.has(name)) return [];
    taken.add(name);
    return [{ name, summary: "", carries: named.carries, optional: false, implicit: false, missing: false }];
  });
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
