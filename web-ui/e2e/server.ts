import { type ChildProcess, spawn } from "node:child_process";
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

const launcher = join(import.meta.dirname, "../../pypes");

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

/** Without what Vitest says about itself, or a web UI that the launcher has to build first would be one for tests. */
function environment(javaOptions: string): NodeJS.ProcessEnv {
  const own = { ...process.env };
  delete own.NODE_ENV;
  if (javaOptions === "") return own;
  return { ...own, JDK_JAVA_OPTIONS: `${own.JDK_JAVA_OPTIONS ?? ""} ${javaOptions}` };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function isReady(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/actuator/health/readiness`)).ok;
  } catch {
    return false;
  }
}

/** A server with folders of its own. It can be stopped and started again on the same port. */
export class Server {
  private process: ChildProcess | undefined;
  private readonly folder: string;
  private readonly port: number;
  readonly base: string;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    this.base = `http://127.0.0.1:${port}`;
  }

  /** Empty folders, and the plugin that PYPES_PLUGIN names. */
  static async create(): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), "pypes-e2e-"));
    await mkdir(join(folder, "plugins"));
    if (process.env.PYPES_PLUGIN !== undefined) {
      await copyFile(process.env.PYPES_PLUGIN, join(folder, "plugins", "pypes-documents.jar"));
    }
    return new Server(folder, await freePort());
  }

  /** Does nothing if it runs. The options are for the Java machine. */
  async start(javaOptions = ""): Promise<void> {
    if (this.process && !hasEnded(this.process)) return;
    const server = spawn(
      launcher,
      [
        "serve",
        ...["--port", String(this.port)],
        ...["--data", join(this.folder, "data")],
        ...["--plugins", join(this.folder, "plugins")],
      ],
      { stdio: ["ignore", "inherit", "inherit"], env: environment(javaOptions) },
    );
    this.process = server;
    const late = Date.now() + 150_000;
    while (!(await isReady(this.base))) {
      if (hasEnded(server) || Date.now() > late) throw new Error("The server did not start.");
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  stop(): Promise<void> {
    return this.end("SIGTERM");
  }

  /** As a crash does, in the middle of everything. */
  kill(): Promise<void> {
    return this.end("SIGKILL");
  }

  private async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const server = this.process;
    if (!server || hasEnded(server)) return;
    const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
    server.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The server that all tests share, unless they need one to themselves. */
export default async function setup(project: TestProject) {
  const server = await Server.create();
  await server.start();
  project.provide("base", server.base);
  return () => server.remove();
}
