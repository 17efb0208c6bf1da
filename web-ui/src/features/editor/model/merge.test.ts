import { expect, test } from "vitest";
import { changesBetween } from "./changes";
import { connect } from "./connect";
import type { FlowFile, Replicas } from "./flow";
import { nodesById } from "./flowIndex";
import { merge } from "./merge";
import { node, sampleCatalogue, sampleFlow, wireTexts } from "./sampleFlow";

const withParameters = (flow: FlowFile, id: string, parameters: Record<string, unknown>): FlowFile => ({
  ...flow,
  nodes: flow.nodes.map((known) => (known.id === id ? { ...known, parameters } : known)),
});
const withNode = (flow: FlowFile, added: ReturnType<typeof node>): FlowFile => ({
  ...flow,
  nodes: [...flow.nodes, added],
  layout: { ...flow.layout, [added.id]: { x: 0, y: 200 } },
});
const withReplicas = (flow: FlowFile, id: string, replicas: Replicas): FlowFile => ({
  ...flow,
  nodes: flow.nodes.map((known) => (known.id === id ? { ...known, replicas } : known)),
});
const withoutNode = (flow: FlowFile, id: string): FlowFile => ({
  ...flow,
  nodes: flow.nodes.filter((known) => known.id !== id),
  wires: flow.wires.filter((wire) => wire.from.node !== id && wire.to.node !== id),
});

test("changes of different nodes are both kept", () => {
  const mine = withParameters(sampleFlow, "rename", { from: "x", to: "y" });
  const theirs = { ...withNode(sampleFlow, node("pass", "pass")), name: "Theirs" };

  const { flow, contested } = merge(sampleFlow, mine, theirs, "mine");

  expect(contested).toEqual([]);
  expect(flow.name).toBe("Theirs");
  expect([...nodesById(flow).keys()]).toEqual(["read", "rename", "upload", "pass"]);
  expect(nodesById(flow).get("rename")?.parameters).toEqual({ from: "x", to: "y" });
});

test("a node that both changed is contested and the preferred side wins", () => {
  const mine = withParameters(sampleFlow, "rename", { from: "mine" });
  const theirs = withParameters(sampleFlow, "rename", { from: "theirs" });

  expect(merge(sampleFlow, mine, theirs, "mine").contested).toEqual(["rename"]);
  expect(nodesById(merge(sampleFlow, mine, theirs, "mine").flow).get("rename")?.parameters).toEqual({ from: "mine" });
  expect(nodesById(merge(sampleFlow, mine, theirs, "theirs").flow).get("rename")?.parameters).toEqual({
    from: "theirs",
  });
});

test("replicas are kept beside what the other changed, and contested where both set them", () => {
  const mine = withReplicas(sampleFlow, "rename", { count: 4, order: "none" });
  const elsewhere = withParameters(sampleFlow, "upload", { url: "b" });
  const theirs = withReplicas(sampleFlow, "rename", { count: 2, order: "none" });

  expect(nodesById(merge(sampleFlow, mine, elsewhere, "theirs").flow).get("rename")?.replicas?.count).toBe(4);
  expect(merge(sampleFlow, mine, theirs, "theirs").contested).toEqual(["rename"]);
  expect(nodesById(merge(sampleFlow, mine, theirs, "theirs").flow).get("rename")?.replicas?.count).toBe(2);
});

test("a node that one removed and the other changed is contested", () => {
  const mine = withParameters(sampleFlow, "rename", { from: "mine" });
  const theirs = withoutNode(sampleFlow, "rename");

  const { flow, contested } = merge(sampleFlow, mine, theirs, "theirs");

  expect(contested).toEqual(["rename"]);
  expect(nodesById(flow).has("rename")).toBe(false);
});

test("a new wire to a node the other removed is contested and not kept", () => {
  const base = withNode(sampleFlow, node("pass", "pass"));
  const mine = connect(base, { node: "read", port: "out" }, { node: "pass", port: "in" });

  const { flow, contested } = merge(base, mine, withoutNode(base, "pass"), "mine");

  expect([contested, wireTexts(flow)]).toEqual([["pass"], wireTexts(sampleFlow)]);
});

test("two different new nodes of one id are both kept", () => {
  const mine = connect(
    withNode(sampleFlow, node("pass", "pass", { a: 1 })),
    { node: "read", port: "out" },
    { node: "pass", port: "in" },
  );
  const theirs = withNode(sampleFlow, node("pass", "pass", { a: 2 }));

  const { flow, contested } = merge(sampleFlow, mine, theirs, "mine");

  expect(contested).toEqual([]);
  expect([...nodesById(flow).keys()]).toEqual(["read", "rename", "upload", "pass", "pass-2"]);
  expect(wireTexts(flow)).toContain("read.out > pass-2.in");
});

test("changes are told in words", () => {
  const changed = {
    ...withNode(withParameters(sampleFlow, "rename", { from: "a", to: "c" }), node("pass", "pass")),
    name: "B",
  };
  const rewired = connect(changed, { node: "read", port: "error" }, { node: "pass", port: "in" });

  expect(changesBetween(sampleFlow, withoutNode(rewired, "upload"), sampleCatalogue)).toEqual([
    { what: "name" },
    {
      what: "node-changed",
      node: "rename",
      title: "Rename field",
      differences: [{ part: "To", before: "b", after: "c" }],
    },
    { what: "node-added", node: "pass", title: "Pass" },
    { what: "node-removed", node: "upload", title: "Upload" },
    { what: "wire-added", wire: "read.error-pass.in", from: "Read CSV", to: "Pass" },
    { what: "wire-removed", wire: "rename.out-upload.in", from: "Rename field", to: "Upload" },
  ]);
});

test("changed replicas are told in words", () => {
  const inOrder = withReplicas(sampleFlow, "rename", { count: 2, order: "document" });
  const byCustomer = withReplicas(sampleFlow, "rename", { count: 4, order: "attribute", attribute: "customer" });
  const byNothing = withReplicas(sampleFlow, "rename", { count: 4, order: "attribute" });
  const told = (before: FlowFile, after: FlowFile) =>
    changesBetween(before, after, sampleCatalogue).flatMap((change) =>
      change.what === "node-changed" ? change.differences : [],
    );

  expect(told(sampleFlow, inOrder)).toEqual([
    { part: "Replicas", before: "", after: "2 side by side, in order within a document" },
  ]);
  expect(told(byNothing, byCustomer)).toEqual([
    {
      part: "Replicas",
      before: "4 side by side, in order where an attribute is the same",
      after: '4 side by side, in order where "customer" is the same',
    },
  ]);
  expect(told(byCustomer, byCustomer)).toEqual([]);
});

test("where nodes lie is no change", () => {
  const moved = { ...sampleFlow, layout: { ...sampleFlow.layout, read: { x: 900, y: 900 } } };

  expect(changesBetween(sampleFlow, moved, sampleCatalogue)).toEqual([]);
});

test("a changed secret is told without its value", () => {
  const before = withParameters(sampleFlow, "upload", { password: "old", url: "a" });
  const after = withParameters(sampleFlow, "upload", { password: "new", url: "b" });

  expect(changesBetween(before, after, sampleCatalogue)).toEqual([
    {
      what: "node-changed",
      node: "upload",
      title: "Upload",
      differences: [
        { part: "password", before: "•••", after: "•••" },
        { part: "url", before: "a", after: "b" },
      ],
    },
  ]);
});
