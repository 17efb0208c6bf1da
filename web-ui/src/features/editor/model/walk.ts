import type { FlowFile, FlowNode, Position } from "./flow";
import { nodesById, wiresInto, wiresOutOf } from "./flowIndex";
import { positionOf } from "./geometry";
import { alongWires } from "./order";

export type Heading = "left" | "right" | "up" | "down";

/** The node that an arrow key leads to: along wires sideways, to the nearest one up and down. */
export function neighbour(flow: FlowFile, node: string, heading: Heading): string | undefined {
  const here = positionOf(flow, node);
  switch (heading) {
    case "right":
      return nearest(
        flow,
        here,
        wiresOutOf(flow, node).map((wire) => wire.to.node),
      );
    case "left":
      return nearest(
        flow,
        here,
        wiresInto(flow, node).map((wire) => wire.from.node),
      );
    case "up":
      return nearest(
        flow,
        here,
        others(flow, node, (place) => place.y < here.y),
      );
    case "down":
      return nearest(
        flow,
        here,
        others(flow, node, (place) => place.y > here.y),
      );
  }
}

/** Where walking begins: the leftmost node without a wire into it. */
export function firstNode(flow: FlowFile): string | undefined {
  const entries = flow.nodes.filter((node) => wiresInto(flow, node.id).length === 0);
  const places = (entries.length > 0 ? entries : flow.nodes).map((node) => node.id);
  return places.toSorted((one, other) => byPlace(positionOf(flow, one), positionOf(flow, other)))[0];
}

/** The nodes in the order in which packets come to them; those side by side as they lie. */
export function inReadingOrder(flow: FlowFile): FlowNode[] {
  const asTheyLie = flow.nodes
    .map((node) => node.id)
    .toSorted((one, other) => byPlace(positionOf(flow, one), positionOf(flow, other)));
  return alongWires(flow, asTheyLie).flatMap((id) => nodesById(flow).get(id) ?? []);
}

/** By column, then from top to bottom. */
function byPlace(one: Position, other: Position): number {
  return one.x - other.x || one.y - other.y;
}

function others(flow: FlowFile, node: string, wanted: (place: Position) => boolean): string[] {
  return flow.nodes.map((other) => other.id).filter((id) => id !== node && wanted(positionOf(flow, id)));
}

function nearest(flow: FlowFile, here: Position, nodes: readonly string[]): string | undefined {
  const distance = (id: string): number => {
    const place = positionOf(flow, id);
    return Math.abs(place.y - here.y) + Math.abs(place.x - here.x) * 2;
  };
  return [...new Set(nodes)].toSorted((one, other) => distance(one) - distance(other))[0];
}
