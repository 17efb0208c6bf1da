import { messages } from "../messages.en";
import type { Catalogue, FlowNode } from "./flow";
import { same } from "./json";
import { fieldsOf, withoutSecrets } from "./parameterSchema";

const words = messages.changes;

/** One thing in which two versions of a node differ; empty where a version has nothing. */
export interface Difference {
  readonly part: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two versions of a node. That a secret changed is told, not what it was. */
export function differencesBetween(
  before: FlowNode | undefined,
  after: FlowNode | undefined,
  catalogue: Catalogue,
): Difference[] {
  const schema = catalogue.get((after ?? before)?.component ?? "")?.parameters ?? {};
  const titles = new Map(fieldsOf(schema).map((field) => [field.name, field.title]));
  const names = new Set([...Object.keys(before?.parameters ?? {}), ...Object.keys(after?.parameters ?? {})]);
  const open = {
    before: withoutSecrets(schema, before?.parameters ?? {}),
    after: withoutSecrets(schema, after?.parameters ?? {}),
  };
  const pairs: [part: string, before: unknown, after: unknown][] = [
    [words.component, before?.component, after?.component],
    ...[...names].map((name): [string, unknown, unknown] => [name, before?.parameters[name], after?.parameters[name]]),
    [words.label, before?.label, after?.label],
    [words.onError, before?.onError, after?.onError],
    [words.replicas, told(before), told(after)],
    [words.disabled, before?.disabled ?? false, after?.disabled ?? false],
  ];
  const shown = (value: unknown, name: string, side: Record<string, unknown>): string =>
    names.has(name) ? text(value, side[name]) : text(value, value);
  return pairs
    .filter(([, one, other]) => !same(one, other))
    .map(([name, one, other]) => ({
      part: titles.get(name) ?? name,
      before: shown(one, name, open.before),
      after: shown(other, name, open.after),
    }));
}

function told(node: FlowNode | undefined): string | undefined {
  return node?.replicas && messages.replicas.told(node.replicas);
}

function text(value: unknown, shown: unknown): string {
  if (value === undefined) return "";
  if (shown === undefined) return "•••";
  if (typeof shown === "string") return shown;
  return JSON.stringify(shown);
}
