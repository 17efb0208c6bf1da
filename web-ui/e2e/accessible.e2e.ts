import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch, open } from "./browser.ts";

let browser: Browser;
let axe = "";
let flow = "";

beforeAll(async () => {
  browser = await launch();
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const tried = await fetch(`${inject("base")}/api/v1/examples/csv-clean-up/try`, { method: "POST" });
  const answer: unknown = await tried.json();
  if (typeof answer === "object" && answer !== null && "flow" in answer) flow = String(answer.flow);
});
afterAll(() => browser.close());

/** What axe calls serious or critical, as "rule: first element". */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`axe.run(document, { resultTypes: ["violations"] }).then((result) =>
    result.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ": " + nodes[0].html))`);
}

describe.each(["light", "dark"] as const)("in %s", (scheme) => {
  test.each([
    ["the flow list", "/", "Flows"],
    ["the editor", "/flows/FLOW/edit", "Find a component"],
    ["the feed page", "/flows/FLOW/feed", "Feed documents"],
    ["the dead letters", "/flows/FLOW/dead-letters", "Dead letters"],
    ["the results", "/results", "Results"],
    ["the plugins", "/plugins", "Plugins"],
    ["the workers", "/workers", "Workers"],
  ])("%s has no serious findings", async (_, path, sign) => {
    const faults: string[] = [];
    const page = await open(browser, faults, scheme);
    await page.goto(inject("base") + path.replace("FLOW", flow));
    await page.getByText(sign).or(page.getByPlaceholder(sign)).first().waitFor();
    await page.waitForLoadState("load");

    expect(await findings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});
