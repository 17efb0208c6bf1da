import { http, HttpResponse } from "msw";
import type { FlowPlace } from "../../src/shared/api/types.ts";
import { restart } from "../workers.ts";
import { world } from "../world.ts";
import { findFlow, problem } from "./answers.ts";

const spare = { pid: 4711, startedAt: "2026-11-23T09:00:00Z" };

export const workerHandlers = [
  http.get("*/api/v1/workers", () =>
    HttpResponse.json({ workers: world.workers, ...(world.workers.length > 0 && { spare }) }),
  ),
  http.post<{ name: string }>("*/api/v1/workers/:name/restart", ({ params: { name } }) => {
    const worker = world.workers.find((candidate) => candidate.name === name);
    if (!worker) return problem(404, "worker-unknown", `There is no worker "${name}".`);
    restart(worker);
    return new HttpResponse(null, { status: 204 });
  }),
  http.get<{ id: string }>("*/api/v1/flows/:id/place", ({ params: { id } }) => {
    const { refusal } = findFlow(id);
    return refusal ?? HttpResponse.json({ place: world.places.get(id) ?? "auto" });
  }),
  http.put<{ id: string }, { place: FlowPlace }>("*/api/v1/flows/:id/place", async ({ params: { id }, request }) => {
    const { refusal } = findFlow(id);
    if (refusal) return refusal;
    const setting = await request.json();
    world.places.set(id, setting.place);
    return HttpResponse.json(setting);
  }),
];
