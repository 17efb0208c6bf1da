import { http, HttpResponse } from "msw";
import type { Flow, Receipt } from "../../src/shared/api/types.ts";
import { liveNumbers, notedAt } from "../notes.ts";
import { feed } from "../run.ts";
import { nextTurn, world } from "../world.ts";
import { findFlow, problem } from "./answers.ts";

interface Id {
  id: string;
}

export const runHandlers = [
  http.post<Id>("*/api/v1/flows/:id/documents", async ({ params, request }) => {
    const { flow, refusal } = findFlow(params.id);
    if (refusal) return refusal;
    if (flow.state !== "running") {
      return problem(409, "flow-not-live", `Flow "${flow.draft.name}" is not running. Publish or start it first.`);
    }
    const query = new URL(request.url).searchParams;
    const entry = query.get("entry");
    const files = await filesOf(request, query.get("filename"));
    if (files.some((file) => file.size === 0)) return problem(400, "body-empty", "The document has no bytes.");
    const wait = request.headers.get("prefer")?.startsWith("wait") ?? false;
    const key = `${flow.id} ${request.headers.get("idempotency-key") ?? nextTurn()}`;
    const documents = world.keys.get(key) ?? (await Promise.all(files.map((file) => accept(flow, file, entry, wait))));
    world.keys.set(key, documents);
    return HttpResponse.json({ documents }, { status: wait ? 200 : 202 });
  }),
  http.get<Id>("*/api/v1/flows/:id/documents", ({ params }) => {
    const documents = [...world.documents.values()].filter((document) => document.flow === params.id).reverse();
    return HttpResponse.json({ documents: documents.slice(0, 100) });
  }),
  http.get<{ receipt: string }>("*/api/v1/documents/:receipt", ({ params }) => {
    const status = world.documents.get(params.receipt);
    return status
      ? HttpResponse.json(status)
      : problem(404, "document-unknown", `There is no document "${params.receipt}".`);
  }),
  http.get<Id & { wire: string }>("*/api/v1/flows/:id/wires/:wire/packets", ({ params }) =>
    HttpResponse.json({ wire: params.wire, packets: notedAt(params.id, params.wire).seen }),
  ),
  http.get<Id>("*/api/v1/flows/:id/events", ({ params, request }) => {
    const { refusal } = findFlow(params.id);
    if (refusal) return refusal;
    return new HttpResponse(numbersEverySecond(params.id, request.signal), {
      headers: { "content-type": "text/event-stream", "cache-control": "no-cache" },
    });
  }),
];

async function filesOf(request: Request, filename: string | null): Promise<File[]> {
  const mediaType = request.headers.get("content-type") ?? "application/octet-stream";
  if (!mediaType.startsWith("multipart/")) {
    return [new File([await request.arrayBuffer()], filename ?? "", { type: mediaType })];
  }
  return [...(await request.formData()).values()].filter((value) => value instanceof File);
}

async function accept(flow: Flow, file: File, entry: string | null, wait: boolean): Promise<Receipt> {
  const fed = {
    ...(file.name === "" ? {} : { filename: file.name }),
    mediaType: file.type.split(";")[0] ?? "application/octet-stream",
    text: await file.text(),
    size: file.size,
    ...(entry === null ? {} : { entry }),
  };
  const status = feed(flow, fed);
  const { id, mediaType, size } = status;
  const name = fed.filename === undefined ? {} : { filename: fed.filename };
  return { id, ...name, mediaType, size, state: wait ? status.state : "in-flight", ...(wait ? { status } : {}) };
}

function numbersEverySecond(flow: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let timer: ReturnType<typeof setInterval> | undefined;
  return new ReadableStream({
    start(controller) {
      const send = () => {
        const text = `event: numbers\ndata: ${JSON.stringify(liveNumbers(flow))}\n\n`;
        controller.enqueue(encoder.encode(text));
      };
      send();
      timer = setInterval(send, 1000);
      signal.addEventListener("abort", () => clearInterval(timer));
    },
    cancel: () => clearInterval(timer),
  });
}
