import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { renderAt } from "../../../dev/renderAt";
import { resetWorld, world } from "../../../dev/world";

beforeEach(() => resetWorld("full"));

const noAdapter = "No adapter of this flow takes image/png.";
const torn = "Row 5 has 2 cells, the first row has 4.";

function files(): (string | undefined)[] {
  return world.deadLetters.map(({ letter }) => letter.filename);
}

test("letters are grouped by cause, with the step by its name", async () => {
  renderAt("/flows/orders/dead-letters");

  const first = within(await screen.findByRole("region", { name: noAdapter }));
  expect(first.getByText("3 documents at the intake")).toBeTruthy();
  expect(first.getAllByRole("rowheader").map((cell) => cell.textContent)).toEqual([
    "logo.png",
    "scan-05.png",
    "scan-04.png",
  ]);
  expect(within(screen.getByRole("region", { name: torn })).getByText("1 document at Orders")).toBeTruthy();
});

test("one letter shows its document as it came and can be downloaded", async () => {
  const { user } = renderAt("/flows/orders/dead-letters");
  await user.click(await screen.findByRole("button", { name: "orders-13.csv" }));

  const drawer = within(await screen.findByRole("dialog", { name: "orders-13.csv" }));
  expect(await drawer.findByText(/1004;Edsger Dijkstra/)).toBeTruthy();
  expect(drawer.getByText(/Mend the flow or the document, then replay/)).toBeTruthy();
  const link = drawer.getByRole("link", { name: "Download original" });
  expect(link.getAttribute("href")).toMatch(/^\/api\/v1\/flows\/orders\/dead-letters\/letter-\d+\/content$/);
  expect(link.getAttribute("download")).toBe("orders-13.csv");
});

test("a cause is discarded only when confirmed, and the others stay", async () => {
  const { user } = renderAt("/flows/orders/dead-letters");
  const cause = within(await screen.findByRole("region", { name: noAdapter }));
  await user.click(cause.getByRole("button", { name: "Discard 3…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Discard 3 documents?" }));
  expect(dialog.getByText("Their original bytes are deleted with them and cannot be brought back.")).toBeTruthy();
  expect(world.deadLetters).toHaveLength(4);

  await user.click(dialog.getByRole("button", { name: "Discard" }));

  await waitFor(() => expect(screen.queryByRole("region", { name: noAdapter })).toBeNull());
  expect(files()).toEqual(["orders-13.csv"]);
});

test("one letter is replayed", async () => {
  const { user } = renderAt("/flows/orders/dead-letters");
  for (const { fed, letter } of world.deadLetters) if (letter.filename === "orders-13.csv") fed.text = "a;b\n1;2";
  await user.click(await screen.findByRole("button", { name: "orders-13.csv" }));
  await user.click(await screen.findByRole("button", { name: "Replay" }));

  await waitFor(() => expect(screen.queryByRole("region", { name: torn })).toBeNull());
  expect(files()).not.toContain("orders-13.csv");
  expect(screen.getByTestId("live-region").textContent).toBe("1 document is fed again.");
});

test("all are replayed; what fails again comes back", async () => {
  const { user } = renderAt("/flows/orders/dead-letters");
  const before = world.documents.size;

  await user.click(await screen.findByRole("button", { name: "Replay all" }));

  await screen.findByText("4 documents are fed again.", { selector: "[class*=Notification-description]" });
  expect(world.documents.size).toBe(before + 4);
  expect(world.deadLetters).toHaveLength(4);
});

test("the server's reason is shown when nothing can be replayed", async () => {
  const flow = world.flows.get("orders");
  if (flow) world.flows.set("orders", { ...flow, state: "stopped" });
  const { user } = renderAt("/flows/orders/dead-letters");

  await user.click(await screen.findByRole("button", { name: "Replay all" }));

  expect(await screen.findByText('Flow "CSV clean-up" is not running. Start it first.')).toBeTruthy();
});

test("a flow without dead letters says so", async () => {
  renderAt("/flows/mixed/dead-letters");

  expect(await screen.findByRole("heading", { name: "No dead letters" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Replay all" })).toBeNull();
});
