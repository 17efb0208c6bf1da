import { expect, test } from "vitest";
import { portsOf } from "./ports";
import { component, node, port } from "./sampleFlow";

const router = component({
  id: "router",
  kind: "operator",
  name: "Router",
  outputs: [port("otherwise", "any"), port("error", "any", { implicit: true })],
  namedOutputs: { parameter: "routes", field: "port", carries: "documents" },
});

function outputs(routes: unknown): string[] {
  return portsOf(node("a", "router", { routes }), router).outputs.map(({ name }) => name);
}

test("ports named by parameters stand between the component's own and those every component has", () => {
  const routes = [{ port: "large" }, { port: "small" }];

  expect(outputs(routes)).toEqual(["otherwise", "large", "small", "error"]);
  expect(portsOf(node("a", "router", { routes }), router).outputs[1]).toEqual({
    name: "large",
    summary: "",
    carries: "documents",
    optional: false,
    implicit: false,
    missing: false,
  });
});

test.each([
  ["of two equal names the first counts", [{ port: "a" }, { port: "b" }, { port: "a" }], ["a", "b"]],
  ["a name that another port has makes no port", [{ port: "otherwise" }, { port: "error" }, { port: "x" }], ["x"]],
  ["a name that some components reserve makes no port", [{ port: "unmatched" }], []],
  ["names are not trimmed", [{ port: " a" }, { port: "a " }], []],
  ["names have small letters, digits and hyphens", [{ port: "A" }, { port: "1a" }, { port: "a-1" }], ["a-1"]],
  ["names end somewhere", [{ port: "a".repeat(63) }, { port: "b".repeat(64) }], ["a".repeat(63)]],
  ["what is empty or no text makes no port", [{ port: "" }, {}, { port: 1 }, { port: null }, "a", null], []],
  ["what is no list makes no ports", { port: "a" }, []],
])("%s", (_, routes, named) => {
  expect(outputs(routes)).toEqual(["otherwise", ...named, "error"]);
});
