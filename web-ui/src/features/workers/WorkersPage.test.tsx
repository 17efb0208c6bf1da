import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import { problem } from "../../../dev/handlers/answers";
import { renderAt } from "../../../dev/renderAt";
import { server } from "../../../dev/testSetup";
import { resetWorld, world } from "../../../dev/world";
import type { Worker } from "../../shared/api/types";

async function rowsOf(name: string) {
  const head = await screen.findByRole("rowheader", { name });
  const rows = head.closest("tbody");
  if (!rows) throw new Error(`${name} has no rows`);
  return within(rows);
}

async function cellsOf(name: string) {
  return (await rowsOf(name)).getAllByRole("cell").map((cell) => cell.textContent);
}

function change(name: string, to: Partial<Worker>) {
  world.workers = world.workers.map((worker) => (worker.name === name ? { ...worker, ...to } : worker));
}

function spoken() {
  return screen.getByTestId("live-region").textContent;
}

test("the process that is kept ready is told", async () => {
  resetWorld("full");
  renderAt("/workers");

  expect(await screen.findByText("One more process, 4711, is ready to take the place of one that ends.")).toBeTruthy();
});

test("each worker tells its state, its numbers, and how it ended last", async () => {
  resetWorld("full");
  renderAt("/workers");

  expect((await cellsOf("worker-1")).slice(2, 6)).toEqual(["18,204", "7", "171 of 256 MB", "0"]);
  expect((await cellsOf("worker-1"))[6]).toBe("yesterdayProcess 48213");
  expect((await rowsOf("worker-1")).getByText("Ready")).toBeTruthy();
  const starting = await rowsOf("worker-2");
  expect(starting.getByText("Starting")).toBeTruthy();
  expect((await cellsOf("worker-2")).slice(1, 6)).toEqual(["None", "0", "0", "–", "3"]);
  const end = "Last end: 1 minute ago. It ran out of memory: its heap of 256 MB was full.";
  expect(starting.getByRole("cell", { name: end })).toBeTruthy();
});

test("the flows of a worker are linked by name, and many of them are folded away", async () => {
  resetWorld("full");
  change("worker-3", { flows: ["orders", "mixed", "log", "invoices", "bounces", "gone"] });
  const { user } = renderAt("/workers");

  const worker = await rowsOf("worker-3");
  const link = await worker.findByRole("link", { name: "CSV clean-up" });
  expect(link.getAttribute("href")).toBe("/flows/orders/edit");
  expect(worker.queryByRole("link", { name: "gone" })).toBeNull();
  await user.click(worker.getByRole("button", { name: "and 2 more" }));

  expect(worker.getByRole("link", { name: "gone" })).toBeTruthy();
  await user.click(worker.getByRole("button", { name: "show fewer" }));
  expect(worker.queryByRole("link", { name: "gone" })).toBeNull();
});

test("an idle worker is restarted by one click, and is seen to start", async () => {
  // So that the page does not ask again by itself.
  vi.useFakeTimers({ toFake: ["setInterval"] });
  resetWorld("full");
  const { user } = renderAt("/workers");
  const worker = await rowsOf("worker-3");
  expect(worker.getByText("Ready")).toBeTruthy();

  await user.click(worker.getByRole("button", { name: "Restart worker-3" }));

  expect(await worker.findByText("Starting")).toBeTruthy();
  expect(spoken()).toBe("worker-3 is being restarted.");
  expect((await cellsOf("worker-3")).slice(4, 7)).toEqual(["–", "2", "–"]);
});

test("a worker with documents in it is restarted only when that is confirmed", async () => {
  resetWorld("full");
  const { user } = renderAt("/workers");
  const worker = await rowsOf("worker-1");

  await user.click(worker.getByRole("button", { name: "Restart worker-1" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Restart worker-1?" }));
  const sentence = "7 documents are in it now. They go to another worker, or wait until one is ready. Nothing is lost.";
  expect(dialog.getByText(sentence)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(world.workers[0]?.state).toBe("ready");

  await user.click(worker.getByRole("button", { name: "Restart worker-1" }));
  await user.click(await screen.findByRole("button", { name: "Restart" }));

  expect(await worker.findByText("Starting")).toBeTruthy();
  expect(spoken()).toBe("worker-1 is being restarted.");
});

test("a worker that is ending is not restarted once more", async () => {
  resetWorld("full");
  change("worker-3", { state: "ending" });
  const { user } = renderAt("/workers");
  const button = (await rowsOf("worker-3")).getByRole("button", { name: "Restart worker-3" });
  expect(button.getAttribute("aria-disabled")).toBe("true");

  await user.click(button);

  expect(world.workers[2]?.state).toBe("ending");
});

test("a worker without a process cannot be restarted, and says so", async () => {
  resetWorld("full");
  world.workers = [{ name: "worker-1", state: "waiting", documents: 0, inFlight: 0, restarts: 0, flows: [] }];
  const { user } = renderAt("/workers");
  const button = (await rowsOf("worker-1")).getByRole("button", { name: "Restart worker-1" });
  expect(button.getAttribute("aria-disabled")).toBe("true");

  await user.click(button);

  expect(await screen.findByText("It has no process now that could be restarted.")).toBeTruthy();
  expect(world.workers[0]?.state).toBe("waiting");
});

test("while the server is away, the states are grey and nothing can be restarted", async () => {
  resetWorld("full");
  const { user } = renderAt("/workers");
  const worker = await rowsOf("worker-3");
  const button = worker.getByRole("button", { name: "Restart worker-3" });
  expect(worker.getByText("Ready").getAttribute("data-tone")).toBe("success");
  server.use(http.all("*", () => HttpResponse.error()));
  await waitFor(() => expect(worker.getByText("Ready").getAttribute("data-tone")).toBe("neutral"));
  expect(button.getAttribute("aria-disabled")).toBe("true");

  await user.click(button);
  expect(await screen.findByText("The server does not answer")).toBeTruthy();
  server.resetHandlers();

  await waitFor(() => expect(button.getAttribute("aria-disabled")).toBe("false"));
  expect(worker.getByText("Ready").getAttribute("data-tone")).toBe("success");
});

test("a worker that waits says what for", async () => {
  resetWorld("full");
  change("worker-2", { state: "waiting" });
  renderAt("/workers");

  const worker = await rowsOf("worker-2");
  expect(worker.getByText("Waiting")).toBeTruthy();
  expect(
    worker.getByText("It did not start, or ended before it did anything. It is tried again after a pause."),
  ).toBeTruthy();
});

test("a worker that no flow has needed yet is not said to have failed", async () => {
  resetWorld("full");
  world.workers = [{ name: "worker-1", state: "waiting", documents: 0, inFlight: 0, restarts: 0, flows: [] }];
  renderAt("/workers");

  const worker = await rowsOf("worker-1");
  expect(worker.getByText("Waiting").getAttribute("data-tone")).toBe("neutral");
  expect(worker.getByText("It is started when a flow needs it.")).toBeTruthy();
});

test("a worker that is gone is told of, and no longer shown", async () => {
  resetWorld("full");
  const { user } = renderAt("/workers");
  const button = (await rowsOf("worker-3")).getByRole("button", { name: "Restart worker-3" });
  world.workers = world.workers.slice(0, 2);

  await user.click(button);

  expect(await screen.findByText('There is no worker "worker-3".')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole("rowheader", { name: "worker-3" })).toBeNull());
});

test("numbers move without a reload", async () => {
  resetWorld("full");
  renderAt("/workers");
  const worker = await rowsOf("worker-1");

  change("worker-1", { documents: 18_300 });

  expect(await worker.findByText("18,300")).toBeTruthy();
});

test("without worker processes, the page says where flows run and how to have some", async () => {
  renderAt("/workers");

  expect(await screen.findByRole("heading", { name: "No worker processes" })).toBeTruthy();
  expect(screen.getByText("pypes.workers.number").parentElement?.textContent).toBe(
    "All flows run inside the server, and one that is set to run in a worker does not start. " +
      "The setting pypes.workers.number allows for some.",
  );
});

test("a refusal to list the workers is shown with its reason, and asked again", async () => {
  resetWorld("full");
  server.use(
    http.get("*/api/v1/workers", () => problem(500, "internal", "The server made a mistake."), { once: true }),
    http.get("*/api/v1/workers", () => HttpResponse.json({ workers: [] }), { once: true }),
  );
  const { user } = renderAt("/workers");
  expect(await screen.findByRole("heading", { name: "This cannot be shown" })).toBeTruthy();
  expect(screen.getByText("The server made a mistake.")).toBeTruthy();

  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByRole("heading", { name: "No worker processes" })).toBeTruthy();
});
