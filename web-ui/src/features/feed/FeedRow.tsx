import { UnstyledButton } from "@mantine/core";
import { ChevronRight } from "lucide-react";
import { memo, useState } from "react";
import { bytes } from "../../shared/format/format";
import { DocumentResult } from "./DocumentResult";
import classes from "./Feed.module.css";
import { useFeed } from "./feedStore";
import { messages } from "./messages.en";
import { RowOutcome } from "./RowOutcome";
import { RowProgress } from "./RowProgress";

interface FeedRowProps {
  id: string;
  openAtOnce: boolean;
}

/** One file: how far it is, and once it is settled, what became of it. */
export const FeedRow = memo(function FeedRow({ id, openAtOnce }: FeedRowProps) {
  const row = useFeed((state) => state.rows[id]);
  const [chosen, setOpen] = useState<boolean>();
  if (!row) return null;
  const documents = row.state.kind === "settled" ? row.state.documents : [];
  const open = (chosen ?? openAtOnce) && documents.length > 0;
  const line = (
    <>
      <ChevronRight size={14} className={classes.chevron} data-open={open || undefined} aria-hidden />
      <span className={classes.path}>{row.path}</span>
      <span className={classes.size}>{bytes(row.file.size)}</span>
      <RowProgress row={row} />
      <RowOutcome row={row} />
    </>
  );
  return (
    <li data-testid="feed-row">
      {documents.length > 0 ? (
        <UnstyledButton className={classes.line} aria-expanded={open} onClick={() => setOpen(!open)}>
          {line}
        </UnstyledButton>
      ) : (
        <div className={classes.line} data-flat>
          {line}
        </div>
      )}
      {open && (
        <div className={classes.results} role="group" aria-label={messages.open(row.path)}>
          {documents.map((document) => (
            <DocumentResult key={document.id} flow={row.flow} document={document} />
          ))}
        </div>
      )}
    </li>
  );
});
