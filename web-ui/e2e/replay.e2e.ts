import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, open } from "./browser.ts";
import type { FlowFile } from "../src/shared/api/types.ts";
import { Flows } from "./flows.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const table = "number,date\n1,2026-09-11\n2,11.09.2026\n3,2026-09-13\n";

test("a row that failed goes on in the mended flow and is written exactly once", async () => {
  const faults: string[] = [];
  const page = await open(browser, faults);
  const base = inject("base");
  const flows = new Flows(base);
  const flow = await flows.create(datesTo("replayed.ndjson", ["iso"]));
  await flows.publish(flow);
  const written = async () => {
    const file = await page.request.get(`${base}/api/v1/files/content?path=replayed.ndjson`);
    return (await file.text()).trim().split("\n").toSorted();
  };

  // feed a table whose second row has a date that is not known
  await page.goto(`${base}/flows/${flow}/feed`);
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "dates.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByTestId("feed-row").getByText("Dead letter").first().waitFor();

  // mend the flow and publish it
  await flows.publish(flow, datesTo("replayed.ndjson", ["iso", "dd.MM.yyyy"]));

  // replay from the page
  await page.getByRole("link", { name: /^Dead letters/ }).click();
  await page.getByRole("button", { name: "Replay all" }).click();
  const report = page.getByRole("alert");
  await report.getByText("1 letter was replayed.").waitFor();
  await page.getByRole("heading", { name: "No dead letters" }).waitFor();
  await report.getByRole("button", { name: "dates.csv, part csv.2" }).click();
  await page.getByRole("dialog").getByText("Published", { exact: true }).waitFor();

  await expect
    .poll(written)
    .toEqual([
      '{"number":"1","date":"2026-09-11"}',
      '{"number":"2","date":"2026-09-11"}',
      '{"number":"3","date":"2026-09-13"}',
    ]);
  expect(faults).toEqual([]);
});

function datesTo(file: string, formats: string[]): FlowFile {
  return {
    format: "pypes.flow/1",
    name: "Dates",
    nodes: [
      { id: "csv", component: "read-csv", version: 1, parameters: {} },
      {
        id: "dates",
        component: "normalise-dates",
        version: 1,
        parameters: { attributes: ["date"], formats, output: "iso-date" },
      },
      { id: "out", component: "write-ndjson", version: 1, parameters: { file } },
    ],
    wires: [
      { id: "w1", from: { node: "csv", port: "out" }, to: { node: "dates", port: "in" } },
      { id: "w2", from: { node: "dates", port: "out" }, to: { node: "out", port: "in" } },
    ],
    layout: { csv: { x: 0, y: 0 }, dates: { x: 300, y: 0 }, out: { x: 600, y: 0 } },
  };
}
