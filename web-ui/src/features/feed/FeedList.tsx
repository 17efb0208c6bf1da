import { useShallow } from "zustand/react/shallow";
import { Panel } from "../../shared/layout/Panel";
import classes from "./Feed.module.css";
import { FeedRow } from "./FeedRow";
import { rowsOf, useFeed } from "./feedStore";
import { FeedSummary } from "./FeedSummary";
import { messages } from "./messages.en";
import { byBatch } from "./model/row";

/** One row per file. */
export function FeedList({ flow }: { flow: string }) {
  const ids = useFeed(useShallow((state) => byBatch(rowsOf(flow, state)).map((row) => row.id)));
  const [only] = ids;
  if (only === undefined) return null;
  return (
    <section className={classes.list} aria-label={messages.list}>
      <FeedSummary flow={flow} />
      <Panel>
        <ul className={classes.rows}>
          {ids.map((id) => (
            <FeedRow key={id} id={id} openAtOnce={ids.length === 1} />
          ))}
        </ul>
      </Panel>
    </section>
  );
}
