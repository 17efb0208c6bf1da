import { ActionIcon, Button, Input } from "@mantine/core";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { messages } from "../messages.en";
import type { Field, ListField } from "../model/parameterSchema";
import type { FieldProps } from "./FieldView";
import { FieldView } from "./FieldView";
import { labelsOf } from "./fieldLabels";
import classes from "./form.module.css";
import { SchemaForm } from "./SchemaForm";
import { useFieldError, useSetValue, useValue, type FieldPlace } from "./useField";

const words = messages.form;

/** Values one below the other; they can be added, moved and taken out. */
export function ListInput({ field, place }: FieldProps<ListField>) {
  const value = useValue(place);
  const set = useSetValue(place);
  const { error } = useFieldError(place);
  const frame = useRef<HTMLDivElement>(null);
  const given: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  const preset: readonly unknown[] = Array.isArray(field.preset) ? field.preset : [];
  const items = given ?? preset;

  function add(): void {
    // Drawn at once, or what is typed next would go to the button.
    flushSync(() => set([...items, emptyItem(field.item)]));
    const inputs = frame.current?.querySelectorAll<HTMLElement>(
      "[data-item]:last-of-type input, [data-item]:last-of-type textarea",
    );
    inputs?.[0]?.focus();
  }

  function move(from: number, by: number): void {
    set(items.toSpliced(from, 1).toSpliced(from + by, 0, items[from]));
  }

  return (
    <Input.Wrapper {...labelsOf(field)} error={error} labelElement="div">
      <div ref={frame} className={classes.list} role="group" aria-label={field.title}>
        {items.map((_item, index) => (
          <Item
            key={index}
            list={field}
            place={place}
            index={index}
            last={items.length - 1}
            onMove={(by) => move(index, by)}
            onRemove={() => set(items.length === 1 && preset.length === 0 ? undefined : items.toSpliced(index, 1))}
          />
        ))}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Plus size={14} />}
          aria-label={words.addItem(field.title)}
          onClick={add}
        >
          {words.add}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

interface ItemProps {
  list: ListField;
  place: FieldPlace;
  index: number;
  last: number;
  onMove: (by: number) => void;
  onRemove: () => void;
}

function Item({ list, place: { node, path }, index, last, onMove, onRemove }: ItemProps) {
  const place = useMemo(() => ({ node, path: [...path, index] }), [node, path, index]);
  const item = useMemo(() => ({ ...list.item, title: `${list.title} ${index + 1}` }), [list, index]);
  return (
    <div className={classes.item} data-item data-block={item.type === "record" || undefined}>
      <div className={classes.value}>
        {item.type === "record" ? (
          <SchemaForm fields={item.fields} place={place} />
        ) : (
          <FieldView field={item} place={place} />
        )}
      </div>
      <div className={classes.itemTools}>
        {last > 0 && (
          <>
            <Tool label={words.moveUp(item.title)} disabled={index === 0} onClick={() => onMove(-1)}>
              <ArrowUp size={14} />
            </Tool>
            <Tool label={words.moveDown(item.title)} disabled={index === last} onClick={() => onMove(1)}>
              <ArrowDown size={14} />
            </Tool>
          </>
        )}
        <Tool label={words.removeItem(item.title)} onClick={onRemove}>
          <X size={14} />
        </Tool>
      </div>
    </div>
  );
}

interface ToolProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Tool({ label, disabled = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      className={classes.tool ?? ""}
      variant="subtle"
      color="gray"
      size={24}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}

function emptyItem(item: Field): unknown {
  switch (item.type) {
    case "record":
    case "map":
      return {};
    case "list":
      return [];
    case "flag":
      return false;
    case "choice":
      return item.options[0]?.value ?? "";
    case "number":
      return item.minimum ?? 0;
    case "text":
    case "raw":
      return "";
  }
}
