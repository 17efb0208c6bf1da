import { http, HttpResponse } from "msw";
import { restart } from "../workers.ts";
import { world } from "../world.ts";
import { problem } from "./answers.ts";

export const workerHandlers = [
  http.get("*/api/v1/workers", () => HttpResponse.json({ workers: world.workers })),
  http.post<{ name: string }>("*/api/v1/workers/:name/restart", ({ params: { name } }) => {
    const worker = world.workers.find((candidate) => candidate.name === name);
    if (!worker) return problem(404, "worker-unknown", `There is no worker "${name}".`);
    restart(worker);
    return new HttpResponse(null, { status: 204 });
  }),
];
