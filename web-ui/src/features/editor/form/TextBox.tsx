import { Autocomplete, PasswordInput, Textarea, TextInput } from "@mantine/core";
import type { TextField } from "../model/parameterSchema";
import type { FieldProps } from "./FieldView";
import { labelsOf, placeholderOf } from "./fieldLabels";
import classes from "./form.module.css";
import { useKnownAttributes } from "./useKnownAttributes";
import { useFieldError, useSetValue, useValue, useWantedFocus } from "./useField";

/** Text, in the box that its format asks for. */
export function TextBox(props: FieldProps<TextField>) {
  switch (props.field.format) {
    case "textarea":
      return <Area {...props} minRows={3} />;
    case "expression":
    case "template":
      return <Area {...props} minRows={1} code />;
    case "attribute":
      return <AttributeBox {...props} />;
    case "password":
      return <SecretBox {...props} />;
    default:
      return <Line {...props} code={props.field.format === "pattern"} />;
  }
}

function Line({ field, place, code = false }: FieldProps<TextField> & { code?: boolean }) {
  const input = useTextInput<HTMLInputElement>({ field, place });
  return <TextInput {...input} spellCheck={false} classNames={code ? { input: classes.code ?? "" } : {}} />;
}

function Area({ field, place, minRows, code = false }: FieldProps<TextField> & { minRows: number; code?: boolean }) {
  const input = useTextInput<HTMLTextAreaElement>({ field, place });
  const look = code ? { spellCheck: false, classNames: { input: classes.code ?? "" } } : {};
  return <Textarea {...input} {...look} autosize minRows={minRows} maxRows={10} />;
}

function SecretBox({ field, place }: FieldProps<TextField>) {
  const input = useTextInput<HTMLInputElement>({ field, place });
  return <PasswordInput {...input} autoComplete="new-password" />;
}

/** The name of an attribute: those seen on the wires into this node are suggested. */
function AttributeBox({ field, place }: FieldProps<TextField>) {
  const known = useKnownAttributes(place.node);
  const input = useTextInput<HTMLInputElement>({ field, place });
  const set = useSetValue(place);
  return <Autocomplete {...input} data={known} limit={20} onChange={(text) => set(text || undefined)} />;
}

function useTextInput<E extends HTMLInputElement | HTMLTextAreaElement>({ field, place }: FieldProps<TextField>) {
  const value = useValue(place);
  const set = useSetValue(place);
  const ref = useWantedFocus<E>(place);
  return {
    ...labelsOf(field),
    ...useFieldError(place),
    ref,
    placeholder: placeholderOf(field),
    value: typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value),
    onChange: (event: { currentTarget: E }) => set(emptied(event.currentTarget.value, place)),
  };
}

/** An emptied field is not set; an emptied item of a list stays an item. */
function emptied(text: string, { path }: FieldProps["place"]): string | undefined {
  return text === "" && typeof path.at(-1) !== "number" ? undefined : text;
}
