import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, open } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** What has the focus, by the name that screen readers say, and whether one can see it. */
function focused(page: Page): Promise<{ name: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    // Between the last and the first stands the window itself.
    if (!(element instanceof HTMLElement) || element === document.body) return { name: "", visible: false };
    const style = getComputedStyle(element);
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const name = element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent;
    const accent = getComputedStyle(document.body).getPropertyValue("--accent").trim();
    const probe = document.createElement("i");
    probe.style.color = accent;
    document.body.append(probe);
    const ring = getComputedStyle(probe).color;
    probe.remove();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    const framed = [style, getComputedStyle(element, "::after")].some((look) => look.borderTopColor === ring);
    return { name: name.trim(), visible: outlined || framed };
  });
}

/** Presses Tab until something of that name has the focus; all on the way can be seen to have it. */
async function tabTo(page: Page, name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now.name) await expect.poll(() => focused(page)).toEqual({ name: now.name, visible: true });
    if (typeof name === "string" ? now.name === name : name.test(now.name)) return;
    passed.push(now.name);
  }
  throw new Error(`"${String(name)}" cannot be reached by ${key}. It goes by ${passed.join(", ")}.`);
}

async function fromPalette(page: Page, words: string): Promise<void> {
  await tabTo(page, "Find a component");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

const nodes = (page: Page) => page.locator(".react-flow__node");
const wires = (page: Page) => page.locator(".react-flow__edge");

test("a flow is drawn, set, published and fed without a mouse", async () => {
  const faults: string[] = [];
  const page = await open(browser, faults);
  await page.goto(`${inject("base")}/`);
  await page.getByRole("button", { name: /^(New flow|Start empty)$/ }).waitFor();

  // a new flow
  await tabTo(page, /^(New flow|Start empty)$/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Name").waitFor();
  await expect.poll(async () => (await focused(page)).name).toMatch(/^Name/);
  await page.keyboard.type("By key");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-canvas]");

  // two components, of which the second is wired to the first
  await fromPalette(page, "Read CSV");
  await expect.poll(() => nodes(page).count()).toBe(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Tab");
  await fromPalette(page, "Change case");
  await expect.poll(() => wires(page).count()).toBe(1);

  // a third by quick add, wired by the list of what fits; Escape closes the tip, leaves the palette, selects nothing
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Escape");
  await expect.poll(() => page.locator(".react-flow__node.selected").count()).toBe(0);
  await page.keyboard.press("n");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("Write NDJSON");
  await page.keyboard.press("Enter");
  await expect.poll(() => nodes(page).count()).toBe(3);
  await page.keyboard.press("c");
  await page.getByText('Input "in" from').waitFor();
  await page.keyboard.type("Change case");
  await page.keyboard.press("Enter");
  await expect.poll(() => wires(page).count()).toBe(2);

  // settings: Enter opens those of the selected component
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await focused(page)).name).toMatch(/^File/);
  await page.keyboard.type("by-key.ndjson");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await focused(page)).name).toMatch(/attributes/i);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Name");

  // publish
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await focused(page)).name).toBe("Note");
  await page.keyboard.type("First try");
  // The server's word on what was typed last may still come.
  await expect.poll(() => page.getByRole("dialog").getByRole("button", { name: "Show" }).count()).toBe(0);
  await tabTo(page, "Publish version 1");
  await page.keyboard.press("Enter");
  await page.getByText("Live: version 1").waitFor();

  // feed
  await page.keyboard.press("Escape");
  await tabTo(page, "Feed", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByTestId("drop-zone").waitFor();
  await tabTo(page, "Paste text");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await focused(page)).name).toMatch(/^Text/);
  await page.keyboard.type("Name,Town\nADA,London");
  await tabTo(page, "Feed");
  await page.keyboard.press("Enter");
  const row = page.getByTestId("feed-row").first();
  await expect.poll(() => row.textContent(), { timeout: 20_000 }).toContain("Published");

  const written = await page.request.get(`${inject("base")}/api/v1/files/content?path=by-key.ndjson`);
  expect(await written.text()).toBe('{"Name":"ada","Town":"London"}\n');
  expect(faults).toEqual([]);
  await page.close();
});
