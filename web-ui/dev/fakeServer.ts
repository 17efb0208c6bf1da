import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { getResponse } from "msw";
import type { Connect, Plugin } from "vite";
import { orders } from "./examples.ts";
import { handlers } from "./handlers.ts";
import { feed } from "./run.ts";
import { work } from "./workers.ts";
import { resetWorld, world } from "./world.ts";

/**
 * Answers `/api` from memory instead of passing it on, for `npm run dev:fake`. Never part of a build.
 * With FAKE=empty in the environment it starts as a new server does.
 */
export function fakeServer(): Plugin {
  const busy = process.env.FAKE !== "empty";
  resetWorld(busy ? "full" : "empty");
  if (busy) setInterval(feedOrders, 1000).unref();
  if (busy) setInterval(work, 1000).unref();
  return {
    name: "pypes-fake-server",
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  };
}

/** Somebody who keeps sending orders, so that live numbers move. */
function feedOrders(): void {
  const flow = world.flows.get("orders");
  if (flow?.state !== "running") return;
  feed(flow, { filename: "orders.csv", mediaType: "text/csv", text: orders, size: orders.length });
}

function answer(incoming: IncomingMessage, outgoing: ServerResponse, next: Connect.NextFunction): void {
  if (!incoming.url?.startsWith("/api/")) {
    next();
    return;
  }
  respond(incoming, outgoing).catch(next);
}

async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await getResponse(handlers, await toRequest(incoming));
  outgoing.statusCode = response?.status ?? 404;
  response?.headers.forEach((value, name) => outgoing.setHeader(name, value));
  if (!response?.body) {
    outgoing.end();
    return;
  }
  const body = Readable.from(response.body);
  outgoing.on("close", () => body.destroy());
  body.pipe(outgoing);
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers.set(name, Array.isArray(value) ? value.join(", ") : (value ?? ""));
  }
  const method = incoming.method ?? "GET";
  const url = `http://${incoming.headers.host ?? "localhost"}${incoming.url ?? "/"}`;
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return new Request(url, { method, headers, body: Buffer.concat(chunks) });
}
