import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Server } from "./server.ts";

test("the launcher starts the server from its AOT cache, with prepared beans", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pypes-start-"));
  const log = join(folder, "classes");
  const server = await Server.create();
  await server.start(`-Xlog:class+load:file=${log}`);
  await server.remove();

  const classes = (await readFile(log, "utf8")).split("\n");

  const ours = classes.find((line) => line.includes(" io.pypes.server.ServerApplication source:"));
  expect(ours).toMatch(/ io\.pypes\.server\.ServerApplication source: shared objects file/);
  expect(
    classes.some((line) => line.includes(" io.pypes.server.ServerApplication__ApplicationContextInitializer ")),
  ).toBe(true);
  await rm(folder, { recursive: true });
});
