import { Link } from "react-router";
import { useWorkers } from "../shared/api/queries";
import { messages } from "../shared/messages.en";
import classes from "./Shell.module.css";
import { waitingFlows } from "./waitingFlows";

const words = messages.waits;

/** Says that flows, or the one whose page this is, wait because their workers have no process. */
export function WorkersBar({ flow }: { flow: string | undefined }) {
  const waiting = waitingFlows(useWorkers().data?.workers ?? []);
  const concerns = flow === undefined ? waiting.size > 0 : waiting.has(flow);
  return (
    <div role="status">
      {concerns && (
        <p className={classes.contact}>
          {flow === undefined ? words.flows(waiting.size) : words.flow} <Link to="/workers">{words.why}</Link>
        </p>
      )}
    </div>
  );
}
