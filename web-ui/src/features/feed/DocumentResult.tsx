import { Anchor, Group } from "@mantine/core";
import { Link } from "react-router";
import type { DocumentStatus } from "../../shared/api/types";
import { DocumentStateTag } from "../../shared/flow/DocumentStateTag";
import { FateLink } from "../../shared/flow/FateLink";
import { useNodeName } from "../../shared/flow/useNodeName";
import classes from "./Feed.module.css";
import { messages } from "./messages.en";
import { PacketPager } from "./PacketPager";

const words = messages.result;

/** What became of one document: where it ended and why, and the packets that were published. */
export function DocumentResult({ flow, document }: { flow: string; document: DocumentStatus }) {
  const name = useNodeName(flow);
  const { notes, counts } = document;
  const packets = document.packets ?? [];
  const nothing = notes.length === 0 && counts.published === 0;
  return (
    <div className={classes.result}>
      {notes.length > 0 && (
        <section>
          <h3 className={classes.caption}>{words.notes}</h3>
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
      {packets.length > 0 && <PacketPager packets={packets} nameOf={name} />}
      {packets.length === 0 && counts.published > 0 && <p className={classes.hint}>{words.notShown}</p>}
      {document.truncated && <p className={classes.hint}>{words.truncated}</p>}
      {nothing && <p className={classes.hint}>{words.nothing}</p>}
      <Group gap="lg">
        {counts.deadLettered > 0 && <FateLink receipt={document.id}>{words.history}</FateLink>}
        {counts.deadLettered > 0 && (
          <Anchor component={Link} to={`/flows/${flow}/dead-letters`} size="sm">
            {words.deadLetters}
          </Anchor>
        )}
        {counts.published > 0 && (
          <Anchor component={Link} to="/results" size="sm">
            {words.results}
          </Anchor>
        )}
      </Group>
    </div>
  );
}
