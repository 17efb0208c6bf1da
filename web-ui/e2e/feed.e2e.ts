import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, open } from "./browser.ts";
import { Flows, people } from "./flows.ts";
import { Server } from "./server.ts";

let browser: Browser;
let server: Server;
beforeAll(async () => {
  browser = await launch();
  server = await Server.create();
  await server.start();
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** Has the server crash when it has taken so many files: the browser does not hear of the last of them. */
async function crashAfter(page: Page, taken: number): Promise<void> {
  const network = await page.context().newCDPSession(page);
  let answers = 0;
  let crash: Promise<unknown> | undefined;
  network.on("Fetch.requestPaused", ({ requestId }) => {
    answers += 1;
    if (answers < taken) {
      void network.send("Fetch.continueRequest", { requestId });
      return;
    }
    crash ??= server.kill().then(() => network.send("Fetch.disable"));
    const failing = network.send("Fetch.failRequest", { requestId, errorReason: "ConnectionReset" });
    failing.catch(() => undefined); // no longer held, so it fails by itself: there is no server
  });
  await network.send("Fetch.enable", { patterns: [{ urlPattern: "*/documents?*", requestStage: "Response" }] });
}

test("files outlive their server: they wait, go on by themselves, and are all taken once", async () => {
  const flows = new Flows(server.base);
  const id = await flows.create(people);
  await flows.publish(id);
  const page = await open(browser, []);
  await page.goto(`${server.base}/flows/${id}/feed`);
  await crashAfter(page, 10);
  const files = Array.from({ length: 50 }, (_, at) => {
    return { name: `${at}.csv`, mimeType: "text/csv", buffer: Buffer.from(`Name\nada ${at}\n`) };
  });

  await page.locator('input[type="file"]').first().setInputFiles(files);
  await page.getByText("Paused until the server is back").waitFor();
  await page
    .getByText(/^Not known whether it was taken\./)
    .first()
    .waitFor();
  expect(await page.getByRole("button", { name: /^Retry failed/ }).count()).toBe(0);
  await server.start();

  await page.getByText("50 published").waitFor();
  expect(await flows.documents(id)).toBe(50);
  await page.close();
});
