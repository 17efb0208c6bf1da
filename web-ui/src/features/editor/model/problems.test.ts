import { expect, test } from "vitest";
import { allProblems, localProblems, stillTrue } from "./problems";
import { flowOf, node, sampleCatalogue, sampleFlow } from "./sampleFlow";

test("a complete flow has no problems", () => {
  expect(localProblems(sampleFlow, sampleCatalogue)).toEqual([]);
});

test("every problem has its place and a sentence", () => {
  const flow = flowOf(
    [
      node("rename", "rename-field", { from: "" }),
      node("ocr", "acme-ocr"),
      node("read", "read-csv"),
      node("up", "upload"),
    ],
    ["read.gone > up.in", "rename.out > read.in"],
  );

  const told = localProblems(flow, sampleCatalogue).map(({ node, wire, port, pointer, message }) => [
    wire ?? `${node ?? ""}${pointer ?? ""}${port ? ` ${port}` : ""}`,
    message,
  ]);

  expect(told).toEqual([
    ["rename/from", '"From" is required.'],
    ["rename/to", '"To" is required.'],
    ["rename in", 'Nothing is wired to input "in".'],
    ["ocr", 'The component "acme-ocr" is not installed.'],
    ["read out", 'Output "out" leads nowhere.'],
    ["read gone", 'There is no output "gone" any more. Remove its wire or wire it to another port.'],
    ["rename.out-read.in", "Read CSV needs documents. This wire carries records."],
  ]);
});

test("wrong replicas have their places and sentences, and short ones to stand beside the fields", () => {
  const replicas = { count: 65, order: "attribute" as const };
  const flow = {
    ...sampleFlow,
    nodes: sampleFlow.nodes.map((known) => (known.id === "rename" ? { ...known, replicas } : known)),
  };
  const place = { severity: "error", node: "rename" };

  expect(localProblems(flow, sampleCatalogue)).toEqual([
    {
      ...place,
      code: "replicas-count-invalid",
      pointer: "/replicas/count",
      message: "Replicas: must be 64 or less.",
      short: "Must be 64 or less",
    },
    {
      ...place,
      code: "replicas-attribute-missing",
      pointer: "/replicas/attribute",
      message: '"Attribute" is required.',
      short: "Required",
    },
  ]);
});

test("what the server said of a node counts until the node or its wires change", () => {
  const said = [
    { code: "a", severity: "error" as const, message: "Bad.", node: "rename" },
    { code: "b", severity: "error" as const, message: "No exit." },
    { code: "c", severity: "error" as const, message: "Bad wire.", wire: "read.out-rename.in" },
  ];
  const edited = {
    ...sampleFlow,
    wires: sampleFlow.wires.slice(1),
    nodes: sampleFlow.nodes.map((known) => (known.id === "rename" ? { ...known, label: "New" } : known)),
  };

  expect(stillTrue(said, sampleFlow, sampleFlow)).toEqual(said);
  expect(stillTrue(said, sampleFlow, edited).map(({ code }) => code)).toEqual(["b"]);
});

test("problems of one place are told once and errors come first", () => {
  const warning = { code: "w", severity: "warning" as const, message: "Odd.", node: "x" };
  const local = { code: "l", severity: "error" as const, message: "Here.", node: "a", pointer: "/to" };
  const remote = { code: "r", severity: "error" as const, message: "There.", node: "a", pointer: "/to" };

  expect(allProblems([warning, local], [remote])).toEqual([local, warning]);
});

test("a port that is gone is told once, however many wires it has", () => {
  const local = { code: "port-unknown", severity: "error" as const, message: "Gone.", node: "a", port: "done" };
  const remote = ["w1", "w2"].map((wire) => ({ ...local, message: "Not there.", wire }));

  expect(allProblems([local], remote)).toEqual([local]);
});
