import { isRecord } from "./json";
import { fieldsOf, isShown, type Field, type ListField, type NumberField, type TextField } from "./parameterSchema";
import { pointerTo, type Path } from "./pointer";

/** What is wrong with the value of one parameter. */
export type Fault = { readonly pointer: string; readonly title: string } & (
  | { readonly why: "required" }
  | { readonly why: "too-small" | "too-large"; readonly bound: number; readonly unit: string }
  | { readonly why: "too-few" | "too-many"; readonly bound: number }
  | { readonly why: "not-whole" | "not-a-number" | "not-text" | "not-a-flag" | "not-a-list" | "not-an-object" }
  | { readonly why: "duration" | "pattern" }
  | { readonly why: "choice"; readonly options: readonly string[] }
  | { readonly why: "unknown" }
);

/** Everything that is wrong with parameters, as far as their schema tells. */
export function parameterFaults(schema: Record<string, unknown>, parameters: Record<string, unknown>): Fault[] {
  return checkRecord(fieldsOf(schema), parameters, []);
}

function checkRecord(fields: readonly Field[], values: Record<string, unknown>, path: Path): Fault[] {
  const known = new Set(fields.map((field) => field.name));
  const strangers = Object.keys(values).filter((name) => !known.has(name));
  return [
    ...fields.flatMap((field) =>
      isShown(field, fields, values) || values[field.name] !== undefined
        ? check(field, values[field.name], [...path, field.name])
        : [],
    ),
    ...strangers.map((name): Fault => ({ pointer: pointerTo([...path, name]), title: name, why: "unknown" })),
  ];
}

function check(field: Field, value: unknown, path: Path): Fault[] {
  const at = { pointer: pointerTo(path), title: field.title };
  if (value === undefined || value === null || value === "") {
    if (field.type === "list" && field.preset === undefined) return checkSize(field, [], at);
    return field.required && field.preset === undefined ? [{ ...at, why: "required" }] : [];
  }
  switch (field.type) {
    case "text":
      return checkText(field, value, at);
    case "number":
      return checkNumber(field, value, at);
    case "flag":
      return typeof value === "boolean" ? [] : [{ ...at, why: "not-a-flag" }];
    case "choice": {
      const options = field.options.map((option) => option.value);
      return options.some((option) => option === value) ? [] : [{ ...at, why: "choice", options }];
    }
    case "list":
      if (!Array.isArray(value)) return [{ ...at, why: "not-a-list" }];
      return [
        ...checkSize(field, value, at),
        ...value.flatMap((item: unknown, index) => check(itemOf(field, index), item, [...path, index])),
      ];
    case "record":
      return isRecord(value) ? checkRecord(field.fields, value, path) : [{ ...at, why: "not-an-object" }];
    case "map":
      if (!isRecord(value)) return [{ ...at, why: "not-an-object" }];
      return Object.entries(value).flatMap(([name, item]) =>
        check({ ...field.item, title: name }, item, [...path, name]),
      );
    case "raw":
      return [];
  }
}

function itemOf(field: ListField, index: number): Field {
  return { ...field.item, title: `${field.title} ${index + 1}` };
}

function checkText(field: TextField, value: unknown, at: { pointer: string; title: string }): Fault[] {
  if (typeof value !== "string") return [{ ...at, why: "not-text" }];
  if (field.pattern?.test(value) !== false) return [];
  return [{ ...at, why: field.format === "duration" ? "duration" : "pattern" }];
}

function checkNumber(field: NumberField, value: unknown, at: { pointer: string; title: string }): Fault[] {
  if (typeof value !== "number") return [{ ...at, why: field.whole ? "not-whole" : "not-a-number" }];
  if (field.whole && !Number.isInteger(value)) return [{ ...at, why: "not-whole" }];
  const { minimum, maximum, unit } = field;
  if (minimum !== undefined && value < minimum) return [{ ...at, why: "too-small", bound: minimum, unit }];
  if (maximum !== undefined && value > maximum) return [{ ...at, why: "too-large", bound: maximum, unit }];
  return [];
}

function checkSize(field: ListField, items: readonly unknown[], at: { pointer: string; title: string }): Fault[] {
  const { minimum, maximum } = field;
  if (minimum === 1 && items.length === 0) return [{ ...at, why: "required" }];
  if (minimum !== undefined && items.length < minimum) return [{ ...at, why: "too-few", bound: minimum }];
  if (maximum !== undefined && items.length > maximum) return [{ ...at, why: "too-many", bound: maximum }];
  return [];
}
