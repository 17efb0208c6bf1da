import { expect, test } from "vitest";
import { api } from "../src/shared/api/client.ts";
import { ask } from "../src/shared/api/outcome.ts";
import { chain } from "./flowFiles.ts";

test("a draft saved over somebody else's is refused with the reason", async () => {
  const made = await ask(api.POST("/api/v1/flows", { body: chain("Mine", "", []) }));
  if (made.kind !== "done") throw new Error(made.kind);
  const save = () =>
    ask(
      api.PUT("/api/v1/flows/{id}", {
        params: { path: { id: made.value.id }, header: { "If-Match": made.value.etag } },
        body: chain("Mine too", "", []),
      }),
    );
  await save();

  const second = await save();

  expect(second).toMatchObject({ kind: "refused", problem: { status: 412, code: "flow-changed" } });
});
