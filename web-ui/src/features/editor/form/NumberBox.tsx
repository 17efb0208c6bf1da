import { NumberInput } from "@mantine/core";
import type { NumberField } from "../model/parameterSchema";
import type { FieldProps } from "./FieldView";
import { labelsOf, placeholderOf } from "./fieldLabels";
import { useFieldError, useSetValue, useValue, useWantedFocus } from "./useField";

/** A number with its unit. What is out of bounds is kept and said, not silently changed. */
export function NumberBox({ field, place }: FieldProps<NumberField>) {
  const value = useValue(place);
  const set = useSetValue(place);
  const ref = useWantedFocus<HTMLInputElement>(place);
  return (
    <NumberInput
      {...labelsOf(field)}
      {...useFieldError(place)}
      ref={ref}
      placeholder={placeholderOf(field)}
      allowDecimal={!field.whole}
      allowNegative={field.minimum === undefined || field.minimum < 0}
      clampBehavior="none"
      suffix={field.unit ? ` ${field.unit}` : ""}
      value={typeof value === "number" || typeof value === "string" ? value : ""}
      onChange={(number) => {
        const parsed = number === "" || number === "-" ? undefined : Number(number);
        if (parsed !== value) set(parsed);
      }}
    />
  );
}
