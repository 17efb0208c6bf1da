import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { drag, launch, middle, open } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const table = "Name;Town\nAda;London\nGrace;New York\n";

test("a newcomer builds a flow with the mouse, publishes it, feeds it and reads the result", async () => {
  const faults: string[] = [];
  const page = await open(browser, faults);
  await page.goto(inject("base"));

  // a new flow
  await page.getByRole("button", { name: /^(New flow|Start empty)$/ }).click();
  await page.getByRole("dialog").getByRole("textbox").first().fill("People");
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await page.waitForSelector("[data-canvas]");

  // three components, dragged from the palette
  const canvas = await middle(page, "[data-canvas]");
  for (const [component, shift] of [
    ["read-csv", -300],
    ["change-case", 0],
    ["write-ndjson", 300],
  ] as const) {
    const item = `[data-component=${component}]`;
    await page.locator(item).scrollIntoViewIfNeeded();
    await drag(page, await middle(page, item), { x: canvas.x + shift, y: canvas.y });
  }
  await expect.poll(() => page.locator(".react-flow__node").count()).toBe(3);

  // two wires
  await drag(
    page,
    await middle(page, "[data-testid=port-read-csv-out]"),
    await middle(page, "[data-testid=port-change-case-in]"),
  );
  await drag(
    page,
    await middle(page, "[data-testid=port-change-case-out]"),
    await middle(page, "[data-testid=port-write-ndjson-in]"),
  );
  await expect.poll(() => page.locator(".react-flow__edge").count()).toBe(2);

  // a wire that makes no sense is refused
  await drag(
    page,
    await middle(page, "[data-testid=port-change-case-out]"),
    await middle(page, "[data-testid=port-read-csv-in]"),
  );
  expect(await page.locator(".react-flow__edge").count()).toBe(2);

  // settings
  await page.locator('.react-flow__node[data-id="change-case"]').click();
  const panel = page.getByRole("complementary").last();
  await panel.getByRole("button", { name: /Add/ }).first().click();
  await page.keyboard.type("Name");
  await page.keyboard.press("Tab");
  await page.locator('.react-flow__node[data-id="write-ndjson"]').click();
  await panel.getByLabel(/^File/).first().fill("people.ndjson");
  await page.keyboard.press("Tab");

  // publish
  const publish = page.getByRole("banner").getByRole("button", { name: "Publish" });
  await publish.click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Publish version/ })
    .click();
  await page.getByText("Live: version 1").waitFor();

  // feed a file, and see what came of it
  await page.getByRole("link", { name: "Feed", exact: true }).click();
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({
      name: "people.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(table),
    });
  const row = page.getByTestId("feed-row").first();
  await row.getByText("Published").first().waitFor();

  // the file is there
  const written = await page.request.get(`${inject("base")}/api/v1/files/content?path=people.ndjson`);
  expect(await written.text()).toBe('{"Name":"ada","Town":"London"}\n{"Name":"grace","Town":"New York"}\n');
  expect(faults).toEqual([]);
});
