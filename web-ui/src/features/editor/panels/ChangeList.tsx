import { ArrowRight, Minus, Pencil, Plus, type LucideIcon } from "lucide-react";
import { messages } from "../messages.en";
import type { Change } from "../model/changes";
import type { Difference } from "../model/differences";
import classes from "./ChangeList.module.css";

const words = messages.changes;

interface ChangeListProps {
  changes: readonly Change[];
  /** That the flow runs elsewhere then, if it does. */
  move: string | undefined;
}

/** What differs between two versions, one line each; nothing where they are the same. */
export function ChangeList({ changes, move }: ChangeListProps) {
  if (changes.length === 0 && move === undefined) return null;
  return (
    <ul className={classes.list}>
      {changes.map((change, index) => {
        const { tone, Icon, label } = lookOf(change);
        return (
          <li key={index} className={classes.change} data-tone={tone}>
            <Icon size={14} aria-label={label} />
            <span>{textOf(change)}</span>
          </li>
        );
      })}
      {move !== undefined && (
        <li className={classes.change} data-tone="changed">
          <Pencil size={14} aria-label={words.changed} />
          <span>{move}</span>
        </li>
      )}
    </ul>
  );
}

function lookOf({ what }: Change): { tone: string; Icon: LucideIcon; label: string } {
  switch (what) {
    case "node-added":
    case "wire-added":
      return { tone: "added", Icon: Plus, label: words.added };
    case "node-removed":
    case "wire-removed":
      return { tone: "removed", Icon: Minus, label: words.removed };
    case "node-changed":
    case "name":
    case "description":
      return { tone: "changed", Icon: Pencil, label: words.changed };
  }
}

function textOf(change: Change) {
  switch (change.what) {
    case "node-added":
    case "node-removed":
      return change.title;
    case "node-changed":
      return <NodeChange title={change.title} differences={change.differences} />;
    case "wire-added":
    case "wire-removed":
      return (
        <span className={classes.wire}>
          {change.from} <ArrowRight size={12} aria-label={words.to} /> {change.to}
        </span>
      );
    case "name":
      return words.name;
    case "description":
      return words.description;
  }
}

function NodeChange({ title, differences }: { title: string; differences: readonly Difference[] }) {
  return (
    <>
      {title}
      {differences.map(({ part, before, after }) => (
        <span key={part} className={classes.difference}>
          {part}: <del>{before || words.nothing}</del> <ArrowRight size={12} aria-label={words.to} />{" "}
          <ins>{after || words.nothing}</ins>
        </span>
      ))}
    </>
  );
}
