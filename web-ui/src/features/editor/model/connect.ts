import type { Carries, Catalogue, FlowFile, FlowNode, FlowWire, WireEnd } from "./flow";
import { downstream, upstream, wiresInto, wiresOutOf } from "./flowIndex";
import { wireId } from "./ids";
import { findPort, fits, portsOf, type Direction, type Port } from "./ports";

/** Why a wire cannot be drawn. */
export type Refusal =
  | { readonly why: "direction" }
  | { readonly why: "same-node"; readonly node: string }
  | { readonly why: "twice" }
  | { readonly why: "no-port"; readonly node: string; readonly port: string }
  | { readonly why: "types"; readonly node: string; readonly needs: Carries; readonly carries: Carries }
  | { readonly why: "cycle"; readonly node: string; readonly leadsTo: string };

/** An end of a wire, and which side of its node it is on. */
export interface PortEnd extends WireEnd {
  readonly direction: Direction;
}

/** Puts two ports in the order of a wire, whichever of them the drawing began at. */
export function inOrder(one: PortEnd, other: PortEnd): { from: WireEnd; to: WireEnd } | undefined {
  if (one.direction === other.direction) return undefined;
  const [from, to] = one.direction === "output" ? [one, other] : [other, one];
  return { from: { node: from.node, port: from.port }, to: { node: to.node, port: to.port } };
}

/** Says why a wire cannot be drawn; undefined means it can. */
export function refusal(flow: FlowFile, catalogue: Catalogue, from: WireEnd, to: WireEnd): Refusal | undefined {
  if (from.node === to.node) return { why: "same-node", node: from.node };
  const output = findPort(flow, catalogue, from, "output");
  if (!output || output.missing) return { why: "no-port", ...from };
  const input = findPort(flow, catalogue, to, "input");
  if (!input || input.missing) return { why: "no-port", ...to };
  if (isWired(flow, from, to)) return { why: "twice" };
  if (!fits(output.carries, input.carries)) {
    return { why: "types", node: to.node, needs: input.carries, carries: output.carries };
  }
  if (downstream(flow, to.node).has(from.node)) return { why: "cycle", node: from.node, leadsTo: to.node };
  return undefined;
}

export function connect(flow: FlowFile, from: WireEnd, to: WireEnd): FlowFile {
  return { ...flow, wires: [...flow.wires, makeWire(from, to)] };
}

export function makeWire(from: WireEnd, to: WireEnd): FlowWire {
  return { id: wireId(from, to), from, to };
}

/** A wire that could be drawn. */
export interface Candidate {
  readonly from: WireEnd;
  readonly to: WireEnd;
  readonly node: FlowNode;
  readonly port: Port;
}

/** Every wire that can be drawn from or to a port. */
export function candidates(flow: FlowFile, catalogue: Catalogue, end: PortEnd): Candidate[] {
  const own = findPort(flow, catalogue, end, end.direction);
  if (!own || own.missing) return [];
  const wanted: Direction = end.direction === "output" ? "input" : "output";
  const forbidden = end.direction === "output" ? upstream(flow, end.node) : downstream(flow, end.node);
  return flow.nodes
    .filter((node) => !forbidden.has(node.id))
    .flatMap((node) => {
      const ports = portsOf(node, catalogue.get(node.component));
      return (wanted === "input" ? ports.inputs : ports.outputs).flatMap((port): Candidate[] => {
        const wire = inOrder(end, { node: node.id, port: port.name, direction: wanted });
        const carries: [Carries, Carries] =
          wanted === "input" ? [own.carries, port.carries] : [port.carries, own.carries];
        return wire && fits(...carries) && !isWired(flow, wire.from, wire.to) ? [{ ...wire, node, port }] : [];
      });
    });
}

/** The first port of a component that a wire from or to the given port could go to; implicit ones last. */
export function firstFit(ports: readonly Port[], carries: Carries, direction: Direction): Port | undefined {
  return ports
    .filter((port) => !port.missing && !port.implicit)
    .find((port) => (direction === "input" ? fits(carries, port.carries) : fits(port.carries, carries)));
}

/** Takes up the end of a wire and puts it on another port. */
export function rewire(flow: FlowFile, wire: string, from: WireEnd, to: WireEnd): FlowFile {
  return { ...flow, wires: flow.wires.map((known) => (known.id === wire ? makeWire(from, to) : known)) };
}

export function isUnwired(flow: FlowFile, node: string): boolean {
  return wiresInto(flow, node).length === 0 && wiresOutOf(flow, node).length === 0;
}

function isWired(flow: FlowFile, from: WireEnd, to: WireEnd): boolean {
  return wiresOutOf(flow, from.node).some(
    (wire) => wire.from.port === from.port && wire.to.node === to.node && wire.to.port === to.port,
  );
}
