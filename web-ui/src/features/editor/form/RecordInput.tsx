import { Fieldset } from "@mantine/core";
import type { RecordField } from "../model/parameterSchema";
import type { FieldProps } from "./FieldView";
import classes from "./form.module.css";
import { SchemaForm } from "./SchemaForm";

/** Parameters within a parameter. */
export function RecordInput({ field, place }: FieldProps<RecordField>) {
  return (
    <Fieldset legend={field.title} className={classes.record ?? ""}>
      <SchemaForm fields={field.fields} place={place} />
    </Fieldset>
  );
}
