import { http, HttpResponse } from "msw";
import type { Flow, FlowFile, RevisionSummary } from "../../src/shared/api/types.ts";
import { checked } from "../checks.ts";
import { addFlow, changeFlow, publish, summary, world } from "../world.ts";
import { move } from "../workers.ts";
import { findFlow, flowAnswer, problem } from "./answers.ts";

interface Id {
  id: string;
}

export const flowHandlers = [
  http.get("*/api/v1/flows", () => {
    const flows = [...world.flows.values()].map(summary).sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    return HttpResponse.json({ flows });
  }),
  http.post<never, FlowFile>("*/api/v1/flows", async ({ request }) => flowAnswer(addFlow(await request.json()), 201)),
  http.get<Id>("*/api/v1/flows/:id", ({ params }) => {
    const { flow, refusal } = findFlow(params.id);
    return refusal ?? flowAnswer(flow);
  }),
  http.put<Id, FlowFile>("*/api/v1/flows/:id", async ({ params, request }) => {
    const { flow, refusal } = findFlow(params.id, request);
    return refusal ?? flowAnswer(changeFlow(flow, { draft: await request.json(), changed: true }));
  }),
  http.delete<Id>("*/api/v1/flows/:id", ({ params, request }) => {
    const { flow, refusal } = findFlow(params.id, request);
    if (refusal) return refusal;
    const held = summary(flow);
    const holds = held.documents.inFlight > 0 || held.deadLetters > 0;
    if (holds && new URL(request.url).searchParams.get("documents") !== "discard") {
      return problem(409, "flow-holds-documents", `Flow "${flow.id}" holds documents.`);
    }
    world.flows.delete(flow.id);
    return new HttpResponse(null, { status: 204 });
  }),
  http.post<Id, FlowFile>("*/api/v1/flows/:id/validate", async ({ params, request }) => {
    const { flow, refusal } = findFlow(params.id);
    if (refusal) return refusal;
    const problems = checked(request.body === null ? flow.draft : await request.json());
    return HttpResponse.json({ valid: problems.every(({ severity }) => severity !== "error"), problems });
  }),
  http.post<Id>("*/api/v1/flows/:id/publish", ({ params, request }) => {
    const { flow, refusal } = findFlow(params.id, request);
    if (refusal) return refusal;
    const { problems } = flow;
    if (problems.length === 0) return flowAnswer(moved(publish(flow)));
    return problem(422, "flow-invalid", `${problems.length} problems must be fixed first.`, { problems });
  }),
  http.get<Id>("*/api/v1/flows/:id/revisions", ({ params }) => {
    const { flow, refusal } = findFlow(params.id);
    return refusal ?? HttpResponse.json({ revisions: revisions(flow) });
  }),
  http.post<Id>("*/api/v1/flows/:id/stop", ({ params }) => {
    const { flow, refusal } = findFlow(params.id);
    return refusal ?? flowAnswer(moved(changeFlow(flow, { state: "stopped" })));
  }),
  http.post<Id>("*/api/v1/flows/:id/start", ({ params }) => {
    const { flow, refusal } = findFlow(params.id);
    return refusal ?? flowAnswer(moved(changeFlow(flow, { state: "running" })));
  }),
];

function moved(flow: Flow): Flow {
  move(flow);
  return flow;
}

function revisions({ liveRevision: live = 0, updatedAt }: Flow): RevisionSummary[] {
  return Array.from({ length: live }, (_, older) => ({
    number: live - older,
    note: older === 0 ? "" : `Note ${live - older}`,
    publishedAt: new Date(Date.parse(updatedAt) - older * 86_400_000).toISOString(),
    live: older === 0,
  }));
}
