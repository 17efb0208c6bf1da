import { count } from "../../../shared/format/format";
import { nameOf } from "../commands/nodeCommands";
import { useWireLive } from "../live/useLive";
import { messages } from "../messages.en";
import type { FlowWire } from "../model/flow";
import { wiresById } from "../model/flowIndex";
import { handoverOf } from "../model/plan";
import { problemsOfWire } from "../model/problemIndex";
import { useEditor } from "../store/EditorContext";
import classes from "./DetailsPanel.module.css";
import { WirePackets } from "./WirePackets";

const words = messages.details;

/** The selected wire: what it joins, what waits on it, what passed last. */
export function WireDetails({ id }: { id: string }) {
  const wire = useEditor((state) => wiresById(state.flow).get(id));
  const from = useEditor((state) => nameOf(state, wire?.from.node ?? ""));
  const to = useEditor((state) => nameOf(state, wire?.to.node ?? ""));
  const wrong = useEditor((state) => problemsOfWire(state.problems, id).map((problem) => problem.message));
  const live = useWireLive(id);
  if (!wire) return null;
  return (
    <div className={classes.scroll}>
      <h2 className={classes.title}>{words.wire(from, to)}</h2>
      <p className={classes.summary}>
        {words.wirePorts(wire.from.port, wire.to.port)}
        {live && ` · ${words.passed(count(live.count))}`}
        {live && live.queued > 0 && ` · ${messages.count.waiting(live.queued)}`}
      </p>
      <WireHandover wire={wire} />
      {wrong.length > 0 && (
        <ul className={classes.elsewhere}>
          {wrong.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      <h3 className={classes.heading}>{messages.data.last}</h3>
      <WirePackets wire={id} />
    </div>
  );
}

/** Whether packets wait on the wire, and why. */
function WireHandover({ wire }: { wire: FlowWire }) {
  const plan = useEditor((state) => state.remote.plan);
  const handover = plan && handoverOf(plan, wire);
  const apart = useEditor((state) => (handover?.direct === false ? nameOf(state, handover.node) : ""));
  if (!handover) return null;
  return <p className={classes.summary}>{handover.direct ? words.direct : words.queue[handover.reason](apart)}</p>;
}
