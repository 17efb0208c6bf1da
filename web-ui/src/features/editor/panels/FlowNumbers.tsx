import { Fragment } from "react";
import { count } from "../../../shared/format/format";
import { useFlowLive } from "../live/useLive";
import { messages } from "../messages.en";
import classes from "./DetailsPanel.module.css";

const words = messages.details;

/** What became of the documents of the flow; nothing while it has had none. */
export function FlowNumbers() {
  const live = useFlowLive();
  if (!live || live.accepted === 0) return null;
  const rows: [string, number][] = [
    [words.accepted, live.accepted],
    [words.inFlight, live.inFlight],
    ...(live.waiting > 0 ? [[words.waiting, live.waiting] satisfies [string, number]] : []),
    [words.published, live.published],
    [words.dropped, live.dropped],
    [words.deadLettered, live.deadLettered],
  ];
  return (
    <section>
      <h3 className={classes.heading}>{words.documents}</h3>
      <dl className={classes.numbers} title={words.documentsLead}>
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{count(value)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
