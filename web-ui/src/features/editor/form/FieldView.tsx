import { memo } from "react";
import type { Field } from "../model/parameterSchema";
import { ChoiceInput } from "./ChoiceInput";
import { FlagInput } from "./FlagInput";
import { ListInput } from "./ListInput";
import { MapInput } from "./MapInput";
import { NumberBox } from "./NumberBox";
import { RawInput } from "./RawInput";
import { RecordInput } from "./RecordInput";
import { TextBox } from "./TextBox";
import type { FieldPlace } from "./useField";

export interface FieldProps<F extends Field = Field> {
  field: F;
  place: FieldPlace;
}

/** One parameter, by its kind. */
export const FieldView = memo(function FieldView({ field, place }: FieldProps) {
  switch (field.type) {
    case "text":
      return <TextBox field={field} place={place} />;
    case "number":
      return <NumberBox field={field} place={place} />;
    case "flag":
      return <FlagInput field={field} place={place} />;
    case "choice":
      return <ChoiceInput field={field} place={place} />;
    case "list":
      return <ListInput field={field} place={place} />;
    case "record":
      return <RecordInput field={field} place={place} />;
    case "map":
      return <MapInput field={field} place={place} />;
    case "raw":
      return <RawInput field={field} place={place} />;
  }
});
