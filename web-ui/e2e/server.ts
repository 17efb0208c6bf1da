import { spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    base: string;
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set. Run these tests by "./pypes test".`);
  return value;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("There is no free port."));
      });
    });
  });
}

async function isReady(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/actuator/health/readiness`)).ok;
  } catch {
    return false;
  }
}

/** Starts a real server with empty folders, and the plugin that PYPES_PLUGIN names. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "pypes-e2e-"));
  const plugins = join(folder, "plugins");
  await mkdir(plugins);
  if (process.env.PYPES_PLUGIN !== undefined) {
    await copyFile(process.env.PYPES_PLUGIN, join(plugins, "pypes-documents.jar"));
  }
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(
    join(required("JAVA_HOME"), "bin", "java"),
    [
      "--enable-native-access=ALL-UNNAMED",
      "-jar",
      required("PYPES_JAR"),
      `--server.port=${port}`,
      `--pypes.data=${join(folder, "data")}`,
      `--pypes.plugins=${plugins}`,
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const late = Date.now() + 150_000;
  while (!(await isReady(base))) {
    if (server.exitCode !== null || Date.now() > late) throw new Error("The server did not start.");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  project.provide("base", base);
  return async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}
