import { UnstyledButton } from "@mantine/core";
import type { DocumentStatus, OutcomeCounts } from "../api/types";
import { bytes, count, moment } from "../format/format";
import { messages } from "../messages.en";
import { DocumentStateTag } from "./DocumentStateTag";
import classes from "./Fate.module.css";
import { useNodeName } from "./useNodeName";

const words = messages.fate;

interface DocumentFateProps {
  document: DocumentStatus;
  onOpen: (receipt: string) => void;
}

/** What became of a document so far, the document it is a part of, and its parts that were replayed. */
export function DocumentFate({ document, onOpen }: DocumentFateProps) {
  const name = useNodeName(document.flow);
  const { partOf, replayed, notes } = document;
  return (
    <div className={classes.fate}>
      <h3 className={classes.name}>
        {document.filename ?? words.unnamed} <DocumentStateTag state={document.state} />
      </h3>
      <Facts document={document} />
      {partOf !== undefined && (
        <section>
          <h4>{words.partOf}</h4>
          <UnstyledButton className={classes.link} onClick={() => onOpen(partOf)}>
            {partOf}
          </UnstyledButton>
        </section>
      )}
      {replayed.length > 0 && (
        <section>
          <h4>{words.replayed(replayed.length)}</h4>
          <ul className={classes.parts}>
            {replayed.map((part) => (
              <li key={part}>
                <UnstyledButton className={classes.link} onClick={() => onOpen(part)}>
                  {part}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section>
          <h4>{words.notes}</h4>
          <ul className={classes.notes}>
            {notes.map((note, index) => (
              <li key={index}>
                <DocumentStateTag state={note.state} />
                <span>
                  <strong>{name(note.node)}</strong> {note.message}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Facts({ document }: { document: DocumentStatus }) {
  const facts = [
    [words.ended, endsOf(document.counts) || words.nothing],
    [words.receipt, document.id],
    [words.received, moment(new Date(document.receivedAt))],
    [words.version, count(document.revision)],
    [words.size, bytes(document.size)],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([fact, value]) => (
        <div key={fact}>
          <dt>{fact}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function endsOf({ published, dropped, deadLettered }: OutcomeCounts): string {
  const ends = [
    published > 0 && words.published(count(published)),
    dropped > 0 && words.dropped(count(dropped)),
    deadLettered > 0 && words.deadLettered(count(deadLettered)),
  ];
  return ends.filter((end) => end !== false).join(", ");
}
