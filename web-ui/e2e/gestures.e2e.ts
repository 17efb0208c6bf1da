import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import type { FlowFile } from "../src/shared/api/types.ts";
import { drag, launch, middle, open } from "./browser.ts";
import { Flows, people } from "./flows.ts";

const base = inject("base");
const flows = new Flows(base);
let browser: Browser;
let page: Page;
let id: string;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  faults.length = 0;
  page = await open(browser, faults);
  await show(people);
  return () => page.close();
});

async function show(flow: FlowFile): Promise<void> {
  id = await flows.create(flow);
  await page.goto(`${base}/flows/${id}/edit`);
  await page.locator(".react-flow__node").first().waitFor();
}

/** The wires as the server has them after the draft was saved. */
async function wires(): Promise<string[]> {
  const { draft } = await flows.get(id);
  return draft.wires.map(({ from, to }) => `${from.node}.${from.port} > ${to.node}.${to.port}`).toSorted();
}

const nodes = () => page.locator(".react-flow__node");
const saves = { timeout: 15_000 };

/** How many nodes the canvas shows from edge to edge; those out of sight are not even drawn. */
async function nodesInSight(): Promise<number> {
  return page.locator("[data-canvas]").evaluate((canvas) => {
    const frame = canvas.getBoundingClientRect();
    return [...canvas.querySelectorAll(".react-flow__node")]
      .map((node) => node.getBoundingClientRect())
      .filter(({ left, right }) => left >= frame.left && right <= frame.right)
      .filter(({ top, bottom }) => top >= frame.top && bottom <= frame.bottom).length;
  });
}

/** Zooms in as far as it goes, where no row of nodes is seen as a whole. */
async function zoomIn(): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press("+");
      return page.locator(".react-flow__viewport").getAttribute("style");
    })
    .toContain("scale(2)");
  expect(await nodesInSight()).toBeLessThan(people.nodes.length);
}

test("a wire dropped on nothing opens the list of what fits, and what is chosen is wired", async () => {
  const port = await middle(page, "[data-testid=port-csv-out]");
  await drag(page, port, { x: port.x + 60, y: port.y + 200 });

  await page.getByText("Add after Read CSV").waitFor();
  expect(await page.getByRole("option", { name: /^Read HTML/ }).count()).toBe(0);
  await page.getByRole("option", { name: /^Extract pattern/ }).click();

  await expect.poll(wires, saves).toEqual(["case.out > out.in", "csv.out > case.in", "csv.out > extract-pattern.in"]);
  expect(faults).toEqual([]);
});

test("a component dropped on a wire is put into it", async () => {
  const item = page.locator("[data-component=set-attributes]");
  await item.scrollIntoViewIfNeeded();
  const from = await middle(page, "[data-testid=port-csv-out]");
  const to = await middle(page, "[data-testid=port-case-in]");

  await drag(page, await middle(page, "[data-component=set-attributes]"), { x: (from.x + to.x) / 2, y: from.y });

  await expect
    .poll(wires, saves)
    .toEqual(["case.out > out.in", "csv.out > set-attributes.in", "set-attributes.out > case.in"]);
  await page.keyboard.press("Control+Z");
  await expect.poll(wires, saves).toEqual(["case.out > out.in", "csv.out > case.in"]);
  expect(faults).toEqual([]);
});

test("a component dropped on a wire between two rows lies where it was dropped, and the view stays", async () => {
  await show({ ...people, layout: { csv: { x: 300, y: 0 }, case: { x: 600, y: 0 }, out: { x: 0, y: 400 } } });
  const view = () => page.locator(".react-flow__viewport").getAttribute("style");
  const before = await view();
  const wire = await middle(page, "[data-testid=wire-w2]");
  await page.locator("[data-component=set-attributes]").scrollIntoViewIfNeeded();

  await drag(page, await middle(page, "[data-component=set-attributes]"), wire);

  await expect
    .poll(wires, saves)
    .toEqual(["case.out > set-attributes.in", "csv.out > case.in", "set-attributes.out > out.in"]);
  const node = await middle(page, "[data-testid=node-set-attributes]");
  expect(Math.hypot(node.x - wire.x, node.y - wire.y)).toBeLessThan(10);
  expect(await view()).toBe(before);
  expect(faults).toEqual([]);
});

test("what is copied in one flow is pasted into another, with its wires and settings", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: base });
  await page.getByTestId("node-case").click();
  await page.getByTestId("node-out").click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+C");

  await show({ ...people, name: "Other", nodes: people.nodes.slice(0, 1), wires: [], layout: {} });
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Control+V");

  await expect.poll(wires, saves).toEqual(["case.out > out.in"]);
  const { draft } = await flows.get(id);
  expect(draft.nodes.map((node) => [node.component, node.parameters])).toEqual([
    ["change-case", { attributes: ["Name"] }],
    ["read-csv", {}],
    ["write-ndjson", { file: "people.ndjson" }],
  ]);
});

test("several are chosen with a box, duplicated, and put in line", async () => {
  const first = await middle(page, "[data-testid=node-csv]");
  const second = await middle(page, "[data-testid=node-case]");
  await page.keyboard.down("Shift");
  await drag(page, { x: first.x - 110, y: first.y - 80 }, { x: second.x, y: second.y + 80 });
  await page.keyboard.up("Shift");
  await page.getByText("2 components selected.").first().waitFor();

  await page.keyboard.press("Control+D");
  await expect.poll(() => nodes().count()).toBe(5);
  await expect.poll(wires, saves).toEqual(["case.out > out.in", "csv-2.out > case-2.in", "csv.out > case.in"]);
  await page.getByRole("button", { name: "Align left edges" }).click();

  await expect
    .poll(async () => {
      const { layout } = (await flows.get(id)).draft;
      return [layout["csv-2"]?.x, layout["case-2"]?.x];
    }, saves)
    .toEqual([30, 30]);
  expect(faults).toEqual([]);
});

test("components are found by name, and the flow is tidied up and seen as a whole", async () => {
  await show({ ...people, layout: { csv: { x: 0, y: 900 }, case: { x: -700, y: 0 }, out: { x: 0, y: -900 } } });
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Control+F");
  await page.keyboard.type("ndjson");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".react-flow__node.selected").getAttribute("data-id")).toBe("out");
  await page.keyboard.press("Escape");

  await zoomIn();
  await page.keyboard.press("Alt+Shift+T");

  await expect
    .poll(async () => {
      const { csv, case: middleOne, out } = (await flows.get(id)).draft.layout;
      return csv && middleOne && out && csv.x < middleOne.x && middleOne.x < out.x && csv.y === out.y;
    }, saves)
    .toBe(true);
  await expect.poll(nodesInSight).toBe(people.nodes.length);
  await zoomIn();
  await page.keyboard.press("1");
  await expect.poll(nodesInSight).toBe(people.nodes.length);
  expect(faults).toEqual([]);
});

test("a component that is picked leaves its wires where they are", async () => {
  const paths = () =>
    page
      .locator(".react-flow__edge-path")
      .evaluateAll((drawn) =>
        drawn.map((wire) => wire.getAttribute("d")?.replace(/[\d.]+/g, (n) => `${Math.round(+n)}`)),
      );
  const before = await paths();

  for (const node of ["csv", "case", "out"]) {
    await page.getByTestId(`node-${node}`).click();
    await page.locator(`.react-flow__node.selected[data-id=${node}]`).waitFor();
  }

  await page.getByTestId("port-out-error").waitFor();
  expect(await paths()).toEqual(before);
});

test("the help of a component stands beside it", async () => {
  await page.getByTestId("node-csv").click();
  await page.getByRole("tab", { name: "Help" }).click();

  await page.getByText("Documents of media types it does not take.").waitFor();
  expect(await page.getByRole("tabpanel", { name: "Help" }).textContent()).toContain("text/csv");
});
