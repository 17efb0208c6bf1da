import type { ComponentDescription, FlowNode } from "./flow";
import { isRecord } from "./json";
import { fieldsOf, type Field } from "./parameterSchema";

/** A sign or two say nothing without the name of what they are set for. */
const SHORT = 2;

/** What is set in a node, in a few words; undefined if there is nothing to show. */
export function digest(node: FlowNode, component: ComponentDescription): string | undefined {
  const shown = fieldsOf(component.parameters)
    .filter((field) => !field.advanced)
    .flatMap((field) => valueText(field, node.parameters[field.name]) ?? []);
  return shown.length > 0 ? shown.slice(0, 3).join(" · ") : undefined;
}

function valueText(field: Field, value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  switch (field.type) {
    case "text":
      if (field.format === "password" || typeof value !== "string") return undefined;
      return value.length <= SHORT && field.name !== "" ? `${field.title} ${value}` : value;
    case "number":
      return typeof value === "number" ? [value, field.unit].join(" ").trim() : undefined;
    case "flag":
      return value === true ? field.title : undefined;
    case "choice":
      return field.options.find((option) => option.value === value)?.label;
    case "list":
      if (!Array.isArray(value) || value.length === 0) return undefined;
      return value.flatMap((item: unknown) => itemText(field.item, item) ?? []).join(", ") || undefined;
    case "map":
      return isRecord(value) ? Object.keys(value).join(", ") || undefined : undefined;
    case "record":
    case "raw":
      return undefined;
  }
}

function itemText(field: Field, item: unknown): string | undefined {
  if (field.type !== "record" || !isRecord(item)) return valueText(field, item);
  return field.fields.flatMap((part) => valueText(part, item[part.name]) ?? [])[0];
}
