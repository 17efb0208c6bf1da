import type { FlowFile } from "./flow";

/** Edits of one group that follow each other are one step: a drag, a burst of typing. */
export interface Group {
  readonly name: string;
  /** The longest pause within the group, in milliseconds. */
  readonly pause: number;
}

/** An edit that can be undone. */
export interface Step {
  readonly name: string;
  readonly before: FlowFile;
  readonly after: FlowFile;
  readonly group?: Group | undefined;
  readonly at: number;
}

export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const emptyHistory: History = { past: [], future: [] };

const LIMIT = 200;

export function record(history: History, step: Step): History {
  const last = history.past.at(-1);
  const continues =
    last?.group !== undefined &&
    last.group.name === step.group?.name &&
    last.after === step.before &&
    step.at - last.at <= last.group.pause &&
    history.future.length === 0;
  const past = continues
    ? [...history.past.slice(0, -1), { ...step, before: last.before }]
    : [...history.past, step].slice(-LIMIT);
  return { past, future: [] };
}

/** Takes back the last step. */
export function undo(history: History): { history: History; step: Step } | undefined {
  const step = history.past.at(-1);
  return step && { step, history: { past: history.past.slice(0, -1), future: [step, ...history.future] } };
}

/** Does the next step again. */
export function redo(history: History): { history: History; step: Step } | undefined {
  const step = history.future[0];
  return step && { step, history: { past: [...history.past, step], future: history.future.slice(1) } };
}

/** Brings what somebody else changed into every snapshot, so that an undo does not take it away. */
export function rebase(history: History, change: (flow: FlowFile) => FlowFile): History {
  const seen = new Map<FlowFile, FlowFile>();
  const rebased = (flow: FlowFile): FlowFile => {
    const known = seen.get(flow) ?? change(flow);
    seen.set(flow, known);
    return known;
  };
  const all = (steps: readonly Step[]): Step[] =>
    steps.map((step) => ({ ...step, before: rebased(step.before), after: rebased(step.after) }));
  return { past: all(history.past), future: all(history.future) };
}
