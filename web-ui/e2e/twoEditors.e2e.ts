import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { launch, open } from "./browser.ts";
import { Flows, people } from "./flows.ts";

const base = inject("base");
const flows = new Flows(base);
let browser: Browser;
let id: string;
let first: Page;
let second: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  id = await flows.create(people);
  [first, second] = await Promise.all([look(), look()]);
  return async () => {
    await first.close();
    await second.close();
  };
});

/** An editor in a browser of its own: what one keeps locally, the other does not have. */
async function look(): Promise<Page> {
  // The refusal of an outdated save is what these tests are about, so the browser's word about it is no fault.
  const page = await open(browser, []);
  await page.goto(`${base}/flows/${id}/edit`);
  await page.getByTestId("node-case").waitFor();
  return page;
}

async function label(page: Page, node: string, text: string): Promise<void> {
  await page.getByTestId(`node-${node}`).click();
  await page.getByRole("textbox", { name: "Label" }).fill(text);
}

async function saved(node: string, text: string): Promise<void> {
  await expect.poll(() => flows.label(id, node), { timeout: 20_000 }).toBe(text);
}

const notice = (page: Page) => page.getByRole("main").getByRole("status").filter({ hasText: "editor" });

/** Both label the same component; the second one is told. */
async function bothChange(): Promise<void> {
  await label(first, "case", "Theirs");
  await saved("case", "Theirs");
  await label(second, "case", "Mine");
  await notice(second)
    .getByText("You and another editor both changed Mine. Nothing is saved until you choose.")
    .waitFor();
  expect(await flows.label(id, "case")).toBe("Theirs");
}

test("who only looks sees what the other saved, and is told", async () => {
  await label(first, "case", "Lower case");

  await notice(second).getByText("You see it as it is now.").waitFor();
  await second.getByTestId("node-case").getByText("Lower case", { exact: true }).waitFor();
});

test("changes of different components are both kept", async () => {
  await label(first, "csv", "Theirs");
  await label(second, "out", "Mine");

  await saved("csv", "Theirs");
  await saved("out", "Mine");
  await first.getByTestId("node-out").getByText("Mine", { exact: true }).waitFor();
  await second.getByTestId("node-csv").getByText("Theirs", { exact: true }).waitFor();
});

test("both versions can be compared, and one's own kept", async () => {
  await bothChange();

  await second.getByRole("button", { name: "Compare" }).click();
  const row = second.getByRole("dialog", { name: "Both versions" }).getByRole("row", { name: /^Label/ });
  await expect.poll(() => row.getByRole("cell").allTextContents()).toEqual(["Mine", "Theirs"]);
  await second.getByRole("dialog").getByRole("button", { name: "Keep mine", exact: true }).click();

  await saved("case", "Mine");
  await first.getByTestId("node-case").getByText("Mine", { exact: true }).waitFor();
});

test("theirs can be taken, and an undo brings one's own back", async () => {
  await bothChange();

  await second.getByRole("button", { name: "Take theirs" }).click();
  await second.getByTestId("node-case").getByText("Theirs", { exact: true }).waitFor();
  await second.getByRole("button", { name: "Undo" }).click();

  await saved("case", "Mine");
});

test("one's own version can go on as another flow", async () => {
  await bothChange();

  await second.getByRole("button", { name: "Keep mine as a copy" }).click();

  await second.getByTestId("node-case").getByText("Theirs", { exact: true }).waitFor();
  const copy = await flows.find("People (my version)");
  expect([await flows.label(copy, "case"), await flows.label(id, "case")]).toEqual(["Mine", "Theirs"]);
});

test("a window that is closed in the middle of a conflict has its changes when it is opened again", async () => {
  await bothChange();

  await second.reload();

  await notice(second).getByText("Nothing is saved until you choose.").waitFor();
  await second.getByTestId("node-case").getByText("Mine", { exact: true }).waitFor();
});
