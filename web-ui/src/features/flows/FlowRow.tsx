import { Link } from "react-router";
import type { FlowSummary } from "../../shared/api/types";
import { FlowStateTag } from "../../shared/flow/FlowStateTag";
import { Ago } from "../../shared/format/Ago";
import { count } from "../../shared/format/format";
import type { Question } from "../../shared/layout/ConfirmDialog";
import { FlowActions } from "./FlowActions";
import classes from "./FlowTable.module.css";
import { messages } from "./messages.en";

const words = messages.columns;

interface FlowRowProps {
  flow: FlowSummary;
  onAsk: (question: Question) => void;
}

/** One flow. The heads of the columns stand above its numbers where there is no room for columns. */
export function FlowRow({ flow, onAsk }: FlowRowProps) {
  const { documents } = flow;
  return (
    <tr>
      <th scope="row" className={classes.name}>
        <Link to={`/flows/${flow.id}/edit`}>{flow.name}</Link>
        <span className={classes.second}>{flow.description}</span>
      </th>
      <td className={classes.state}>
        <FlowStateTag state={flow.state} revision={flow.liveRevision} />
        <StateNote flow={flow} />
      </td>
      <td className={classes.number} data-name={words.in}>
        <Number value={documents.accepted} />
        {documents.inFlight > 0 && <span className={classes.second}>{messages.onTheirWay(documents.inFlight)}</span>}
      </td>
      <td className={classes.number} data-name={words.published}>
        <Number value={documents.published} />
      </td>
      <td className={classes.number} data-name={words.dropped} data-wide>
        <Number value={documents.dropped} />
      </td>
      <td className={classes.number} data-name={words.deadLetters}>
        {flow.deadLetters > 0 ? (
          <Link to={`/flows/${flow.id}/dead-letters`} className={classes.dead}>
            {count(flow.deadLetters)}
          </Link>
        ) : (
          <Number value={0} />
        )}
      </td>
      <td className={classes.muted} data-name={words.changed} data-wide>
        <Ago at={flow.updatedAt} />
      </td>
      <td className={classes.actions}>
        <FlowActions flow={flow} onAsk={onAsk} />
      </td>
    </tr>
  );
}

/** The one thing about the state that somebody should know, the worst first. */
function StateNote({ flow }: { flow: FlowSummary }) {
  if (flow.state === "failed" && flow.message !== undefined) {
    return <span className={`${classes.second ?? ""} ${classes.bad ?? ""}`}>{flow.message}</span>;
  }
  if (flow.errors > 0) {
    return <span className={`${classes.second ?? ""} ${classes.bad ?? ""}`}>{messages.problems(flow.errors)}</span>;
  }
  const unpublished = flow.changed && flow.liveRevision !== undefined;
  return unpublished ? <span className={classes.second}>{messages.unpublished}</span> : null;
}

function Number({ value }: { value: number }) {
  return <span className={value === 0 ? classes.zero : "live"}>{count(value)}</span>;
}
