import createClient from "openapi-fetch";
import { expect, inject, test } from "vitest";
import { portsOf } from "../src/features/editor/model/ports.ts";
import { demand } from "../src/shared/api/outcome.ts";
import type { paths } from "../src/shared/api/schema.d.ts";
import type { ComponentDescription, FlowFile, FlowNode } from "../src/shared/api/types.ts";

const api = createClient<paths>({ baseUrl: inject("base") });

/** Names that a parameter may hold; all of them are asked for as ports too. */
const names = [
  "large",
  "small",
  "large",
  " padded ",
  "Capital",
  "1st",
  "",
  "otherwise",
  "error",
  "unmatched",
  "x".repeat(64),
];

function parametersOf({ namedOutputs }: ComponentDescription): FlowNode["parameters"] {
  return namedOutputs ? { [namedOutputs.parameter]: names.map((name) => ({ [namedOutputs.field]: name })) } : {};
}

test("the editor draws the output ports that the server knows, for every component", async () => {
  const { components } = await demand(api.GET("/api/v1/components"));
  expect(components.filter((component) => component.namedOutputs)).not.toEqual([]);
  const empty: FlowFile = { format: "pypes.flow/1", name: "Ports", nodes: [], wires: [], layout: {} };
  const { id } = await demand(api.POST("/api/v1/flows", { body: empty }));

  for (const component of components) {
    const node = { id: "a", component: component.id, version: component.version, parameters: parametersOf(component) };
    const asked = [...new Set([...names, "out", ...component.outputs.map((port) => port.name)])];
    const end = { id: "z", component: "discard", version: 1, parameters: {} };
    const wires = asked.map((port, index) => ({
      id: `w${index}`,
      from: { node: "a", port },
      to: { node: "z", port: "in" },
    }));
    const body = { ...empty, nodes: [node, end], wires };
    const { problems } = await demand(api.POST("/api/v1/flows/{id}/validate", { params: { path: { id } }, body }));
    const unknown = new Set(problems.filter(({ code }) => code === "port-unknown").map((problem) => problem.wire));
    const known = wires.filter((wire) => !unknown.has(wire.id)).map((wire) => wire.from.port);

    const drawn = portsOf(node, component).outputs.map((port) => port.name);
    expect([component.id, drawn.toSorted()]).toEqual([component.id, known.toSorted()]);
  }
});
