import { isRecord } from "./json";

interface About {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly required: boolean;
  readonly advanced: boolean;
  readonly showIf?: { readonly name: string; readonly value: string } | undefined;
  readonly preset?: unknown;
  readonly example?: unknown;
}

export interface TextField extends About {
  readonly type: "text";
  readonly format: string;
  readonly pattern?: RegExp | undefined;
}
export interface NumberField extends About {
  readonly type: "number";
  readonly whole: boolean;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly unit: string;
}
export interface FlagField extends About {
  readonly type: "flag";
}
export interface ChoiceField extends About {
  readonly type: "choice";
  readonly options: readonly { readonly value: string; readonly label: string }[];
}
export interface ListField extends About {
  readonly type: "list";
  readonly item: Field;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}
export interface RecordField extends About {
  readonly type: "record";
  readonly fields: readonly Field[];
}
export interface MapField extends About {
  readonly type: "map";
  readonly item: Field;
}
/** Something forms cannot draw: edited as JSON. */
export interface RawField extends About {
  readonly type: "raw";
}

/** One parameter, as forms and checks see it. */
export type Field = TextField | NumberField | FlagField | ChoiceField | ListField | RecordField | MapField | RawField;

const read = new WeakMap<object, readonly Field[]>();

/** The fields of an object schema, in the order the author of the component gave them. */
export function fieldsOf(schema: Record<string, unknown>): readonly Field[] {
  const known = read.get(schema);
  if (known) return known;
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const fields = Object.entries(properties)
    .filter((entry): entry is [string, Record<string, unknown>] => isRecord(entry[1]))
    .toSorted(([, one], [, other]) => order(one) - order(other))
    .map(([name, property]) => fieldOf(name, property, required.includes(name)));
  read.set(schema, fields);
  return fields;
}

/** The parameters without the values of secret fields, at any depth. */
export function withoutSecrets(schema: Record<string, unknown>, parameters: Record<string, unknown>) {
  return stripRecord(fieldsOf(schema), parameters);
}

/** Says whether a field is to be shown beside these values of its neighbours. */
export function isShown(field: Field, fields: readonly Field[], values: Readonly<Record<string, unknown>>): boolean {
  const condition = field.showIf;
  if (!condition) return true;
  const other = fields.find((candidate) => candidate.name === condition.name);
  const value = values[condition.name] ?? other?.preset ?? (other?.type === "flag" ? false : "");
  return (typeof value === "string" ? value : JSON.stringify(value)) === condition.value;
}

function fieldOf(name: string, schema: Record<string, unknown>, required: boolean): Field {
  const about: About = {
    name,
    title: text(schema["title"]) || name,
    description: text(schema["description"]),
    required,
    advanced: schema["x-advanced"] === true,
    showIf: condition(text(schema["x-show-if"])),
    preset: schema["default"],
    example: Array.isArray(schema["examples"]) ? schema["examples"][0] : undefined,
  };
  if (Array.isArray(schema["enum"])) return { ...about, type: "choice", options: optionsOf(schema) };
  switch (schema["type"]) {
    case "string":
      return { ...about, type: "text", format: text(schema["format"]), pattern: patternOf(text(schema["pattern"])) };
    case "integer":
    case "number":
      return {
        ...about,
        type: "number",
        whole: schema["type"] === "integer",
        minimum: number(schema["minimum"]),
        maximum: number(schema["maximum"]),
        unit: text(schema["x-unit"]),
      };
    case "boolean":
      return { ...about, type: "flag" };
    case "array":
      return isRecord(schema["items"])
        ? {
            ...about,
            type: "list",
            item: fieldOf("", schema["items"], true),
            minimum: number(schema["minItems"]),
            maximum: number(schema["maxItems"]),
          }
        : { ...about, type: "raw" };
    case "object":
      if (isRecord(schema["properties"])) return { ...about, type: "record", fields: fieldsOf(schema) };
      return isRecord(schema["additionalProperties"])
        ? { ...about, type: "map", item: fieldOf("", schema["additionalProperties"], true) }
        : { ...about, type: "raw" };
    default:
      return { ...about, type: "raw" };
  }
}

function optionsOf(schema: Record<string, unknown>) {
  const words: unknown[] = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  const titles: unknown[] = Array.isArray(schema["x-enum-titles"]) ? schema["x-enum-titles"] : [];
  return words.map((word, index) => ({ value: String(word), label: text(titles[index]) || String(word) }));
}

function condition(expression: string): About["showIf"] {
  const at = expression.indexOf("=");
  return at < 0 ? undefined : { name: expression.slice(0, at).trim(), value: expression.slice(at + 1).trim() };
}

/** Patterns come from plugins: one that this browser cannot read is left to the server. */
function patternOf(source: string): RegExp | undefined {
  try {
    return source ? new RegExp(source, "u") : undefined;
  } catch {
    return undefined;
  }
}

function stripRecord(fields: readonly Field[], values: Record<string, unknown>): Record<string, unknown> {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !isSecret(byName.get(name)))
      .map(([name, value]) => [name, strip(byName.get(name), value)]),
  );
}

function strip(field: Field | undefined, value: unknown): unknown {
  if (field?.type === "record" && isRecord(value)) return stripRecord(field.fields, value);
  if (field?.type === "list" && Array.isArray(value)) {
    return isSecret(field.item) ? [] : value.map((item: unknown) => strip(field.item, item));
  }
  if (field?.type === "map" && isRecord(value)) {
    if (isSecret(field.item)) return {};
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, strip(field.item, item)]));
  }
  return value;
}

function isSecret(field: Field | undefined): boolean {
  return field?.type === "text" && field.format === "password";
}

function order(schema: Record<string, unknown>): number {
  return number(schema["x-order"]) ?? Number.MAX_SAFE_INTEGER;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
