import { expect, test } from "vitest";
import { addConnected, addNode, insertInto, splice } from "./addNode";
import { align, distribute, moveBy } from "./arrange";
import { nodesById } from "./flowIndex";
import { newNodeId } from "./ids";
import { removeAll, removeAndHeal } from "./removeNodes";
import { replaceNode } from "./replaceNode";
import { component, flowOf, node, sampleCatalogue, sampleFlow, wireTexts } from "./sampleFlow";

const { "read-csv": readCsv, "rename-field": rename, pass, upload, route } = Object.fromEntries(sampleCatalogue);
if (!readCsv || !rename || !pass || !upload || !route) throw new Error("The sample catalogue is incomplete.");

test("a new node is called after its component and numbered when that is taken", () => {
  const once = addNode(sampleFlow, readCsv, { x: 3, y: 404 });
  const twice = addNode(once.flow, readCsv, { x: 600, y: 600 });

  expect([once.node, twice.node]).toEqual(["read-csv", "read-csv-2"]);
  expect(nodesById(once.flow).get("read-csv")).toEqual({
    id: "read-csv",
    component: "read-csv",
    version: 2,
    parameters: {},
  });
  expect(once.flow.layout["read-csv"]).toEqual({ x: 0, y: 400 });
});

test("ids hold only lower-case letters, digits and hyphens, and begin with a letter", () => {
  expect(newNodeId("9 Acme_OCR!", () => false)).toBe("acme-ocr");
  expect(newNodeId("42", () => false)).toBe("node");
});

test("a node that would lie on another goes below it", () => {
  const { flow, node: id } = addNode(sampleFlow, pass, { x: 10, y: 10 });

  expect(flow.layout[id]).toEqual({ x: 10, y: 100 });
});

test("a node added beside a port is wired to it", () => {
  const flow = flowOf([node("read", "read-csv")]);

  const added = addConnected(flow, sampleCatalogue, upload, { node: "read", port: "out", direction: "output" });

  expect(wireTexts(added.flow)).toEqual(["read.out > upload.in"]);
  expect(added.flow.layout["upload"]).toEqual({ x: 320, y: 0 });
});

test("a node added beside a port it does not fit is added unwired", () => {
  const flow = flowOf([node("read", "read-csv")]);

  const added = addConnected(flow, sampleCatalogue, readCsv, { node: "read", port: "out", direction: "output" });

  expect(added.flow.wires).toEqual([]);
});

test("a node spliced into a wire takes its place between both ends", () => {
  const { flow, node: id } = addNode(sampleFlow, pass, { x: 0, y: 300 });

  const spliced = splice(flow, sampleCatalogue, "rename.out-upload.in", id);

  expect(spliced && wireTexts(spliced)).toEqual([
    "read.out > rename.in",
    "rename.out > pass.in",
    "pass.out > upload.in",
  ]);
});

test("a node that does not fit a wire is not spliced into it", () => {
  const { flow, node: id } = addNode(sampleFlow, readCsv, { x: 0, y: 300 });

  expect(splice(flow, sampleCatalogue, "rename.out-upload.in", id)).toBeUndefined();
});

test("inserting into a short wire moves what follows to the right", () => {
  const inserted = insertInto(sampleFlow, sampleCatalogue, pass, "read.out-rename.in");

  expect(inserted?.flow.layout).toEqual({
    read: { x: 0, y: 0 },
    pass: { x: 320, y: 0 },
    rename: { x: 640, y: 0 },
    upload: { x: 960, y: 0 },
  });
});

test("a node dropped on a wire between two rows stays where it was dropped, and nothing else moves", () => {
  const rows = { read: { x: 320, y: 0 }, rename: { x: 640, y: 0 }, upload: { x: 0, y: 400 } };
  const flow = { ...sampleFlow, layout: rows };

  const inserted = insertInto(flow, sampleCatalogue, pass, "rename.out-upload.in", { x: 300, y: 200 });

  expect(inserted?.flow.layout).toEqual({ ...rows, pass: { x: 300, y: 200 } });
});

test.each([undefined, { x: 300, y: 65 }])(
  "a node for which there is no room between two rows begins the second",
  (at) => {
    const rows = { read: { x: 320, y: 0 }, rename: { x: 640, y: 0 }, upload: { x: 0, y: 130 } };
    const flow = { ...sampleFlow, layout: rows };

    const inserted = insertInto(flow, sampleCatalogue, pass, "rename.out-upload.in", at);

    expect(inserted?.flow.layout).toEqual({ ...rows, pass: { x: 0, y: 130 }, upload: { x: 320, y: 130 } });
  },
);

test("a node dropped on a wire of one row joins the row and moves only what lies to the right of it", () => {
  const rows = { read: { x: 0, y: 0 }, rename: { x: 320, y: 0 }, upload: { x: 0, y: 400 } };
  const flow = { ...sampleFlow, layout: rows };

  const inserted = insertInto(flow, sampleCatalogue, pass, "read.out-rename.in", { x: 142, y: -13 });

  expect(inserted?.flow.layout).toEqual({ ...rows, pass: { x: 320, y: 0 }, rename: { x: 640, y: 0 } });
});

test("removing a node removes its wires and its place", () => {
  const flow = removeAll(sampleFlow, new Set(["rename"]), new Set());

  expect([wireTexts(flow), Object.keys(flow.layout)]).toEqual([[], ["read", "upload"]]);
});

test("healing joins the neighbours of all removed nodes", () => {
  const flow = flowOf(
    [node("read", "read-csv"), node("one", "pass"), node("two", "pass"), node("upload", "upload")],
    ["read.out > one.in", "one.out > two.in", "two.out > upload.in"],
  );

  expect(wireTexts(removeAndHeal(flow, sampleCatalogue, new Set(["one", "two"])))).toEqual(["read.out > upload.in"]);
});

test("healing does not join ports that do not fit", () => {
  const flow = flowOf(
    [node("read", "read-csv"), node("pass", "pass"), node("again", "read-csv")],
    ["read.out > pass.in", "pass.out > again.in"],
  );

  expect(removeAndHeal(flow, sampleCatalogue, new Set(["pass"])).wires).toEqual([]);
});

test("replacing a node keeps its wires, its place and the parameters that still fit", () => {
  const other = component({
    id: "move-field",
    kind: "transformer",
    name: "Move",
    parameters: { properties: { to: {} } },
  });
  const catalogue = new Map([...sampleCatalogue, ["move-field", other]]);

  const replaced = replaceNode(sampleFlow, catalogue, "rename", other);

  expect(replaced?.lostWires).toBe(0);
  expect(replaced && wireTexts(replaced.flow)).toEqual(["read.out > move-field.in", "move-field.out > upload.in"]);
  expect(replaced && nodesById(replaced.flow).get("move-field")?.parameters).toEqual({ to: "b" });
  expect(replaced?.flow.layout["move-field"]).toEqual({ x: 320, y: 0 });
});

test("replacing a node counts the wires that fit no longer", () => {
  expect(replaceNode(sampleFlow, sampleCatalogue, "rename", upload)?.lostWires).toBe(1);
});

test("replicas stay with a node that is replaced if the other component can have them", () => {
  const replicas = { count: 4, order: "none" as const };
  const flow = flowOf([{ ...node("rename", "rename-field"), replicas }]);

  const byPass = replaceNode(flow, sampleCatalogue, "rename", pass);
  const byRoute = replaceNode(flow, sampleCatalogue, "rename", route);

  expect(byPass?.flow.nodes[0]?.replicas).toEqual(replicas);
  expect(byRoute?.flow.nodes[0]).toEqual(node("route", "route"));
});

test("nodes are aligned, spread and moved on the grid", () => {
  const flow = {
    ...sampleFlow,
    layout: { read: { x: 0, y: 0 }, rename: { x: 300, y: 50 }, upload: { x: 800, y: 100 } },
  };
  const all = new Set(["read", "rename", "upload"]);

  expect(align(flow, sampleCatalogue, all, "top").layout["upload"]).toEqual({ x: 800, y: 0 });
  expect(distribute(flow, sampleCatalogue, all, "across").layout["rename"]).toEqual({ x: 400, y: 50 });
  expect(moveBy(flow, new Set(["read"]), { x: 10, y: -10 }).layout["read"]).toEqual({ x: 10, y: -10 });
});

test("a wire to a named output that vanishes stays and its port is marked missing", async () => {
  const { portsWithWires } = await import("./ports");
  const routes = node("route", "route", { routes: [{ name: "big" }] });
  const flow = flowOf([routes, node("upload", "upload")], ["route.big > upload.in", "route.small > upload.in"]);

  const { outputs } = portsWithWires(flow, routes, sampleCatalogue);

  expect(outputs.map((port) => [port.name, port.missing])).toEqual([
    ["else", false],
    ["big", false],
    ["error", false],
    ["small", true],
  ]);
});
