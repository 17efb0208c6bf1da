import type { FlowPlace, Worker } from "../../../shared/api/types";
import type { Catalogue, FlowFile, FlowNode } from "./flow";

export const places: readonly FlowPlace[] = ["auto", "server", "worker", "workers"];

/** The first step that may take its process down with it, which is why a flow runs in a worker by itself. */
export function isolatedNode(flow: FlowFile, catalogue: Catalogue): FlowNode | undefined {
  return flow.nodes.find((node) => !node.disabled && catalogue.get(node.component)?.isolated);
}

/** Where a flow with or without an isolated step runs on a server with so many workers. */
export function resolved(place: FlowPlace, isolated: boolean, workers: number): Exclude<FlowPlace, "auto"> {
  if (place !== "auto") return place;
  return isolated && workers > 0 ? "worker" : "server";
}

export function needsWorkers(place: FlowPlace): boolean {
  return place === "worker" || place === "workers";
}

/** The workers that a flow runs in, by name; none if it runs in the server. */
export function workersOf(flow: string, workers: readonly Worker[]): readonly string[] {
  return workers.filter(({ flows }) => flows.includes(flow)).map(({ name }) => name);
}

/** Whether a flow that runs in so many of the workers would be elsewhere if it started now. */
export function isDue(place: Exclude<FlowPlace, "auto">, runsIn: number, workers: number): boolean {
  switch (place) {
    case "server":
      return runsIn > 0;
    case "worker":
      return runsIn !== 1;
    case "workers":
      return runsIn < Math.min(2, Math.max(1, workers));
  }
}
