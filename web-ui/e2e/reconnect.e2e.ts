import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launch, open } from "./browser.ts";
import { Flows, people } from "./flows.ts";
import { Server } from "./server.ts";

let browser: Browser;
let server: Server;
beforeAll(async () => {
  browser = await launch();
  server = await Server.create();
});
beforeEach(() => server.start());
afterAll(async () => {
  await browser.close();
  await server.remove();
});

test("an editor outlives its server: it says so, goes on, and saves all when the server is back", async () => {
  const flows = new Flows(server.base);
  const id = await flows.create(people);
  const page = await open(browser, []);
  await page.goto(`${server.base}/flows/${id}/edit`);
  await page.getByTestId("node-case").click();
  const label = page.getByRole("textbox", { name: "Label" });
  await label.fill("Before");
  await expect.poll(() => flows.label(id, "case")).toBe("Before");

  await server.stop();
  await page.getByText(/^Lost contact with the server\./).waitFor();
  await label.fill("Meanwhile");
  await page.getByRole("banner").getByText("Not saved. Your changes are kept in this browser.").waitFor();
  await page.getByTestId("node-out").click();
  await label.fill("Also meanwhile");

  await server.start();
  await page.getByText(/^Lost contact with the server\./).waitFor({ state: "detached" });
  await page.getByText(/^Draft saved/).waitFor();
  expect([await flows.label(id, "case"), await flows.label(id, "out")]).toEqual(["Meanwhile", "Also meanwhile"]);
  await page.close();
});

test("what was drawn without a server is there when the window is opened again", async () => {
  const flows = new Flows(server.base);
  const id = await flows.create(people);
  const page = await open(browser, []);
  await page.goto(`${server.base}/flows/${id}/edit`);
  await page.getByTestId("node-case").click();
  const label = page.getByRole("textbox", { name: "Label" });
  await label.waitFor();
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("FeedPage")),
  );
  await server.stop();
  await label.fill("Unsaved");
  await page.getByRole("banner").getByText("Not saved. Your changes are kept in this browser.").waitFor();
  await page.getByRole("link", { name: "Feed" }).click(); // never opened before
  await page.getByRole("heading", { name: "Feed" }).waitFor();
  await page.goto("about:blank");
  await server.start();

  await page.goto(`${server.base}/flows/${id}/edit`);

  await page.getByText(/Your changes of .* had not been saved\. They are here again\./).waitFor();
  await expect.poll(() => flows.label(id, "case")).toBe("Unsaved");
  await page.close();
});
