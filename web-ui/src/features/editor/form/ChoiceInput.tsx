import { SegmentedControl, Select, Input } from "@mantine/core";
import type { ChoiceField } from "../model/parameterSchema";
import type { FieldProps } from "./FieldView";
import { labelsOf, placeholderOf } from "./fieldLabels";
import { useFieldError, useSetValue, useValue, useWantedFocus } from "./useField";

const FEW = 3;
const SHORT = 24;

/** One of several words. A few short ones with a default lie side by side. */
export function ChoiceInput(props: FieldProps<ChoiceField>) {
  const { options, preset, name } = props.field;
  const letters = options.map((option) => option.label).join("").length;
  const segmented = options.length <= FEW && letters <= SHORT && typeof preset === "string" && name !== "";
  return segmented ? <Segments {...props} preset={preset} /> : <Choice {...props} />;
}

function Segments({ field, place, preset }: FieldProps<ChoiceField> & { preset: string }) {
  const value = useValue(place);
  const set = useSetValue(place);
  const { error } = useFieldError(place);
  return (
    <Input.Wrapper {...labelsOf(field)} error={error}>
      <SegmentedControl
        fullWidth
        size="xs"
        mt={4}
        aria-label={field.title}
        data={[...field.options]}
        value={typeof value === "string" ? value : preset}
        onChange={(chosen) => set(chosen === preset ? undefined : chosen)}
      />
    </Input.Wrapper>
  );
}

function Choice({ field, place }: FieldProps<ChoiceField>) {
  const value = useValue(place);
  const set = useSetValue(place);
  const ref = useWantedFocus<HTMLInputElement>(place);
  const preset = field.options.find((option) => option.value === field.preset)?.label;
  return (
    <Select
      {...labelsOf(field)}
      {...useFieldError(place)}
      ref={ref}
      placeholder={preset ?? placeholderOf(field)}
      data={[...field.options]}
      clearable={!field.required || field.preset !== undefined}
      value={typeof value === "string" ? value : null}
      onChange={(chosen) => set(chosen ?? undefined)}
    />
  );
}
