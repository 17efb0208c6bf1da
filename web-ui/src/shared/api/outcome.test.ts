import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { problem } from "../../../dev/handlers/answers";
import { server } from "../../../dev/testSetup";
import { api } from "./client";
import { useContact } from "./contact";
import { ask, demand, RequestError } from "./outcome";

const flows = () => api.GET("/api/v1/flows");

function answerWith(make: () => Response): void {
  server.use(http.get("*/api/v1/flows", make));
}

test("an answer is done and notes the contact", async () => {
  expect(await ask(flows())).toMatchObject({ kind: "done", value: { flows: [] } });
  expect(useContact.getState().lost).toBe(false);
  expect(useContact.getState().lastAt).toBeInstanceOf(Date);
});

test("a problem body is a refusal with the server's own words", async () => {
  answerWith(() => problem(409, "flow-not-live", 'Flow "Orders" is not running.'));

  expect(await ask(flows())).toMatchObject({
    kind: "refused",
    problem: { status: 409, code: "flow-not-live", detail: 'Flow "Orders" is not running.' },
  });
  expect(useContact.getState().lost).toBe(false);
});

test("an error without a problem body is a refusal that says so", async () => {
  answerWith(() => new HttpResponse("oops", { status: 500 }));

  expect(await ask(flows())).toMatchObject({
    kind: "refused",
    problem: { status: 500, code: "unexplained", detail: "The server answered 500 and gave no reason." },
  });
});

test.each([
  ["no answer", () => HttpResponse.error()],
  ["a gateway's answer", () => new HttpResponse("<h1>Bad gateway</h1>", { status: 502 })],
])("%s means that the server is gone, until it answers again", async (_, make) => {
  answerWith(make);

  expect(await ask(flows())).toEqual({ kind: "unreachable" });
  expect(useContact.getState().lost).toBe(true);

  server.resetHandlers();
  await ask(flows());
  expect(useContact.getState().lost).toBe(false);
});

test("demand throws what was not done", async () => {
  answerWith(() => problem(404, "flow-unknown", 'There is no flow "x".'));

  const failure = await demand(flows()).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(RequestError);
  expect(failure).toMatchObject({ message: 'There is no flow "x".', outcome: { kind: "refused" } });
});
