import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderAlone } from "../../../../dev/renderAt";
import { showProblem } from "../commands/viewCommands";
import { fieldsOf } from "../model/parameterSchema";
import { flowOf, node, sampleCatalogue } from "../model/sampleFlow";
import { createEditor } from "../store/createEditor";
import { EditorContext } from "../store/EditorContext";
import { SchemaForm } from "./SchemaForm";

const fields = fieldsOf({
  type: "object",
  properties: {
    name: { type: "string", title: "Name" },
    limit: { type: "integer", title: "Limit", "x-advanced": true },
    towns: { type: "array", title: "Towns", items: { type: "string" } },
  },
});
const place = { node: "step", path: [] };

/** Shows a form with a text, an advanced number and a list. */
function shown() {
  const draft = flowOf([node("step", "pass")]);
  const told = { id: "orders", draft, etag: '"1"', state: "draft" as const, changed: true, problems: [] };
  const editor = createEditor({ ...told, updatedAt: "2026-11-22T12:00:00Z" }, sampleCatalogue);
  renderAlone(
    <EditorContext value={editor}>
      <SchemaForm fields={fields} place={place} />
    </EditorContext>,
  );
  return { editor, user: userEvent.setup() };
}

const more = () => screen.getByRole("button", { name: "1 more setting" });
const limit = () => screen.getByRole("textbox", { name: "Limit" });
const problem = { code: "x", severity: "error" as const, message: "Bad.", node: "step", pointer: "/limit" };

test("a jump to an advanced field opens the section, gives the field the focus, and leaves the section open", () => {
  const { editor } = shown();
  expect(more().getAttribute("aria-expanded")).toBe("false");

  act(() => showProblem(editor, problem));

  expect(document.activeElement).toBe(limit());
  expect(more().getAttribute("aria-expanded")).toBe("true");
});

test("the section that a jump opened can be closed", async () => {
  const { editor, user } = shown();
  act(() => showProblem(editor, problem));

  await user.click(more());

  expect(more().getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByRole("textbox", { name: "Limit" })).toBeNull();
});

test("what is typed right after an item was added goes into the item", () => {
  shown();

  fireEvent.click(screen.getByRole("button", { name: "Add to towns" }));

  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Towns 1" }));
});
