import type { Catalogue, FlowNode } from "./flow";
import { same } from "./json";
import { fieldsOf } from "./parameterSchema";

/** One thing in which two versions of a node differ; empty where a version has nothing. */
export interface Difference {
  readonly part: string;
  readonly mine: string;
  readonly theirs: string;
}

export function compareNodes(
  mine: FlowNode | undefined,
  theirs: FlowNode | undefined,
  catalogue: Catalogue,
): Difference[] {
  const component = catalogue.get((mine ?? theirs)?.component ?? "");
  const titles = new Map(component ? fieldsOf(component.parameters).map((field) => [field.name, field.title]) : []);
  const names = new Set([...Object.keys(mine?.parameters ?? {}), ...Object.keys(theirs?.parameters ?? {})]);
  const pairs: [string, unknown, unknown][] = [
    ...[...names].map((name): [string, unknown, unknown] => [
      titles.get(name) ?? name,
      mine?.parameters[name],
      theirs?.parameters[name],
    ]),
    ["Label", mine?.label, theirs?.label],
    ["Error handling", mine?.onError, theirs?.onError],
    ["Switched off", mine?.disabled ?? false, theirs?.disabled ?? false],
  ];
  return pairs
    .filter(([, one, other]) => !same(one, other))
    .map(([part, one, other]) => ({ part, mine: text(one), theirs: text(other) }));
}

function text(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
