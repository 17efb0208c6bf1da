import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { renderAt } from "../../../dev/renderAt";
import { chain } from "../../../dev/flowFiles";
import { note } from "../../../dev/notes";
import { packetOf } from "../../../dev/readers";
import { addFlow, resetWorld, world } from "../../../dev/world";

class SilentEvents extends EventTarget {
  close(): void {}
}

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("EventSource", SilentEvents);
  const everyListener = { addEventListener: () => undefined, removeEventListener: () => undefined };
  // A window wide enough for all panels.
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes(">="), media: query, ...everyListener }));
  resetWorld("full");
});

async function openFlow(id = "orders") {
  const { user } = renderAt(`/flows/${id}/edit`);
  await screen.findByRole("application", { name: "Flow" });
  return user;
}

/** Chooses a component in the outline, which needs no drawing. */
async function choose(user: Awaited<ReturnType<typeof openFlow>>, name: string) {
  await user.click(screen.getByRole("radio", { name: "Outline" }));
  await user.click(screen.getByRole("button", { name }));
  return within(await screen.findByRole("tabpanel", { name: "Settings" }));
}

function parameters(node: string) {
  return world.flows.get("orders")?.draft.nodes.find(({ id }) => id === node)?.parameters;
}

test("an empty flow says where to begin, and the first component is added with one click", async () => {
  addFlow(chain("New", "", []), "new");
  const user = await openFlow("new");
  const start = screen.getByRole("region", { name: "Start with where documents come from." });

  await user.click(within(start).getByRole("button", { name: "Read CSV" }));

  expect(await screen.findByRole("heading", { name: "Read CSV" })).toBeTruthy();
  expect(screen.getByTestId("live-region").textContent).toBe("Add Read CSV.");
});

test("the palette finds components by any of their words and says when there is none", async () => {
  const user = await openFlow();
  const palette = within(screen.getByRole("complementary", { name: "Building blocks" }));
  const field = palette.getByRole("textbox", { name: "Find a component" });

  await user.type(field, "address");
  expect(palette.getAllByRole("button").map((button) => button.textContent)).toContain("Find e-mail addresses");
  await user.clear(field);
  await user.type(field, "ocrr");

  expect(palette.getByText('No component matches "ocrr".')).toBeTruthy();
});

test("a setting is typed, saved by itself, and taken back in one step", async () => {
  const user = await openFlow();
  const settings = await choose(user, "Rename field");
  const field = settings.getByLabelText(/^To/, { selector: "input" });
  // One who types slowly makes more steps than one, and a busy machine does.
  vi.useFakeTimers({ toFake: ["Date"] });

  await user.clear(field);
  await user.type(field, "mail");
  await waitFor(() => expect(parameters("rename")).toEqual({ from: "Mail", to: "mail" }));

  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(field).toHaveProperty("value", "email"));
});

test("a field says what is wrong after it was left, and the list of problems leads there", async () => {
  const user = await openFlow();
  const settings = await choose(user, "Rename field");
  const field = settings.getByLabelText(/^From/, { selector: "input" });

  await user.clear(field);
  expect(settings.queryByText("Required")).toBeNull();
  await user.tab();
  expect(settings.getByText("Required")).toBeTruthy();

  await user.click(screen.getByRole("button", { name: /^Problems/ }));
  await user.click(screen.getByRole("button", { name: /"From" is required/ }));
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test("letters typed into a field do nothing else", async () => {
  const user = await openFlow();
  const settings = await choose(user, "Rename field");

  await user.type(settings.getByLabelText(/^From/, { selector: "input" }), "ndrc1");

  expect(screen.queryByRole("dialog")).toBeNull();
  expect(world.flows.get("orders")?.draft.nodes.some((node) => node.disabled)).toBe(false);
});

test("a flow is built by key alone", async () => {
  addFlow(chain("New", "", []), "new");
  const user = await openFlow("new");
  screen.getByRole("application", { name: "Flow" }).focus();

  await user.keyboard("n");
  await user.keyboard("read csv{Enter}");
  await user.keyboard("n");
  expect(screen.getByRole("dialog", { name: "Add after Read CSV" })).toBeTruthy();
  await user.keyboard("write csv{Enter}");

  expect(screen.getByTestId("live-region").textContent).toBe("Write CSV added and connected to Read CSV.");
  await waitFor(() => expect(world.flows.get("new")?.draft.wires).toHaveLength(1));
});

test("whom to connect to is told with the port, also while somebody searches", async () => {
  const user = await openFlow();
  await choose(user, "Rename field");
  screen.getByRole("application", { name: "Flow" }).focus();
  await user.keyboard("c");
  const list = within(await screen.findByRole("listbox", { name: "Choices" }));
  const named = list.getAllByRole("option")[0]?.textContent ?? "";

  await user.keyboard(named);

  expect(list.getAllByRole("option").map((option) => option.textContent)).toContain(`Output "error" to${named}`);
});

test("a packet that passed names its file, and leads to what became of its document", async () => {
  const [wire] = world.flows.get("orders")?.live?.wires ?? [];
  const [document] = world.documents.keys();
  const packet = packetOf({ Mail: "ada@example.org" }, { filename: "letters.csv" });
  note("orders", wire?.id ?? "", { seen: { at: new Date().toISOString(), document: document ?? "", packet } });
  const user = await openFlow();
  await choose(user, "Orders");

  await user.click(screen.getByRole("tab", { name: "Data" }));
  await user.click(await screen.findByRole("button", { name: "letters.csv" }));

  expect(await screen.findByRole("dialog", { name: "What became of it" })).toBeTruthy();
});

test("a narrow window shows the flow, which is not edited there, and its outline when asked for", async () => {
  const everyListener = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes("<"), media: query, ...everyListener }));
  const user = await openFlow();

  expect(await screen.findByText("Too narrow to edit here")).toBeTruthy();
  expect(screen.queryByRole("complementary", { name: "Building blocks" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Show or hide the components" }));

  const outline = within(screen.getByRole("complementary", { name: "Building blocks" }));
  expect(outline.getByRole("button", { name: "Rename field" })).toBeTruthy();
});

test("publishing shows what changes and then the new version", async () => {
  const user = await openFlow();
  const settings = await choose(user, "Rename field");
  await user.type(settings.getByLabelText(/^To/, { selector: "input" }), "s");

  await user.click(screen.getByRole("button", { name: "Publish" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Publish 1 change?" }));
  expect(dialog.getByText("emails")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Publish version 2" }));

  expect((await screen.findAllByText("Live: version 2")).length).toBeGreaterThan(0);
  expect(world.flows.get("orders")?.live?.nodes[1]?.parameters).toEqual({ from: "Mail", to: "emails" });
});

test("a flow with problems cannot be published, and the dialog shows the first of them", async () => {
  const user = await openFlow();
  const settings = await choose(user, "Rename field");
  await user.clear(settings.getByLabelText(/^To/, { selector: "input" }));

  await user.click(screen.getByRole("button", { name: "Publish" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Publish 1 change?" }));

  expect(dialog.getByText("1 problem must be fixed first.")).toBeTruthy();
  expect(dialog.getByRole("button", { name: "Publish version 2" })).toHaveProperty("disabled", true);
  await user.click(dialog.getByRole("button", { name: "Show" }));
  await waitFor(() => expect(document.activeElement).toBe(settings.getByLabelText(/^To/, { selector: "input" })));
});
