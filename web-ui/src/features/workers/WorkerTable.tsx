import { useState } from "react";
import type { FlowSummary, Worker } from "../../shared/api/types";
import { ConfirmDialog, type Question } from "../../shared/layout/ConfirmDialog";
import { messages } from "./messages.en";
import { WorkerRows } from "./WorkerRows";
import classes from "./Workers.module.css";

const words = messages.columns;
const hints = messages.hints;

interface WorkerTableProps {
  workers: readonly Worker[];
  flows: readonly FlowSummary[];
}

/** The workers below each other; where it is narrow, each as a card. */
export function WorkerTable({ workers, flows }: WorkerTableProps) {
  const [question, setQuestion] = useState<Question>();
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.flows}</th>
            <th scope="col" className={classes.number} title={hints.documents}>
              {words.documents}
            </th>
            <th scope="col" className={classes.number} title={hints.inFlight}>
              {words.inFlight}
            </th>
            <th scope="col">{words.heap}</th>
            <th scope="col" className={classes.number} title={hints.restarts}>
              {words.restarts}
            </th>
            <th scope="col">{words.since}</th>
            <th scope="col">
              <span className="unseen">{words.actions}</span>
            </th>
          </tr>
        </thead>
        {workers.map((worker) => (
          <WorkerRows key={worker.name} worker={worker} flows={flows} onAsk={setQuestion} />
        ))}
      </table>
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </>
  );
}
