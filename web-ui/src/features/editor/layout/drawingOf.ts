import { boxesOf } from "../model/arrange";
import type { Catalogue, FlowFile } from "../model/flow";
import { wiresOutOf } from "../model/flowIndex";
import { portsWithWires } from "../model/ports";
import type { Drawing } from "./tidyLayout";

/** What is to be arranged of a flow; wires come in the order of the ports they leave by. */
export function drawingOf(flow: FlowFile, catalogue: Catalogue, nodes: ReadonlySet<string>): Drawing {
  const wires = flow.nodes
    .filter((node) => nodes.has(node.id))
    .flatMap((node) => {
      const order = portsWithWires(flow, node, catalogue).outputs.map((port) => port.name);
      return wiresOutOf(flow, node.id)
        .filter((wire) => nodes.has(wire.to.node))
        .toSorted((one, other) => order.indexOf(one.from.port) - order.indexOf(other.from.port));
    });
  return { boxes: boxesOf(flow, catalogue, nodes), wires: wires.map(({ from, to }) => [from.node, to.node]) };
}
