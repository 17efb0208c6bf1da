import { CopyText } from "../../shared/layout/CopyText";
import classes from "./Feed.module.css";
import { rowsOf, useFeed } from "./feedStore";
import { messages } from "./messages.en";
import { curlLine, likelyType } from "./model/curlLine";
import type { Entry } from "./model/entries";

interface CurlCommandProps {
  flow: string;
  entry: string | undefined;
  /** The adapters that documents may go to. */
  entries: readonly Entry[];
}

/** The command line that does what this page does, for the file fed last. */
export function CurlCommand({ flow, entry, entries }: CurlCommandProps) {
  const file = useFeed((state) => rowsOf(flow, state).at(-1)?.file);
  const line = curlLine({
    origin: window.location.origin,
    flow,
    entry,
    file: file?.name ?? messages.curl.file,
    mediaType: file?.type ?? likelyType(entries),
  });
  return (
    <section className={classes.curl}>
      <h2>{messages.curl.title}</h2>
      <div>
        <code>{line}</code>
        <CopyText text={line} label={messages.curl.copy} />
      </div>
    </section>
  );
}
