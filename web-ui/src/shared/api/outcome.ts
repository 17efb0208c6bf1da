import type { ProblemDetail } from "./types";

/** Why the server refused: what it says itself, or that it said nothing one can read. */
export type Refusal = Omit<ProblemDetail, "code"> & { code: ProblemDetail["code"] | "unexplained" };

/** How a request ended: the server did it, the server refused it and says why, or there was no server to ask. */
export type Outcome<T> =
  | { kind: "done"; value: T; response: Response }
  | { kind: "refused"; problem: Refusal }
  | { kind: "unreachable" };

/** An outcome that is not "done", thrown where a query or mutation wants an exception. */
export class RequestError extends Error {
  readonly outcome: Exclude<Outcome<never>, { kind: "done" }>;

  constructor(outcome: Exclude<Outcome<never>, { kind: "done" }>) {
    super(outcome.kind === "refused" ? outcome.problem.detail : "The server cannot be reached.");
    this.outcome = outcome;
  }
}

/** Whether the server has refused something for this reason. */
export function isRefusal(error: Error, code: Refusal["code"]): boolean {
  return error instanceof RequestError && error.outcome.kind === "refused" && error.outcome.problem.code === code;
}

interface Done<T> {
  data: T;
  error?: never;
  response: Response;
}

interface NotDone {
  data?: never;
  error: unknown;
  response: Response;
}

/** Turns a call of the API client into an outcome. Never throws, except for an abort. */
export async function ask<T>(call: Promise<Done<T> | NotDone>): Promise<Outcome<T>> {
  let answer: Done<T> | NotDone;
  try {
    answer = await call;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "AbortError") throw failure;
    return { kind: "unreachable" };
  }
  if (isDone(answer)) return { kind: "done", value: answer.data, response: answer.response };
  return refusal(answer.error, answer.response.status);
}

function isDone<T>(answer: Done<T> | NotDone): answer is Done<T> {
  return answer.response.ok;
}

/** The value of a call, or a RequestError. */
export async function demand<T>(call: Promise<Done<T> | NotDone>): Promise<T> {
  const outcome = await ask(call);
  if (outcome.kind === "done") return outcome.value;
  throw new RequestError(outcome);
}

/** Reads the body of an answer that is not 2xx. A gateway without our problem body means the server is gone. */
export function refusal(body: unknown, status: number): Exclude<Outcome<never>, { kind: "done" }> {
  if (isProblem(body)) return { kind: "refused", problem: body };
  if (status === 502 || status === 503 || status === 504) return { kind: "unreachable" };
  const detail = `The server answered ${status} and gave no reason.`;
  return { kind: "refused", problem: { title: "Refused", status, detail, code: "unexplained" } };
}

function isProblem(body: unknown): body is ProblemDetail {
  if (typeof body !== "object" || body === null) return false;
  return (
    "title" in body &&
    typeof body.title === "string" &&
    "detail" in body &&
    typeof body.detail === "string" &&
    "status" in body &&
    typeof body.status === "number" &&
    "code" in body &&
    typeof body.code === "string"
  );
}
