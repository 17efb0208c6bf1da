import { messages } from "../messages.en";
import type { Field } from "../model/parameterSchema";

/** What a field shows while nothing is set: its default, which then counts, or an example. */
export function placeholderOf({ preset, example }: Field): string {
  if (preset !== undefined) return textOf(preset);
  return example === undefined ? "" : messages.form.example(textOf(example));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Label, help and star of an input. Items of lists have none of their own. */
export function labelsOf({ title, name, description, required, preset }: Field) {
  return name === ""
    ? { "aria-label": title }
    : { label: title, description: description || undefined, withAsterisk: required && preset === undefined };
}
