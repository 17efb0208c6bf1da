import type { Problem } from "./problems";

interface ProblemIndex {
  readonly byNode: ReadonlyMap<string, readonly Problem[]>;
  readonly byWire: ReadonlyMap<string, readonly Problem[]>;
}

const indexes = new WeakMap<readonly Problem[], ProblemIndex>();
const none: readonly Problem[] = [];

export function problemsOfNode(problems: readonly Problem[], node: string): readonly Problem[] {
  return index(problems).byNode.get(node) ?? none;
}

export function problemsOfWire(problems: readonly Problem[], wire: string): readonly Problem[] {
  return index(problems).byWire.get(wire) ?? none;
}

/** Every card and wire on screen asks, so a list is sorted by place once. */
function index(problems: readonly Problem[]): ProblemIndex {
  const known = indexes.get(problems);
  if (known) return known;
  const byNode = new Map<string, Problem[]>();
  const byWire = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.wire !== undefined) add(byWire, problem.wire, problem);
    else if (problem.node !== undefined) add(byNode, problem.node, problem);
  }
  const made = { byNode, byWire };
  indexes.set(problems, made);
  return made;
}

function add(lists: Map<string, Problem[]>, key: string, problem: Problem): void {
  const list = lists.get(key);
  if (list) list.push(problem);
  else lists.set(key, [problem]);
}
