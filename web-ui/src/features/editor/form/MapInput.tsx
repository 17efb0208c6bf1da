import { ActionIcon, Button, Input, TextInput } from "@mantine/core";
import { Plus, X } from "lucide-react";
import { useMemo, useState } from "react";
import { messages } from "../messages.en";
import { isRecord } from "../model/json";
import type { MapField } from "../model/parameterSchema";
import type { FieldProps } from "./FieldView";
import { FieldView } from "./FieldView";
import { labelsOf } from "./fieldLabels";
import classes from "./form.module.css";
import { useFieldError, useSetValue, useValue, type FieldPlace } from "./useField";

const words = messages.form;

/** Values by name. */
export function MapInput({ field, place }: FieldProps<MapField>) {
  const value = useValue(place);
  const set = useSetValue(place);
  const { error } = useFieldError(place);
  const entries = Object.entries(isRecord(value) ? value : {});

  function put(changed: readonly (readonly [string, unknown])[]): void {
    set(changed.length === 0 ? undefined : Object.fromEntries(changed));
  }

  return (
    <Input.Wrapper {...labelsOf(field)} error={error} labelElement="div">
      <div className={classes.list} role="group" aria-label={field.title}>
        {entries.map(([name], index) => (
          <Entry
            key={name}
            field={field}
            place={place}
            name={name}
            taken={entries.map(([other]) => other)}
            onRename={(to) => put(entries.map((entry) => (entry[0] === name ? [to, entry[1]] : entry)))}
            onRemove={() => put(entries.toSpliced(index, 1))}
          />
        ))}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Plus size={14} />}
          aria-label={words.addItem(field.title)}
          onClick={() => put([...entries, [freeName(entries), ""]])}
        >
          {words.add}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

interface EntryProps {
  field: MapField;
  place: FieldPlace;
  name: string;
  taken: readonly string[];
  onRename: (name: string) => void;
  onRemove: () => void;
}

/** A name is taken over when its field is left, so that two are never the same while one is typed. */
function Entry({ field, place: { node, path }, name, taken, onRename, onRemove }: EntryProps) {
  const place = useMemo(() => ({ node, path: [...path, name] }), [node, path, name]);
  const item = useMemo(() => ({ ...field.item, title: words.valueOf(name) }), [field, name]);
  const [typed, setTyped] = useState(name);
  const clash = typed !== name && taken.includes(typed);
  return (
    <div className={classes.item} data-item>
      <TextInput
        className={classes.value}
        aria-label={words.nameOf(name)}
        error={clash ? words.nameTaken : undefined}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (typed && typed !== name && !clash) onRename(typed);
        }}
      />
      <div className={classes.value}>
        <FieldView field={item} place={place} />
      </div>
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={words.removeItem(name)} onClick={onRemove}>
        <X size={14} />
      </ActionIcon>
    </div>
  );
}

function freeName(entries: readonly (readonly [string, unknown])[]): string {
  const taken = new Set(entries.map(([name]) => name));
  let number = 1;
  while (taken.has(words.newName(number))) number++;
  return words.newName(number);
}
