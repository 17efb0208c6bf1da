import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderAlone } from "../../../../dev/renderAt";
import { setErrorPolicy } from "../commands/settingCommands";
import type { ErrorPolicy } from "../model/flow";
import { nodesById } from "../model/flowIndex";
import { flowOf, node, sampleCatalogue } from "../model/sampleFlow";
import { createEditor } from "../store/createEditor";
import { EditorContext } from "../store/EditorContext";
import { undoStep } from "../store/edit";
import { ErrorPolicyForm } from "./ErrorPolicyForm";

/** Shows the error policy of the only node of a flow, opened. */
async function shown(onError?: ErrorPolicy) {
  const draft = flowOf([{ ...node("step", "pass"), ...(onError && { onError }) }]);
  const told = { id: "orders", draft, etag: '"1"', state: "draft" as const, changed: true, problems: [] };
  const editor = createEditor({ ...told, updatedAt: "2026-11-22T12:00:00Z" }, sampleCatalogue);
  renderAlone(
    <EditorContext value={editor}>
      <ErrorPolicyForm id="step" />
    </EditorContext>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "When it fails" }));
  return { editor, user, stored: () => nodesById(editor.getState().flow).get("step")?.onError };
}

const field = (name: string) => screen.getByRole("textbox", { name });
const all = { initialSelectionStart: 0, initialSelectionEnd: 9 };

test("a number on its way through the usual one is taken as typed, and the usual policy is not stored", async () => {
  const { user, stored } = await shown({ retries: 5, backoff: "1s", timeout: "60s" });

  await user.type(field("Retries"), "3", all);
  expect(stored()).toBeUndefined();
  expect(field("Retries")).toHaveProperty("value", "3");
  await user.type(field("Retries"), "0");

  expect(field("Retries")).toHaveProperty("value", "30");
  expect(stored()).toEqual({ retries: 30, backoff: "1s", timeout: "60s" });
});

test("a time on its way through the usual one is taken as typed", async () => {
  const { user, stored } = await shown({ retries: 3, backoff: "1", timeout: "60s" });

  await user.type(field("Wait before the first"), "s");
  expect(stored()).toBeUndefined();
  expect(field("Wait before the first")).toHaveProperty("value", "1s");
});

test("a field that is emptied stays empty and means the usual", async () => {
  const { user, stored } = await shown({ retries: 5, backoff: "2s", timeout: "60s" });

  await user.clear(field("Retries"));
  await user.clear(field("Wait before the first"));

  expect(stored()).toBeUndefined();
  expect(field("Retries")).toHaveProperty("value", "");
  expect(field("Wait before the first")).toHaveProperty("value", "");
});

test("a part can be typed anew while another one is not usual", async () => {
  const { user, stored } = await shown({ retries: 5, backoff: "2s", timeout: "60s" });

  await user.clear(field("Wait before the first"));
  expect(stored()).toEqual({ retries: 5, backoff: "1s", timeout: "60s" });
  await user.type(field("Wait before the first"), "7s");

  expect(stored()).toEqual({ retries: 5, backoff: "7s", timeout: "60s" });
});

test("an undo is seen in the form", async () => {
  const { editor } = await shown();

  act(() => setErrorPolicy(editor, "step", { retries: 7, backoff: "1s", timeout: "60s" }));
  expect(field("Retries")).toHaveProperty("value", "7");
  act(() => undoStep(editor));

  expect(field("Retries")).toHaveProperty("value", "");
});
