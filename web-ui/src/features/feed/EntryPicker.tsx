import { Select } from "@mantine/core";
import { messages } from "./messages.en";
import type { Entry } from "./model/entries";

const words = messages.entry;
const automatic = "";

interface EntryPickerProps {
  entries: readonly Entry[];
  entry: string | undefined;
  onPick: (entry: string | undefined) => void;
}

/** Picks the adapter that gets the documents; not shown where there is no choice. */
export function EntryPicker({ entries, entry, onPick }: EntryPickerProps) {
  if (entries.length < 2) return null;
  const choices = entries.map(({ node, name, takes }) => ({ value: node, label: words.choice(name, takes) }));
  return (
    <Select
      label={words.label}
      description={words.hint}
      data={[{ value: automatic, label: words.automatic }, ...choices]}
      value={entry ?? automatic}
      onChange={(value) => onPick(value === automatic || value === null ? undefined : value)}
      allowDeselect={false}
    />
  );
}
