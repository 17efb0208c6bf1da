import { expect, test } from "vitest";
import { copyFragment, parseFragment, pasteFragment } from "./fragment";
import { nodesById } from "./flowIndex";
import { flowOf, node, sampleCatalogue, sampleFlow, wireTexts } from "./sampleFlow";

test("copied nodes keep the wires between them and get new ids", () => {
  const text = copyFragment(sampleFlow, sampleCatalogue, new Set(["read", "rename"]));
  const fragment = parseFragment(text);
  const pasted = fragment && pasteFragment(sampleFlow, fragment, { x: 104, y: 296 });

  expect(pasted && [...pasted.nodes]).toEqual(["read-2", "rename-2"]);
  expect(pasted && wireTexts(pasted.flow).slice(2)).toEqual(["read-2.out > rename-2.in"]);
  expect(pasted?.flow.layout["rename-2"]).toEqual({ x: 420, y: 300 });
});

test("secrets are not copied, however deep they lie", () => {
  const secret = { url: "http://a", password: "x", servers: [{ host: "h", key: "k" }] };
  const flow = flowOf([node("upload", "upload", secret)]);

  const fragment = parseFragment(copyFragment(flow, sampleCatalogue, new Set(["upload"])));

  expect(fragment?.nodes[0]?.parameters).toEqual({ url: "http://a", servers: [{ host: "h" }] });
});

test("replicas are copied", () => {
  const replicas = { count: 4, order: "attribute" as const, attribute: "customer" };
  const flow = flowOf([{ ...node("pass", "pass"), replicas }]);

  const fragment = parseFragment(copyFragment(flow, sampleCatalogue, new Set(["pass"])));
  const pasted = fragment && pasteFragment(flow, fragment, { x: 0, y: 300 });

  expect(pasted && nodesById(pasted.flow).get("pass-2")?.replicas).toEqual(replicas);
});

test("a whole flow can be pasted", () => {
  const fragment = parseFragment(JSON.stringify(sampleFlow));
  const empty = flowOf([]);

  const pasted = fragment && pasteFragment(empty, fragment, { x: 0, y: 0 });

  expect(pasted && [...nodesById(pasted.flow).keys()]).toEqual(["read", "rename", "upload"]);
});

test("other text is not taken for a fragment", () => {
  expect(parseFragment("hello")).toBeUndefined();
  expect(parseFragment('{"format":"pypes.flow-fragment/1","nodes":[{"id":1}]}')).toBeUndefined();
  expect(parseFragment('{"format":"other"}')).toBeUndefined();
});
