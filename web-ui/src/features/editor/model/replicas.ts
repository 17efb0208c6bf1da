import { messages } from "../messages.en";
import type { ComponentDescription, FlowNode, Replicas } from "./flow";
import type { Fault } from "./parameterCheck";
import { pointerTo } from "./pointer";

export const MOST_REPLICAS = 64;
export const replicasPath = ["replicas"];
export const countPath = ["replicas", "count"];
export const attributePath = ["replicas", "attribute"];

/** Says whether nodes of a component can have replicas: not where each would bring in the same, or has to see it all. */
export function canHaveReplicas({ kind, inputs }: ComponentDescription): boolean {
  return inputs.length > 0 && kind !== "operator" && kind !== "publisher";
}

/** What is stored: nothing for one replica, and an attribute only where the order asks for it. */
export function storedReplicas(count: number, order: Replicas["order"], attribute: string): Replicas | undefined {
  if (count === 1) return undefined;
  return order === "attribute" && attribute !== "" ? { count, order, attribute } : { count, order };
}

export function replicaFaults({ replicas }: FlowNode): Fault[] {
  if (!replicas) return [];
  const count = { pointer: pointerTo(countPath), title: messages.replicas.title, unit: "" };
  const attribute = { pointer: pointerTo(attributePath), title: messages.replicas.attribute };
  const faults: Fault[] = [];
  if (replicas.count < 1) faults.push({ ...count, why: "too-small", bound: 1 });
  if (replicas.count > MOST_REPLICAS) faults.push({ ...count, why: "too-large", bound: MOST_REPLICAS });
  if (replicas.order === "attribute" && !replicas.attribute?.trim()) faults.push({ ...attribute, why: "required" });
  return faults;
}
