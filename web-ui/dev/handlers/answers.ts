import { HttpResponse } from "msw";
import type { Flow, ProblemDetail } from "../../src/shared/api/types.ts";
import { world } from "../world.ts";

export function problem(
  status: number,
  code: ProblemDetail["code"],
  detail: string,
  more: Partial<ProblemDetail> = {},
): Response {
  const body: ProblemDetail = { title: "Refused", status, code, detail, ...more };
  return HttpResponse.json(body, { status, headers: { "content-type": "application/problem+json" } });
}

export function flowAnswer(flow: Flow, status = 200): Response {
  return HttpResponse.json(flow, { status, headers: { etag: flow.etag } });
}

type Found = { flow: Flow; refusal?: never } | { flow?: never; refusal: Response };

/** The flow with an id and, where `ifMatch` is asked for, only in the version that the sender has seen. */
export function findFlow(id: unknown, request?: Request): Found {
  const flow = world.flows.get(String(id));
  if (!flow) return { refusal: problem(404, "flow-unknown", `There is no flow "${String(id)}".`) };
  if (!request) return { flow };
  const seen = request.headers.get("if-match");
  if (!seen) return { refusal: problem(428, "if-match-missing", "Send the ETag you have seen as If-Match.") };
  if (seen === flow.etag) return { flow };
  const detail = `Flow "${flow.draft.name}" was saved by somebody else meanwhile. Its ETag is now ${flow.etag}.`;
  return { refusal: problem(412, "flow-changed", detail) };
}
