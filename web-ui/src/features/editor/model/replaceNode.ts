import { newNode } from "./addNode";
import { makeWire } from "./connect";
import type { Catalogue, ComponentDescription, FlowFile, FlowNode, WireEnd } from "./flow";
import { nodesById } from "./flowIndex";
import { without } from "./json";
import { findPort, fits, portsOf, type Direction, type Port } from "./ports";
import { canHaveReplicas } from "./replicas";

export interface Replaced {
  readonly flow: FlowFile;
  readonly node: string;
  readonly lostWires: number;
}

/**
 * Puts another component in the place of a node and keeps label and error policy, and of wires, parameters and replicas
 * what still fits.
 */
export function replaceNode(
  flow: FlowFile,
  catalogue: Catalogue,
  nodeId: string,
  component: ComponentDescription,
): Replaced | undefined {
  const old = nodesById(flow).get(nodeId);
  if (!old) return undefined;
  const node = takeOver(flow, old, component);
  const wires = flow.wires.flatMap((wire) => {
    if (wire.from.node !== nodeId && wire.to.node !== nodeId) return [wire];
    const from = wire.from.node === nodeId ? moveEnd(flow, catalogue, node, wire.from, wire.to, "output") : wire.from;
    const to = wire.to.node === nodeId ? moveEnd(flow, catalogue, node, wire.to, wire.from, "input") : wire.to;
    return from && to ? [makeWire(from, to)] : [];
  });
  const place = flow.layout[nodeId];
  const unique = [...new Map(wires.map((wire) => [wire.id, wire])).values()];
  return {
    flow: {
      ...flow,
      nodes: flow.nodes.map((known) => (known.id === nodeId ? node : known)),
      wires: unique,
      layout: { ...without(flow.layout, [nodeId]), ...(place && { [node.id]: place }) },
    },
    node: node.id,
    lostWires: flow.wires.length - unique.length,
  };
}

function takeOver(flow: FlowFile, old: FlowNode, component: ComponentDescription): FlowNode {
  const known = component.parameters["properties"] ?? {};
  const fitting = Object.entries(old.parameters).filter(([name]) => Object.hasOwn(known, name));
  const { id } = newNode(flow, component);
  const { id: type, version } = component;
  const node = { ...old, id, version, component: type, parameters: Object.fromEntries(fitting) };
  if (!canHaveReplicas(component)) delete node.replicas;
  return node;
}

function moveEnd(
  flow: FlowFile,
  catalogue: Catalogue,
  node: FlowNode,
  end: WireEnd,
  farEnd: WireEnd,
  direction: Direction,
): WireEnd | undefined {
  const far = findPort(flow, catalogue, farEnd, direction === "input" ? "output" : "input");
  const ports = portsOf(node, catalogue.get(node.component));
  const fitting = (direction === "input" ? ports.inputs : ports.outputs).filter((port) =>
    far ? (direction === "input" ? fits(far.carries, port.carries) : fits(port.carries, far.carries)) : true,
  );
  const port: Port | undefined =
    fitting.find((candidate) => candidate.name === end.port) ?? fitting.find((candidate) => !candidate.implicit);
  return port && { node: node.id, port: port.name };
}
