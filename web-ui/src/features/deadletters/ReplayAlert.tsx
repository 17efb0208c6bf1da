import { Alert } from "@mantine/core";
import { FateLink } from "../../shared/flow/FateLink";
import { messages as shared } from "../../shared/messages.en";
import classes from "./DeadLetters.module.css";
import { messages } from "./messages.en";
import type { ReplayReport, Replayed } from "./model/replayReport";

const words = messages.report;
const most = 20;

/** What was replayed, whose end is not known yet, and what was not. It stays until somebody closes it. */
export function ReplayAlert({ report, onClose }: { report: ReplayReport; onClose: () => void }) {
  const { left, went } = report;
  return (
    <Alert
      className={classes.report}
      color={left.length === 0 ? "blue" : "yellow"}
      title={messages.replayed(report)}
      withCloseButton
      closeButtonLabel={shared.close}
      onClose={onClose}
    >
      {left.length > 0 && (
        <ul className={classes.left}>
          {left.map(({ reason, ids }) => (
            <li key={reason}>
              <strong>{words.stayed(ids.length)}</strong> {reason}
            </li>
          ))}
        </ul>
      )}
      {went.length > 0 && (
        <div className={classes.went}>
          <span>{words.went}</span>
          {went.slice(0, most).map((part) => (
            <FateLink key={part.id} receipt={part.id}>
              {nameOf(part)}
            </FateLink>
          ))}
          {went.length > most && <span>{words.more(went.length - most)}</span>}
        </div>
      )}
    </Alert>
  );
}

function nameOf({ filename, place }: Replayed): string {
  const name = filename ?? messages.unnamed;
  return place === "" ? name : words.part(name, place);
}
