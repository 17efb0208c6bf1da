import { UnstyledButton } from "@mantine/core";
import type { DeadLetter } from "../../shared/api/types";
import { Ago } from "../../shared/format/Ago";
import { bytes, count } from "../../shared/format/format";
import classes from "./DeadLetters.module.css";
import { messages } from "./messages.en";
import { typeName } from "./model/typeName";

const words = messages.columns;

interface LetterTableProps {
  letters: readonly DeadLetter[];
  /** The message that stands above them already. */
  known: string;
  onOpen: (letter: DeadLetter) => void;
}

/** The documents of one cause. */
export function LetterTable({ letters, known, onOpen }: LetterTableProps) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{words.document}</th>
          <th scope="col">{words.type}</th>
          <th scope="col" className={classes.number}>
            {words.size}
          </th>
          <th scope="col" className={classes.number}>
            {words.attempts}
          </th>
          <th scope="col">{words.at}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.id}>
            <th scope="row">
              <UnstyledButton className={classes.open} onClick={() => onOpen(letter)}>
                {letter.filename ?? messages.unnamed}
              </UnstyledButton>
              {letter.message !== known && <span className={classes.note}>{letter.message}</span>}
            </th>
            <td className={classes.type} title={letter.mediaType}>
              {typeName(letter.mediaType)}
            </td>
            <td className={classes.number}>{bytes(letter.size)}</td>
            <td className={classes.number}>{count(letter.attempts)}</td>
            <td className={classes.muted}>
              <Ago at={letter.at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
