import { Position as Side, type Edge, type Node, type NodeHandle } from "@xyflow/react";
import { messages } from "../messages.en";
import {
  titleOf,
  type Catalogue,
  type ComponentDescription,
  type FlowFile,
  type FlowNode,
  type FlowWire,
} from "../model/flow";
import { nodesById } from "../model/flowIndex";
import { nodeHeight, NODE_WIDTH, portPosition, positionOf } from "../model/geometry";
import { portsWithWires, type Direction, type Port, type Ports } from "../model/ports";
import type { Selection } from "../store/editorState";

export const PORT_SIZE = 12;

/** A node as React Flow draws it. */
export type CanvasNode = Node<
  { readonly node: FlowNode; readonly component: ComponentDescription | undefined; readonly ports: Ports },
  "component"
>;

/** A wire as React Flow draws it. */
export type CanvasWire = Edge<Record<string, never>, "wire">;

/** A flow as React Flow wants it. What did not change stays the same object, so it is not drawn again. */
export class CanvasGraph {
  private nodes: ReadonlyMap<string, CanvasNode> = new Map();
  private wires: ReadonlyMap<string, CanvasWire> = new Map();

  nodesOf(flow: FlowFile, catalogue: Catalogue, { nodes: selected }: Selection): CanvasNode[] {
    const nodes = flow.nodes.map((node) => {
      const component = catalogue.get(node.component);
      const ports = portsWithWires(flow, node, catalogue);
      const position = positionOf(flow, node.id);
      const old = this.nodes.get(node.id);
      if (old?.data.node !== node || old.data.component !== component || old.data.ports !== ports) {
        return canvasNode(node, component, ports, position, selected.has(node.id));
      }
      const stays = old.position.x === position.x && old.position.y === position.y;
      const chosen = selected.has(node.id);
      return stays && old.selected === chosen ? old : { ...old, position, selected: chosen };
    });
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    return nodes;
  }

  wiresOf(flow: FlowFile, catalogue: Catalogue, { wires: selected }: Selection): CanvasWire[] {
    const present = nodesById(flow);
    const wires = flow.wires.flatMap((wire) => {
      const [from, to] = [present.get(wire.from.node), present.get(wire.to.node)];
      if (!from || !to) return [];
      const name = messages.canvas.wire(
        { node: titleOf(from, catalogue), port: wire.from.port },
        { node: titleOf(to, catalogue), port: wire.to.port },
      );
      const old = this.wires.get(wire.id);
      const fresh = canvasWire(wire, name, selected.has(wire.id));
      return old && sameWire(old, fresh) ? old : fresh;
    });
    this.wires = new Map(wires.map((wire) => [wire.id, wire]));
    return wires;
  }
}

function canvasWire({ id, from, to }: FlowWire, name: string, selected: boolean): CanvasWire {
  return {
    id,
    type: "wire",
    source: from.node,
    sourceHandle: from.port,
    target: to.node,
    targetHandle: to.port,
    ariaLabel: name,
    selected,
  };
}

function sameWire(one: CanvasWire, other: CanvasWire): boolean {
  return (
    one.selected === other.selected &&
    one.ariaLabel === other.ariaLabel &&
    one.source === other.source &&
    one.target === other.target &&
    one.sourceHandle === other.sourceHandle &&
    one.targetHandle === other.targetHandle
  );
}

/** The side of the node a port is on. */
export function sideOf(port: Port, direction: Direction): Side {
  if (port.implicit) return Side.Bottom;
  return direction === "input" ? Side.Left : Side.Right;
}

// Sizes and ports are given, so React Flow need not draw a node to know where its wires end.
function canvasNode(
  node: FlowNode,
  component: ComponentDescription | undefined,
  ports: Ports,
  position: { x: number; y: number },
  selected: boolean,
): CanvasNode {
  const size = { width: NODE_WIDTH, height: nodeHeight(ports) };
  const handle = (port: Port, direction: Direction): NodeHandle => {
    const { x, y } = portPosition(ports, port, direction);
    return {
      id: port.name,
      type: direction === "input" ? "target" : "source",
      position: sideOf(port, direction),
      x: x - PORT_SIZE / 2,
      y: y - PORT_SIZE / 2,
      width: PORT_SIZE,
      height: PORT_SIZE,
    };
  };
  return {
    id: node.id,
    type: "component",
    position,
    ...size,
    measured: size,
    handles: [
      ...ports.inputs.map((port) => handle(port, "input")),
      ...ports.outputs.map((port) => handle(port, "output")),
    ],
    selected,
    data: { node, component, ports },
  };
}
