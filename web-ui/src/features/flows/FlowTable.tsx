import { useState } from "react";
import type { FlowSummary } from "../../shared/api/types";
import { ConfirmDialog, type Question } from "../../shared/layout/ConfirmDialog";
import { FlowRow } from "./FlowRow";
import classes from "./FlowTable.module.css";
import { messages } from "./messages.en";

const words = messages.columns;

/** One row per flow, with its live numbers; where it is narrow, each as a card. */
export function FlowTable({ flows }: { flows: readonly FlowSummary[] }) {
  const [question, setQuestion] = useState<Question>();
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.state}</th>
            <th scope="col" className={classes.number} title={messages.since}>
              {words.in}
            </th>
            <th scope="col" className={classes.number} title={messages.since}>
              {words.published}
            </th>
            <th scope="col" className={classes.number} title={messages.since} data-wide>
              {words.dropped}
            </th>
            <th scope="col" className={classes.number} title={messages.waiting}>
              {words.deadLetters}
            </th>
            <th scope="col" data-wide>
              {words.changed}
            </th>
            <th scope="col">
              <span className="unseen">{words.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <FlowRow key={flow.id} flow={flow} onAsk={setQuestion} />
          ))}
        </tbody>
      </table>
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </>
  );
}
