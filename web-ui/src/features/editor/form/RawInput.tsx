import { JsonInput } from "@mantine/core";
import { useState } from "react";
import { messages } from "../messages.en";
import type { RawField } from "../model/parameterSchema";
import type { FieldProps } from "./FieldView";
import { labelsOf } from "./fieldLabels";
import classes from "./form.module.css";
import { useFieldError, useSetValue, useValue } from "./useField";

/** A value of a shape that forms do not know, as JSON. It is taken over when the field is left. */
export function RawInput({ field, place }: FieldProps<RawField>) {
  const value = useValue(place);
  const set = useSetValue(place);
  const { error, onFocus, onBlur } = useFieldError(place);
  const [typed, setTyped] = useState<string>();
  const [broken, setBroken] = useState(false);

  function leave(): void {
    onBlur();
    if (typed === undefined) return;
    const parsed = parse(typed);
    setBroken(parsed === undefined && typed.trim() !== "");
    if (parsed !== undefined || typed.trim() === "") {
      set(parsed);
      setTyped(undefined);
    }
  }

  return (
    <JsonInput
      {...labelsOf(field)}
      error={broken ? messages.form.notJson : error}
      classNames={{ input: classes.code ?? "" }}
      autosize
      minRows={3}
      value={typed ?? (value === undefined ? "" : JSON.stringify(value, undefined, 2))}
      onChange={setTyped}
      onFocus={onFocus}
      onBlur={leave}
    />
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
