import { get } from "node:http";
import { expect, inject, test } from "vitest";

const READERS = 2;
const BREAKERS = 6;

/** What the page loads first. */
async function assets(): Promise<string[]> {
  const page = await fetch(inject("base"), { headers: { Accept: "text/html" } });
  return [...(await page.text()).matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path);
}

async function read(path: string): Promise<string> {
  const answer = await fetch(inject("base") + path);
  return `${answer.status} ${await answer.text()}`;
}

/** Goes away after the first bytes. Says with which status they came. */
function breakOff(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = get(inject("base") + path, { agent: false }, (answer) => {
      answer.once("data", () => request.destroy());
      answer.once("error", () => undefined); // it is broken off
      answer.once("close", () => resolve(answer.statusCode));
    });
    request.once("error", reject);
  });
}

test("files come whole though others go away in the middle of theirs", async () => {
  const paths = await assets();
  const whole = await Promise.all(paths.map(read));
  expect(whole.every((text) => text.startsWith("200 "))).toBe(true);

  const differing: string[] = [];
  const many = Array.from({ length: 300 }, (_, index) => index % paths.length);
  const breaking = Array.from({ length: BREAKERS }, async () => {
    for (const index of many) {
      const status = await breakOff(paths[index] ?? "");
      if (status !== 200) differing.push(`${paths[index]}: ${status}`);
    }
  });
  const reading = Array.from({ length: READERS }, async () => {
    for (const index of many) {
      const text = await read(paths[index] ?? "").catch(String);
      if (text !== whole[index]) differing.push(`${paths[index]}: ${text.slice(0, 80)}`);
    }
  });
  await Promise.all([...breaking, ...reading]);

  expect(differing).toEqual([]);
});
