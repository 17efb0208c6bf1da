import { expect, test } from "vitest";
import { messages } from "../messages.en";
import { candidates, connect, inOrder, refusal } from "./connect";
import { titleOf, type FlowFile, type WireEnd } from "./flow";
import { nodesById } from "./flowIndex";
import { flowOf, node, sampleCatalogue, sampleFlow, wireTexts } from "./sampleFlow";

const end = (name: string, port: string): WireEnd => ({ node: name, port });

function sentence(flow: FlowFile, from: WireEnd, to: WireEnd): string | undefined {
  const refused = refusal(flow, sampleCatalogue, from, to);
  return (
    refused &&
    messages.refused(refused, (id) => {
      const known = nodesById(flow).get(id);
      return known ? titleOf(known, sampleCatalogue) : id;
    })
  );
}

test("a wire between fitting ports is drawn", () => {
  const flow = flowOf([node("read", "read-csv"), node("upload", "upload")]);

  expect(refusal(flow, sampleCatalogue, end("read", "out"), end("upload", "in"))).toBeUndefined();
  expect(wireTexts(connect(flow, end("read", "out"), end("upload", "in")))).toEqual(["read.out > upload.in"]);
});

test("a wire may begin at either of its ends", () => {
  const wire = { from: end("a", "out"), to: end("b", "in") };

  expect(inOrder({ ...wire.from, direction: "output" }, { ...wire.to, direction: "input" })).toEqual(wire);
  expect(inOrder({ ...wire.to, direction: "input" }, { ...wire.from, direction: "output" })).toEqual(wire);
  expect(inOrder({ ...wire.to, direction: "input" }, { ...wire.to, direction: "input" })).toBeUndefined();
});

test("each refusal says why", () => {
  const flow = flowOf([...sampleFlow.nodes, node("second", "read-csv")], wireTexts(sampleFlow));

  expect(sentence(flow, end("read", "out"), end("read", "in"))).toBe("Read CSV cannot be wired to itself.");
  expect(sentence(flow, end("read", "out"), end("rename", "in"))).toBe("These two ports are wired already.");
  expect(sentence(flow, end("rename", "done"), end("upload", "in"))).toBe('Rename field has no port "done".');
  expect(sentence(flow, end("rename", "out"), end("second", "in"))).toBe(
    "Read CSV needs documents. This wire carries records.",
  );
  expect(messages.refused({ why: "direction" }, String)).toBe("A wire goes from an output to an input.");
});

test("a wire that would close a loop is refused", () => {
  const flow = flowOf(
    [node("one", "pass"), node("two", "pass"), node("three", "pass")],
    ["one.out > two.in", "two.out > three.in"],
  );

  expect(sentence(flow, end("three", "out"), end("one", "in"))).toBe(
    "This would make a loop: Pass already leads to Pass.",
  );
});

test("ports that carry anything take every wire", () => {
  const flow = flowOf([node("read", "read-csv"), node("pass", "pass")]);

  expect(refusal(flow, sampleCatalogue, end("read", "unmatched"), end("pass", "in"))).toBeUndefined();
  expect(refusal(flow, sampleCatalogue, end("pass", "out"), end("read", "in"))).toBeUndefined();
});

test("candidates are the ports that a wire could go to", () => {
  const flow = flowOf(
    [node("read", "read-csv"), node("rename", "rename-field"), node("second", "read-csv"), node("upload", "upload")],
    ["read.out > rename.in"],
  );
  const texts = (found: ReturnType<typeof candidates>) => found.map(({ to, from }) => `${from.node} > ${to.node}`);

  expect(texts(candidates(flow, sampleCatalogue, { ...end("read", "out"), direction: "output" }))).toEqual([
    "read > upload",
  ]);
  expect(texts(candidates(flow, sampleCatalogue, { ...end("upload", "in"), direction: "input" }))).toEqual([
    "read > upload",
    "read > upload",
    "rename > upload",
    "rename > upload",
    "second > upload",
    "second > upload",
  ]);
});
