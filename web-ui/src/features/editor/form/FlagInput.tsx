import { Checkbox } from "@mantine/core";
import type { FlagField } from "../model/parameterSchema";
import type { FieldProps } from "./FieldView";
import { useFieldError, useSetValue, useValue, useWantedFocus } from "./useField";

/** Yes or no. What equals the default is not stored. */
export function FlagInput({ field, place }: FieldProps<FlagField>) {
  const value = useValue(place);
  const set = useSetValue(place);
  const ref = useWantedFocus<HTMLInputElement>(place);
  const preset = field.preset === true;
  return (
    <Checkbox
      {...useFieldError(place)}
      ref={ref}
      label={field.title}
      description={field.description || undefined}
      checked={typeof value === "boolean" ? value : preset}
      onChange={(event) => set(event.currentTarget.checked === preset ? undefined : event.currentTarget.checked)}
    />
  );
}
