import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { renderAt } from "../../../dev/renderAt";
import { server } from "../../../dev/testSetup";
import { resetWorld, world } from "../../../dev/world";

async function rowOf(name: string) {
  const link = await screen.findByRole("link", { name });
  const row = link.closest("tr");
  if (!row) throw new Error(`${name} has no row`);
  return within(row);
}

test("a new server offers its examples, and one click leads to the editor of a live flow", async () => {
  const { user, path } = renderAt("/");

  await user.click(await screen.findByRole("button", { name: "Try it: CSV clean-up" }));

  await waitFor(() => expect(path()).toMatch(/^\/flows\/.+\/edit$/));
  const [flow] = world.flows.values();
  expect(flow?.state).toBe("running");
  expect(world.documents.size).toBe(1);
});

test("a new flow needs a name", async () => {
  const { user, path } = renderAt("/");
  await user.click(await screen.findByRole("button", { name: "Start empty" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New flow" }));

  await user.click(dialog.getByRole("button", { name: "Create" }));
  expect(dialog.getByText("A flow needs a name.")).toBeTruthy();
  expect(world.flows.size).toBe(0);

  await user.type(dialog.getByRole("textbox", { name: "Name" }), " Invoices ");
  await user.click(dialog.getByRole("button", { name: "Create" }));

  await waitFor(() => expect(path()).toMatch(/edit$/));
  expect([...world.flows.values()].map((flow) => flow.draft.name)).toEqual(["Invoices"]);
});

test("each flow shows its state, its numbers and what is wrong with it", async () => {
  resetWorld("full");
  renderAt("/");

  const live = await rowOf("CSV clean-up");
  expect(live.getByText("Live: version 1")).toBeTruthy();
  expect(
    live
      .getAllByRole("cell")
      .map((cell) => cell.textContent)
      .slice(1, 5),
  ).toEqual(["16", "12", "0", "4"]);
  expect(live.getByRole("link", { name: "4" }).getAttribute("href")).toBe("/flows/orders/dead-letters");
  expect((await rowOf("Newsletter bounces")).getByText("2 problems")).toBeTruthy();
  expect((await rowOf("Mixed folder")).getByText("Changes not published")).toBeTruthy();
  expect((await rowOf("Incoming invoices")).getByText(/^Node "write" did not start/)).toBeTruthy();
});

test("a live flow is stopped and a stopped one started", async () => {
  resetWorld("full");
  const { user } = renderAt("/");
  await rowOf("CSV clean-up");

  await user.click(screen.getByRole("button", { name: "Stop CSV clean-up" }));
  await user.click(await screen.findByRole("button", { name: "Start CSV clean-up" }));

  await screen.findByRole("button", { name: "Stop CSV clean-up" });
  expect(screen.getByTestId("live-region").textContent).toBe("CSV clean-up is live.");
});

async function askToDelete(user: ReturnType<typeof renderAt>["user"], name: string) {
  await user.click((await rowOf(name)).getByRole("button", { name: `More for ${name}` }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete…" }));
  return within(await screen.findByRole("dialog", { name: `Delete ${name}?` }));
}

/** The first so many documents of a flow have not ended. */
function keepInFlight(flow: string, many: number) {
  const own = [...world.documents.values()].filter((document) => document.flow === flow);
  for (const document of own.slice(0, many)) {
    world.documents.set(document.id, { ...document, state: "in-flight" });
  }
}

test("deleting says what is lost and happens only when confirmed", async () => {
  resetWorld("full");
  const { user } = renderAt("/");

  const dialog = await askToDelete(user, "CSV clean-up");
  const sentence =
    "Its draft, 1 published version and 4 dead letters with the original documents will be gone for good. " +
    "Files it has written stay. It is live, and takes no more documents then.";
  expect(dialog.getByText(sentence)).toBeTruthy();
  expect(world.flows.has("orders")).toBe(true);
  await user.click(dialog.getByRole("button", { name: "Delete with 4 dead letters" }));

  await waitFor(() => expect(screen.queryByRole("link", { name: "CSV clean-up" })).toBeNull());
  expect(world.flows.has("orders")).toBe(false);
});

test("the button that deletes a flow names the documents that go with it", async () => {
  resetWorld("full");
  keepInFlight("orders", 2);
  const { user } = renderAt("/");

  const dialog = await askToDelete(user, "CSV clean-up");
  const sentence =
    "Its draft, 1 published version, 2 documents on their way and 4 dead letters with the original documents will be " +
    "gone for good. Files it has written stay. It is live, and gets a moment to finish what it can.";
  expect(dialog.getByText(sentence)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Delete with 2 documents and 4 dead letters" }));

  await waitFor(() => expect(world.flows.has("orders")).toBe(false));
});

test("documents that came in after the question are not deleted unasked", async () => {
  resetWorld("full");
  const { user } = renderAt("/");
  const dialog = await askToDelete(user, "Mixed folder");
  keepInFlight("mixed", 1);

  await user.click(dialog.getByRole("button", { name: "Delete flow" }));

  const refusal =
    "Mixed folder has taken documents in the meantime, so it goes on. Delete it again to see what would be lost.";
  expect(await screen.findByText(refusal)).toBeTruthy();
  expect(world.flows.has("mixed")).toBe(true);
});

test("a copy gets a name of its own and is a draft", async () => {
  resetWorld("full");
  const { user } = renderAt("/");
  await user.click((await rowOf("CSV clean-up")).getByRole("button", { name: "More for CSV clean-up" }));
  await user.click(await screen.findByRole("menuitem", { name: "Duplicate" }));

  expect((await rowOf("CSV clean-up (copy)")).getByText("Draft")).toBeTruthy();
});

test.each([
  ["Order;Customer", '"orders.json" is not JSON. Choose a file that was exported from a flow list.'],
  ["{}", '"orders.json" is not a flow. Its "format" should be "pypes.flow/1".'],
])("importing %s says what is wrong", async (text, message) => {
  const { user, container } = renderAt("/");
  await screen.findByRole("button", { name: "Start empty" });
  const input = container.querySelector("input[type=file]");
  if (!(input instanceof HTMLInputElement)) throw new Error("no input");

  await user.upload(input, new File([text], "orders.json", { type: "application/json" }));

  expect(await screen.findByText(message)).toBeTruthy();
});

test("a server that does not answer is told apart from one without flows, and asked again", async () => {
  server.use(http.get("*/api/v1/*", () => HttpResponse.error()));
  const { user } = renderAt("/");
  expect(await screen.findByText("The server does not answer")).toBeTruthy();
  expect(screen.getByText("The server does not answer. Trying again…")).toBeTruthy();

  server.resetHandlers();
  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByRole("heading", { name: "Your first flow" })).toBeTruthy();
});
