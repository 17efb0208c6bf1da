import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderAlone } from "../../../../dev/renderAt";
import { NodeFace } from "../canvas/NodeFace";
import { setReplicas } from "../commands/settingCommands";
import { showProblem } from "../commands/viewCommands";
import type { Replicas } from "../model/flow";
import { nodesById } from "../model/flowIndex";
import { flowOf, node, sampleCatalogue } from "../model/sampleFlow";
import { createEditor } from "../store/createEditor";
import { EditorContext } from "../store/EditorContext";
import { undoStep } from "../store/edit";
import { ReplicasForm } from "./ReplicasForm";

/** Shows the replicas of the only node of a flow. */
function shown(component: string, replicas?: Replicas) {
  const draft = flowOf([{ ...node("step", component), ...(replicas && { replicas }) }]);
  const told = { id: "orders", draft, etag: '"1"', state: "draft" as const, changed: true, problems: [] };
  const editor = createEditor({ ...told, updatedAt: "2026-11-22T12:00:00Z" }, sampleCatalogue);
  renderAlone(
    <EditorContext value={editor}>
      <ReplicasForm id="step" />
    </EditorContext>,
  );
  return { editor, user: userEvent.setup(), stored: () => nodesById(editor.getState().flow).get("step")?.replicas };
}

const title = () => screen.getByRole("button", { name: "Replicas" });
const count = () => screen.getByRole("textbox", { name: "How many work side by side" });
const order = (name: RegExp) => screen.getByRole("radio", { name });
const attribute = () => screen.getByRole("combobox", { name: /Attribute/ });

test("the section is closed at first, and opens by key", async () => {
  const { user } = shown("pass");

  expect(title().getAttribute("aria-expanded")).toBe("false");
  expect(screen.getByText("Only one: packets are worked on one after another.")).toBeTruthy();
  await user.tab();
  await user.keyboard("{Enter}");

  expect(title().getAttribute("aria-expanded")).toBe("true");
  expect(count()).toHaveProperty("placeholder", "1");
  expect(screen.queryByRole("radio")).toBeNull();
});

test("more than one replica keeps the order within a document until told otherwise", async () => {
  const { user, stored } = shown("pass");
  await user.click(title());

  await user.type(count(), "4");
  expect(stored()).toEqual({ count: 4, order: "document" });
  expect(order(/within a document/)).toHaveProperty("checked", true);
  expect(screen.getByText("4 side by side, in order within a document.")).toBeTruthy();

  await user.click(order(/no order/));
  expect(stored()).toEqual({ count: 4, order: "none" });
});

test("an order by an attribute asks for its name", async () => {
  const { user, stored } = shown("pass", { count: 4, order: "document" });
  await user.click(title());

  await user.click(order(/values of an attribute/));
  expect(screen.getByText("Required")).toBeTruthy();
  await user.type(attribute(), "customer");

  expect(stored()).toEqual({ count: 4, order: "attribute", attribute: "customer" });
  expect(screen.queryByText("Required")).toBeNull();
  await user.click(order(/no order/));
  expect(stored()).toEqual({ count: 4, order: "none" });
});

test("a number on its way through 1 is taken as typed and keeps the order, and 1 is not stored", async () => {
  const { user, stored } = shown("pass", { count: 4, order: "attribute", attribute: "customer" });
  await user.click(title());

  await user.type(count(), "1", { initialSelectionStart: 0, initialSelectionEnd: 1 });
  expect(stored()).toBeUndefined();
  expect(count()).toHaveProperty("value", "1");
  await user.type(count(), "2");

  expect(stored()).toEqual({ count: 12, order: "attribute", attribute: "customer" });
});

test("a number out of range is kept and said", async () => {
  const { user, stored } = shown("pass", { count: 6, order: "none" });
  await user.click(title());

  await user.type(count(), "5");
  await user.tab();

  expect(stored()).toEqual({ count: 65, order: "none" });
  expect(screen.getByText("Must be 64 or less")).toBeTruthy();
});

test("a problem opens the section and leads to its field", () => {
  const { editor } = shown("pass", { count: 4, order: "attribute", attribute: "customer" });
  expect(title().getAttribute("aria-expanded")).toBe("false");

  const problem = { code: "x", severity: "error" as const, message: "Bad.", node: "step" };
  act(() => showProblem(editor, { ...problem, pointer: "/replicas/attribute" }));

  expect(document.activeElement).toBe(attribute());
});

test("an undo is seen in the form", async () => {
  const { editor, user } = shown("pass");
  await user.click(title());

  act(() => setReplicas(editor, "step", { count: 4, order: "none" }));
  expect(count()).toHaveProperty("value", "4");
  act(() => undoStep(editor));

  expect(count()).toHaveProperty("value", "");
});

test.each(["route", "upload"])("it is not shown for %s, unless that has replicas all the same", async (component) => {
  shown(component);
  expect(screen.queryByRole("button", { name: "Replicas" })).toBeNull();

  const { user, stored } = shown(component, { count: 4, order: "document" });
  await user.click(title());
  await user.clear(count());

  expect(stored()).toBeUndefined();
});

test("a card tells several replicas, and says nothing of one", () => {
  const { editor } = shown("pass");
  const face = (replicas?: Replicas) => (
    <EditorContext value={editor}>
      <NodeFace node={{ ...node("step", "pass"), ...(replicas && { replicas }) }} component={undefined} />
    </EditorContext>
  );

  renderAlone(face());
  expect(screen.queryByText(/^×/)).toBeNull();
  renderAlone(face({ count: 4, order: "none" }));

  expect(screen.getByRole("img", { name: "4 replicas" }).textContent).toBe("×4");
  expect(screen.getByTitle("4 replicas")).toBeTruthy();
});
