import { expect, test } from "vitest";
import { moved } from "../model/arrange";
import { flowOf, node, sampleCatalogue } from "../model/sampleFlow";
import { drawingOf } from "./drawingOf";
import { tidyLayout } from "./tidyLayout";

test("nodes are laid out in columns along their wires", () => {
  const ids = ["a", "b", "c", "d"];
  const flow = {
    ...flowOf(
      ids.map((id) => node(id, "pass")),
      ["a.out > b.in", "a.out > c.in", "b.out > d.in", "c.out > d.in"],
    ),
    layout: Object.fromEntries(ids.map((id) => [id, { x: 100, y: 50 }])),
  };

  const tidy = moved(flow, tidyLayout(drawingOf(flow, sampleCatalogue, new Set(ids))));

  expect(tidy.layout).toEqual({
    a: { x: 100, y: 110 },
    b: { x: 420, y: 50 },
    c: { x: 420, y: 160 },
    d: { x: 740, y: 110 },
  });
});
