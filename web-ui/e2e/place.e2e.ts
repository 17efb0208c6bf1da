import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, open } from "./browser.ts";
import { Flows, people } from "./flows.ts";

const base = inject("base");
const flows = new Flows(base);
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("a live flow is moved into a worker and back, without being stopped", async () => {
  const faults: string[] = [];
  const page = await open(browser, faults);
  const flow = await flows.create({ ...people, name: "Movable" });
  await flows.publish(flow);
  await page.goto(`${base}/flows/${flow}/edit`);
  const panel = page.getByRole("complementary", { name: "Details" });
  const publish = async (version: number, move: string) => {
    await panel.getByRole("button", { name: "Publish again…" }).click();
    await page.getByRole("dialog").getByText(move).waitFor();
    await page.getByRole("button", { name: `Publish version ${version}` }).click();
    await page.getByText(`Live: version ${version}`).waitFor();
  };
  await panel.getByText("Automatic: in the server, because no step is isolated.").waitFor();

  // into a worker
  await panel.getByRole("button", { name: "Where it runs" }).click();
  await panel.getByRole("radio", { name: "In one worker" }).check();
  await panel.getByText("The live version still runs in the server.").waitFor();
  await publish(2, "It moves from the server to one worker.");
  await panel.getByText("In one worker. Now in worker-1.").waitFor();

  // the page of the workers shows it, and leads back
  await panel.getByRole("link", { name: "worker-1" }).click();
  await page.getByRole("link", { name: "Movable" }).click();
  await panel.getByText("In one worker. Now in worker-1.").waitFor();

  // and back
  await panel.getByRole("button", { name: "Where it runs" }).click();
  await panel.getByRole("radio", { name: "In the server" }).check();
  await panel.getByText("The live version still runs in worker-1.").waitFor();
  await publish(3, "It moves from worker-1 to the server.");
  await panel.getByText("still runs in").waitFor({ state: "detached" });

  await expect.poll(async () => (await page.request.get(`${base}/api/v1/workers`)).text()).not.toContain(flow);
  expect(faults).toEqual([]);
  await page.close();
});
