import { count } from "../../../shared/format/format";
import { useNodeLive } from "../live/useLive";
import { messages } from "../messages.en";
import classes from "./NodeCard.module.css";

const words = messages.canvas;

/** What a node has done so far, renewed once a second. */
export function NodeNumbers({ id }: { id: string }) {
  const live = useNodeLive(id);
  if (!live) return null;
  const parts = [
    live.rate > 0 ? words.rate(count(live.rate)) : undefined,
    words.done(count(live.done)),
    live.dropped > 0 ? words.dropped(count(live.dropped)) : undefined,
  ];
  return (
    <div className={classes.numbers}>
      {parts.filter((part) => part !== undefined).join(" · ")}
      {live.retrying > 0 && <span className={classes.retrying}> · {words.retrying(count(live.retrying))}</span>}
      {live.failed > 0 && <span className={classes.failed}> · {words.failed(count(live.failed))}</span>}
    </div>
  );
}
