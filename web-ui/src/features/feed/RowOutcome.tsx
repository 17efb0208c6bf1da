import classes from "./Feed.module.css";
import { messages } from "./messages.en";
import { sumCounts, type Row } from "./model/row";

/** The sentence beside a file's state. */
export function RowOutcome({ row: { state, unanswered } }: { row: Row }) {
  switch (state.kind) {
    case "waiting":
      return <span className={classes.outcome}>{unanswered > 0 && messages.state.againText}</span>;
    case "sending":
    case "handling":
      return <span className={classes.outcome} />;
    case "full":
      return <span className={classes.outcome}>{messages.state.fullText}</span>;
    case "refused":
      return <span className={classes.outcome}>{state.message}</span>;
    case "unanswered":
      return <span className={classes.outcome}>{messages.state.unansweredText}</span>;
    case "unsendable":
      return <span className={classes.outcome}>{messages.state[state.why]}</span>;
    case "settled": {
      const reason = state.documents.flatMap(({ notes }) => notes).find((note) => note.state === "dead-lettered");
      if (reason) return <span className={classes.outcome}>{reason.message}</span>;
      const { published, dropped, deadLettered } = sumCounts(state.documents);
      const words = messages.outcome;
      const parts = [
        published > 0 && words.published(published),
        dropped > 0 && words.dropped(dropped),
        deadLettered > 0 && words.deadLettered(deadLettered),
      ];
      return <span className={classes.outcome}>{parts.filter((part) => part !== false).join(", ")}</span>;
    }
    default:
      return state satisfies never;
  }
}
