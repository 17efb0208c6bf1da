import type { Worker } from "../../../shared/api/types";

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;
/** From this share on, little is left for the next document. */
const muchOfIt = 0.9;

/** How full the heap of a worker is. */
export interface Heap {
  used: number;
  max: number;
  /** Of both, in steps of 1024, as heaps are set. */
  unit: "MB" | "GB";
  percent: number;
  nearlyFull: boolean;
}

/** Unknown until the process tells it. */
export function heapOf({ heapUsed, heapMax }: Pick<Worker, "heapUsed" | "heapMax">): Heap | undefined {
  if (heapUsed === undefined || heapMax === undefined || heapMax <= 0) return undefined;
  const share = Math.min(heapUsed / heapMax, 1);
  return { ...told(heapUsed, heapMax), percent: Math.round(share * 100), nearlyFull: share >= muchOfIt };
}

function told(used: number, max: number): Pick<Heap, "used" | "max" | "unit"> {
  if (max < gibibyte) return { used: Math.round(used / mebibyte), max: Math.round(max / mebibyte), unit: "MB" };
  return { used: tenths(used / gibibyte), max: tenths(max / gibibyte), unit: "GB" };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
