import type { FlowPlan, FlowWire } from "./flow";

type Queue = FlowPlan["queues"][number];

/** How packets go over a wire. */
export type Handover = { readonly direct: true } | ({ readonly direct: false } & Pick<Queue, "reason" | "node">);

/** Undefined as long as the server has not seen the wire. */
export function handoverOf(plan: FlowPlan, wire: FlowWire): Handover | undefined {
  const queue = plan.queues.find((known) => known.wire === wire.id);
  if (queue) return { direct: false, reason: queue.reason, node: queue.node };
  return companionsOf(plan, wire.from.node).includes(wire.to.node) ? { direct: true } : undefined;
}

/** The other nodes that run together with a node. */
export function companionsOf(plan: FlowPlan, node: string): readonly string[] {
  return plan.tasklets.find((nodes) => nodes.includes(node))?.filter((other) => other !== node) ?? [];
}
