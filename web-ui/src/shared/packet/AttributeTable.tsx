import { Button } from "@mantine/core";
import { useState } from "react";
import { count } from "../format/format";
import { messages } from "../messages.en";
import classes from "./Packet.module.css";
import { ValueText } from "./ValueText";

interface AttributeTableProps {
  caption: string;
  attributes: Readonly<Record<string, readonly unknown[]>>;
  /** Metadata of single attributes, by their name. */
  notes: Readonly<Record<string, unknown>>;
}

/** Names and values; a name with several values has a line for each. */
export function AttributeTable({ caption, attributes, notes }: AttributeTableProps) {
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{caption}</caption>
      <tbody>
        {Object.entries(attributes).map(([name, values]) => (
          <tr key={name}>
            <th scope="row">
              {name}
              {notes[name] !== undefined && <span className={classes.attributeNote}>{noteText(notes[name])}</span>}
            </th>
            <td>
              <Values values={values} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const few = 8;

function Values({ values }: { values: readonly unknown[] }) {
  const [all, setAll] = useState(false);
  const [only] = values;
  if (values.length === 0) return <span className={classes.muted}>{messages.packet.empty}</span>;
  if (values.length === 1) return <ValueText value={only} />;
  return (
    <>
      <ol className={classes.values}>
        {(all ? values : values.slice(0, few)).map((value, index) => (
          <li key={index}>
            <ValueText value={value} />
          </li>
        ))}
      </ol>
      {values.length > few && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(!all)}>
          {all ? messages.packet.less : messages.packet.all(count(values.length))}
        </Button>
      )}
    </>
  );
}

function noteText(note: unknown): string {
  if (typeof note !== "object" || note === null) return String(note);
  return Object.entries(note)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
