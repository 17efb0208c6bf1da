import { expect, test } from "vitest";
import type { FlowFile } from "./flow";
import { emptyHistory, rebase, record, redo, undo, type History } from "./history";
import { sampleFlow } from "./sampleFlow";

const named = (name: string): FlowFile => ({ ...sampleFlow, name });
const [one, two, three] = [named("1"), named("2"), named("3")];

function typed(history: History, before: FlowFile, after: FlowFile, at: number): History {
  return record(history, { name: "Rename", before, after, group: { name: "name", pause: 2_000 }, at });
}

test("steps are undone and redone in turn", () => {
  const history = record(emptyHistory, { name: "Rename", before: one, after: two, at: 0 });

  const back = undo(history);
  const forth = back && redo(back.history);

  expect(back?.step.before).toBe(one);
  expect(forth?.step.after).toBe(two);
  expect(forth?.history).toEqual(history);
  expect(undo(emptyHistory)).toBeUndefined();
  expect(redo(history)).toBeUndefined();
});

test("a burst of typing is one step, a pause begins another", () => {
  const burst = typed(typed(emptyHistory, one, two, 0), two, three, 500);
  const paused = typed(typed(emptyHistory, one, two, 0), two, three, 5_000);

  expect(burst.past).toHaveLength(1);
  expect(undo(burst)?.step.before).toBe(one);
  expect(paused.past).toHaveLength(2);
});

test("a new edit forgets what was undone", () => {
  const back = undo(record(emptyHistory, { name: "Rename", before: one, after: two, at: 0 }));

  expect(back && record(back.history, { name: "Rename", before: one, after: three, at: 1 }).future).toEqual([]);
});

test("what somebody else changed survives an undo", () => {
  const history = record(emptyHistory, { name: "Rename", before: one, after: two, at: 0 });

  const rebased = rebase(history, (flow) => ({ ...flow, description: "theirs" }));

  expect(undo(rebased)?.step.before).toEqual({ ...one, description: "theirs" });
});
