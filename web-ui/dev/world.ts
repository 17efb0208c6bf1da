import type {
  DeadLetter,
  DocumentStatus,
  Flow,
  FlowFile,
  FlowPlace,
  FlowSummary,
  Receipt,
  Worker,
  WrittenFile,
} from "../src/shared/api/types.ts";
import { checked } from "./checks.ts";
import type { Noted } from "./notes.ts";
import type { Fed } from "./run.ts";
import { seed } from "./seed.ts";

/** All that the fake server knows. */
export interface World {
  flows: Map<string, Flow>;
  documents: Map<string, DocumentStatus>;
  /** What was accepted under an idempotency key, by "flow key". */
  keys: Map<string, Receipt[]>;
  deadLetters: { letter: DeadLetter; fed: Fed }[];
  files: Map<string, { file: WrittenFile; text: string }>;
  /** What happened at each node and wire, by "flow/place". */
  noted: Map<string, Noted>;
  /** Where flows are to run; "auto" where it does not say. */
  places: Map<string, FlowPlace>;
  workers: Worker[];
  turn: number;
}

export const world: World = {
  flows: new Map(),
  documents: new Map(),
  keys: new Map(),
  deadLetters: [],
  files: new Map(),
  noted: new Map(),
  places: new Map(),
  workers: [],
  turn: 0,
};

/** Forgets everything; "full" brings the flows, dead letters, files and workers of a busy server. */
export function resetWorld(contents: "empty" | "full" = "empty"): void {
  world.flows.clear();
  world.documents.clear();
  world.keys.clear();
  world.deadLetters = [];
  world.files.clear();
  world.noted.clear();
  world.places.clear();
  world.workers = [];
  world.turn = 0;
  if (contents === "full") seed();
}

/** A number no other thing has. */
export function nextTurn(): number {
  world.turn += 1;
  return world.turn;
}

export function addFlow(draft: FlowFile, id = `flow-${nextTurn()}`): Flow {
  const flow: Flow = {
    id,
    draft,
    etag: `"${nextTurn()}"`,
    state: "draft",
    changed: true,
    problems: checked(draft),
    updatedAt: new Date().toISOString(),
  };
  world.flows.set(id, flow);
  return flow;
}

/** Stores a new state of a flow under a new ETag. */
export function changeFlow(flow: Flow, change: Partial<Flow>): Flow {
  const changed = { ...flow, ...change, etag: `"${nextTurn()}"`, updatedAt: new Date().toISOString() };
  changed.problems = checked(changed.draft);
  world.flows.set(flow.id, changed);
  return changed;
}

export function publish(flow: Flow): Flow {
  const next = { ...flow };
  delete next.message;
  return changeFlow(next, {
    state: "running",
    live: flow.draft,
    liveRevision: (flow.liveRevision ?? 0) + 1,
    changed: false,
  });
}

export function summary(flow: Flow): FlowSummary {
  return {
    id: flow.id,
    name: flow.draft.name,
    description: flow.draft.description ?? "",
    state: flow.state,
    ...(flow.message === undefined ? {} : { message: flow.message }),
    ...(flow.liveRevision === undefined ? {} : { liveRevision: flow.liveRevision }),
    errors: flow.problems.filter((problem) => problem.severity === "error").length,
    changed: flow.changed,
    documents: documentNumbers(flow.id),
    deadLetters: world.deadLetters.filter(({ letter }) => letter.flow === flow.id).length,
    updatedAt: flow.updatedAt,
  };
}

export function documentNumbers(flow: string): FlowSummary["documents"] {
  const own = [...world.documents.values()].filter((document) => document.flow === flow);
  const count = (state: DocumentStatus["state"]) => own.filter((document) => document.state === state).length;
  return {
    accepted: own.length,
    inFlight: count("in-flight"),
    published: count("published"),
    dropped: count("dropped"),
    deadLettered: count("dead-lettered"),
    waiting: 0,
    draining: 0,
  };
}
