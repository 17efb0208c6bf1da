import type { FlowFile } from "../model/flow";
import { isRecord } from "../model/json";

/** A draft that the server has not confirmed yet, kept in this browser. */
export interface LocalCopy {
  readonly writer: string;
  readonly at: string;
  readonly etag: string;
  /** The draft as the server had it when the work on it began. */
  readonly base: FlowFile;
  readonly flow: FlowFile;
}

const key = (flowId: string): string => `pypes.draft.${flowId}`;

/** Says whether the copy is kept; a full or forbidden store keeps nothing. */
export function keepCopy(flowId: string, copy: LocalCopy): boolean {
  try {
    localStorage.setItem(key(flowId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function findCopy(flowId: string): LocalCopy | undefined {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(key(flowId)) ?? "null");
    return isCopy(copy) ? copy : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets the copy, unless another window wrote it. */
export function dropCopy(flowId: string, writer: string): void {
  const copy = findCopy(flowId);
  if (copy?.writer === writer) forgetCopy(flowId);
}

export function forgetCopy(flowId: string): void {
  try {
    localStorage.removeItem(key(flowId));
  } catch {
    // A store that cannot be written holds no copy.
  }
}

function isCopy(value: unknown): value is LocalCopy {
  return (
    isRecord(value) &&
    ["writer", "at", "etag"].every((name) => typeof value[name] === "string") &&
    isFlow(value["base"]) &&
    isFlow(value["flow"])
  );
}

function isFlow(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value["nodes"]) && Array.isArray(value["wires"]) && isRecord(value["layout"]);
}
