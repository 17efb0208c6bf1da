import type { ReactNode } from "react";
import type { FlowSummary, Worker } from "../../shared/api/types";
import { Ago } from "../../shared/format/Ago";
import { count } from "../../shared/format/format";
import type { Question } from "../../shared/layout/ConfirmDialog";
import { FlowLinks } from "./FlowLinks";
import { HeapUse } from "./HeapUse";
import { messages } from "./messages.en";
import { RestartButton } from "./RestartButton";
import { WorkerStateTag } from "./WorkerStateTag";
import classes from "./Workers.module.css";

const words = messages.columns;

interface WorkerRowsProps {
  worker: Worker;
  flows: readonly FlowSummary[];
  onAsk: (question: Question) => void;
}

/** One worker: its numbers and, below them, why it is as it is. */
export function WorkerRows({ worker, flows, onAsk }: WorkerRowsProps) {
  const { name, state, pid, startedAt, lastEnd } = worker;
  const noted = state === "waiting" || lastEnd !== undefined;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={noted ? 2 : 1}>
          {name}
        </th>
        <td className={classes.state}>
          <WorkerStateTag worker={worker} />
        </td>
        <Fact name={words.flows} room="much">
          <FlowLinks ids={worker.flows} flows={flows} />
        </Fact>
        <Fact name={words.documents} number>
          <Number value={worker.documents} />
        </Fact>
        <Fact name={words.inFlight} number>
          <Number value={worker.inFlight} />
        </Fact>
        <Fact name={words.heap}>
          <HeapUse worker={worker} />
        </Fact>
        <Fact name={words.restarts} number>
          <Number value={worker.restarts} />
        </Fact>
        <Fact name={words.since} room="some">
          {startedAt === undefined ? <span className={classes.muted}>{messages.unknown}</span> : <Ago at={startedAt} />}
          {pid !== undefined && <span className={classes.second}>{messages.process(pid)}</span>}
        </Fact>
        <td className={classes.actions}>
          <RestartButton worker={worker} onAsk={onAsk} />
        </td>
      </tr>
      {noted && (
        <tr>
          <td colSpan={8} className={classes.note}>
            {state === "waiting" && <span>{lastEnd ? messages.waiting : messages.notNeeded} </span>}
            {lastEnd && (
              <>
                {messages.lastEnd} <Ago at={lastEnd.at} />. {lastEnd.cause}
              </>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface FactProps {
  /** The head of its column, which stands above it where there is no room for columns. */
  name: string;
  number?: boolean;
  /** What it needs there, beside the numbers. */
  room?: "some" | "much";
  children: ReactNode;
}

function Fact({ name, number = false, room, children }: FactProps) {
  return (
    <td className={number ? classes.number : undefined} data-name={name} data-room={room}>
      {children}
    </td>
  );
}

function Number({ value }: { value: number }) {
  return <span className={value === 0 ? classes.muted : "live"}>{count(value)}</span>;
}
