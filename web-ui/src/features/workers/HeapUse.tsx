import type { Worker } from "../../shared/api/types";
import { messages } from "./messages.en";
import { heapOf } from "./model/heap";
import classes from "./Workers.module.css";

/** How much of its heap a worker uses, in words and as a bar. */
export function HeapUse({ worker }: { worker: Worker }) {
  const heap = heapOf(worker);
  if (!heap) return <span className={classes.muted}>{messages.unknown}</span>;
  return (
    <span className={classes.heap}>
      <span className="live">{messages.heap(heap)}</span>
      <span className={classes.bar} data-full={heap.nearlyFull || undefined} aria-hidden>
        <span style={{ width: `${heap.percent}%` }} />
      </span>
    </span>
  );
}
