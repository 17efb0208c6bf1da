import { count } from "../../../shared/format/format";
import type { WireLive } from "../live/LiveNumbers";
import { messages } from "../messages.en";
import classes from "./WireEdge.module.css";

const BAR = 36;

/** How many packets passed, and how full the queue is. Drawn in the wire itself, not over it: that is cheaper. */
export function WireCount({ live, x, y }: { live: WireLive; x: number; y: number }) {
  const fill = live.capacity > 0 ? Math.min(1, live.queued / live.capacity) : 0;
  const level = fill >= 1 ? "full" : fill >= 0.8 ? "high" : "low";
  return (
    <>
      <text className={classes.count} x={x} y={y - 5} textAnchor="middle">
        {count(live.count)}
      </text>
      {live.queued > 0 && (
        <g data-level={level}>
          <title>{messages.canvas.queue(count(live.queued), count(live.capacity))}</title>
          <rect className={classes.bar} x={x - BAR / 2} y={y + 4} width={BAR} height={3} rx={1.5} />
          <rect className={classes.fill} x={x - BAR / 2} y={y + 4} width={BAR * fill} height={3} rx={1.5} />
          {level === "full" && (
            <text className={classes.waiting} x={x} y={y + 18} textAnchor="middle">
              {messages.canvas.waiting}
            </text>
          )}
        </g>
      )}
    </>
  );
}
