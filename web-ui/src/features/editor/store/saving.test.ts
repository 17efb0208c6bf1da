import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { server } from "../../../../dev/testSetup";
import { csvCleanUp } from "../../../../dev/flowFiles";
import { addFlow, changeFlow, world } from "../../../../dev/world";
import { catalogue } from "../../../../dev/catalogue";
import { setLabel, setParameter } from "../commands/settingCommands";
import { catalogueOf, type FlowFile } from "../model/flow";
import { nodesById } from "../model/flowIndex";
import { keepAsCopy, resolveConflict } from "./conflict";
import { undoStep } from "./edit";
import type { EditorStore, Saver } from "./editorState";
import { openEditor } from "./openEditor";
import { publish, refresh } from "./publishing";
import { startSaving } from "./saving";

const components = catalogueOf(catalogue);
const savers: Saver[] = [];

beforeEach(() => {
  localStorage.clear();
  addFlow(csvCleanUp, "orders");
});
afterEach(() => savers.splice(0).forEach((saver) => saver.stop()));

function open(): { editor: EditorStore; saver: Saver } {
  const flow = world.flows.get("orders");
  if (!flow) throw new Error("The flow is gone.");
  const editor = openEditor(flow, components);
  const saver = startSaving(editor);
  editor.setState({ saver });
  savers.push(saver);
  return { editor, saver };
}

function stored(): FlowFile | undefined {
  return world.flows.get("orders")?.draft;
}

function target(flow: FlowFile | undefined): unknown {
  return flow && nodesById(flow).get("rename")?.parameters["to"];
}

/** Somebody else saves the draft. */
function saveElsewhere(change: (draft: FlowFile) => FlowFile): void {
  const flow = world.flows.get("orders");
  if (flow) changeFlow(flow, { draft: change(flow.draft) });
}

const unreachable = http.put("*/api/v1/flows/:id", () => HttpResponse.error());
const relabelled = (draft: FlowFile): FlowFile => ({
  ...draft,
  nodes: draft.nodes.map((node) => (node.id === "write" ? { ...node, label: "Theirs" } : node)),
});
const retargeted = (draft: FlowFile): FlowFile => ({
  ...draft,
  nodes: draft.nodes.map((node) =>
    node.id === "rename" ? { ...node, parameters: { ...node.parameters, to: "theirs" } } : node,
  ),
});

test("a change is saved and its local copy then forgotten", async () => {
  const { editor, saver } = open();
  setParameter(editor, "rename", ["to"], "mail");

  expect(await saver.flush()).toBe(true);

  expect(target(stored())).toBe("mail");
  expect(editor.getState().saving.status).toBe("saved");
  expect(localStorage.length).toBe(0);
});

test("what the server did not take is kept in this browser and there again the next time", async () => {
  server.use(unreachable);
  const { editor, saver } = open();
  setParameter(editor, "rename", ["to"], "mail");

  expect(await saver.flush()).toBe(false);
  expect(editor.getState().saving).toEqual({ status: "failed", reason: undefined });
  saver.stop();
  server.resetHandlers();
  const again = open();

  expect(again.editor.getState().notice?.kind).toBe("restored");
  expect(target(again.editor.getState().flow)).toBe("mail");
  await again.saver.flush();
  expect(target(stored())).toBe("mail");
});

test("changes of different components are both kept, and an undo takes back only one's own", async () => {
  const { editor, saver } = open();
  saveElsewhere(relabelled);
  setParameter(editor, "rename", ["to"], "mail");

  await saver.flush();
  await saver.flush();

  const merged = stored();
  expect([target(merged), merged && nodesById(merged).get("write")?.label]).toEqual(["mail", "Theirs"]);
  expect(editor.getState().notice?.kind).toBe("merged");
  undoStep(editor);
  expect(nodesById(editor.getState().flow).get("write")?.label).toBe("Theirs");
  expect(target(editor.getState().flow)).toBe("email");
});

test("a component that both changed waits for a choice and nothing is saved until then", async () => {
  const { editor, saver } = open();
  saveElsewhere(retargeted);
  setParameter(editor, "rename", ["to"], "mine");
  await saver.flush();

  expect(editor.getState().notice).toMatchObject({ kind: "conflict", contested: ["rename"] });
  expect(target(stored())).toBe("theirs");
  setLabel(editor, "paid", "Paid");
  expect(await saver.flush()).toBe(false);

  resolveConflict(editor, "mine");
  expect(await saver.flush()).toBe(true);
  expect(target(stored())).toBe("mine");
});

test("taking theirs gives up only what is contested", async () => {
  const { editor, saver } = open();
  saveElsewhere(retargeted);
  setParameter(editor, "rename", ["to"], "mine");
  setLabel(editor, "paid", "Paid");
  await saver.flush();

  resolveConflict(editor, "theirs");
  await saver.flush();

  const saved = stored();
  expect([target(saved), saved && nodesById(saved).get("paid")?.label]).toEqual(["theirs", "Paid"]);
});

test("what taking theirs gave up comes back by an undo", async () => {
  const { editor, saver } = open();
  saveElsewhere(retargeted);
  setParameter(editor, "rename", ["to"], "mine");
  await saver.flush();
  resolveConflict(editor, "theirs");
  expect(target(editor.getState().flow)).toBe("theirs");

  undoStep(editor);

  expect(target(editor.getState().flow)).toBe("mine");
  expect(await saver.flush()).toBe(true);
  expect(target(stored())).toBe("mine");
});

test("one's version can go on as a flow of its own", async () => {
  const { editor, saver } = open();
  saveElsewhere(retargeted);
  setParameter(editor, "rename", ["to"], "mine");
  await saver.flush();

  expect(await keepAsCopy(editor)).toEqual({ done: true });

  const copy = [...world.flows.values()].find((flow) => flow.draft.name === "CSV clean-up (my version)");
  expect(target(copy?.draft)).toBe("mine");
  expect(target(editor.getState().flow)).toBe("theirs");
  expect(editor.getState().notice).toBeUndefined();
});

test("a conflict stays when the copy cannot be made", async () => {
  const { editor, saver } = open();
  saveElsewhere(retargeted);
  setParameter(editor, "rename", ["to"], "mine");
  await saver.flush();
  server.use(http.post("*/api/v1/flows", () => HttpResponse.error()));

  expect((await keepAsCopy(editor)).done).toBe(false);

  expect(editor.getState().notice?.kind).toBe("conflict");
  expect(target(editor.getState().flow)).toBe("mine");
});

test("who only looks sees what others saved", async () => {
  const { editor } = open();
  saveElsewhere(retargeted);

  await refresh(editor);

  expect(target(editor.getState().flow)).toBe("theirs");
  expect(editor.getState().notice).toMatchObject({ kind: "merged", changed: false });
});

test("an answer that a save has overtaken changes nothing", async () => {
  const { editor, saver } = open();
  const old = world.flows.get("orders");
  server.use(
    http.get("*/api/v1/flows/:id", async () => {
      setParameter(editor, "rename", ["to"], "mail");
      await saver.flush();
      return HttpResponse.json(old);
    }),
  );

  await refresh(editor);

  expect(target(editor.getState().flow)).toBe("mail");
  expect(editor.getState().notice).toBeUndefined();
});

test("without a server it tries again by itself until it has saved, and keeps what is typed meanwhile", async () => {
  let attempts = 0;
  server.use(
    http.put("*/api/v1/flows/:id", () => {
      attempts += 1;
      return attempts < 3 ? HttpResponse.error() : undefined;
    }),
  );
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { editor, saver } = open();
  setParameter(editor, "rename", ["to"], "mail");
  expect(await saver.flush()).toBe(false);
  expect(editor.getState().saving).toEqual({ status: "failed", reason: undefined });
  setLabel(editor, "paid", "Paid");

  while (editor.getState().saving.status !== "saved") await vi.advanceTimersByTimeAsync(500);

  const saved = stored();
  expect([attempts, target(saved), saved && nodesById(saved).get("paid")?.label]).toEqual([3, "mail", "Paid"]);
  expect(localStorage.length).toBe(0);
});

test("a save that the server refuses says why and is not tried again by itself", async () => {
  const detail = "The flow is larger than 1 MB.";
  server.use(
    http.put("*/api/v1/flows/:id", () =>
      HttpResponse.json({ title: "Refused", status: 413, code: "too-large", detail }, { status: 413 }),
    ),
  );
  const { editor, saver } = open();
  setParameter(editor, "rename", ["to"], "mail");

  expect(await saver.flush()).toBe(false);

  expect(editor.getState().saving).toEqual({ status: "failed", reason: detail });
});

test("publishing saves first", async () => {
  const { editor } = open();
  setParameter(editor, "rename", ["to"], "mail");

  expect(await publish(editor, "")).toEqual({ done: true });

  expect(target(world.flows.get("orders")?.live)).toBe("mail");
  expect(editor.getState().server).toMatchObject({ state: "running", liveRevision: 1 });
});

test("a refused publish says why and lists the problems", async () => {
  const { editor } = open();
  setParameter(editor, "rename", ["to"], undefined);

  expect(await publish(editor, "")).toEqual({ done: false, reason: "1 problem must be fixed first." });

  expect(editor.getState().problems.map((problem) => problem.message)).toEqual(['"To" is required.']);
});

test("a flow that was not drawn has its nodes apart, which nobody need save", async () => {
  saveElsewhere((draft) => ({ ...draft, layout: {} }));
  const { editor } = open();
  const { flow } = editor.getState();

  await refresh(editor);

  const places = flow.nodes.map(({ id }) => JSON.stringify(flow.layout[id]));
  expect(new Set(places).size).toBe(flow.nodes.length);
  expect(editor.getState().flow).toBe(flow);
  expect(editor.getState().server.saved).toBe(flow);
  expect(editor.getState().notice).toBeUndefined();
});
