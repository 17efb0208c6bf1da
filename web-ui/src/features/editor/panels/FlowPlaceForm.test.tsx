import { screen, waitFor, within } from "@testing-library/react";
import { http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { problem } from "../../../../dev/handlers/answers";
import { renderAt } from "../../../../dev/renderAt";
import { server } from "../../../../dev/testSetup";
import { resetWorld, world } from "../../../../dev/world";

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

const title = () => screen.findByRole("button", { name: "Where it runs" });
const choice = (name: string) => screen.getByRole("radio", { name });

/** All that is said of where the open flow runs. */
async function said() {
  return (await title()).closest("section")?.textContent;
}

async function unfold(flow: string) {
  const { user } = renderAt(`/flows/${flow}/edit`);
  await user.click(await title());
  return user;
}

test("the panel of a flow says where it runs and why, and leads to its worker", async () => {
  renderAt("/flows/mixed/edit");

  await waitFor(async () =>
    expect(await said()).toBe(
      "Where it runsAutomatic: in one worker, because Read documents is isolated. Now in worker-1.",
    ),
  );
  expect(screen.getByRole("link", { name: "worker-1" }).getAttribute("href")).toBe("/workers");
});

test("a choice is kept at once, and counts when the flow is published again", async () => {
  const user = await unfold("orders");
  expect(within(screen.getByRole("radiogroup", { name: "Where it runs" })).getAllByRole("radio")).toHaveLength(4);
  expect(choice("In all workers")).toHaveProperty("checked", true);
  expect(screen.getByText("A change counts from the next start or publication on.")).toBeTruthy();

  await user.click(choice("In the server"));
  await screen.findByText(
    "The live version still runs in worker-1 and worker-3. The change counts from the next start or publication on.",
  );
  await waitFor(() => expect(world.places.get("orders")).toBe("server"));
  await waitFor(() =>
    expect(screen.getByTestId("live-region").textContent).toBe("In the server, from the next start or publication on."),
  );
  await user.click(screen.getByRole("button", { name: "Publish again…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Publish this flow?" }));
  expect(dialog.getByText("Nothing in it has changed. It goes live again, where it is set to run.")).toBeTruthy();
  expect(dialog.getByText("It moves from worker-1 and worker-3 to the server.")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Publish version 2" }));

  await waitFor(() => expect(screen.queryByText(/still runs in/)).toBeNull());
  expect(world.workers.flatMap(({ flows }) => flows)).not.toContain("orders");
  expect(choice("In the server")).toHaveProperty("checked", true);
});

test("the place of a stopped flow can be chosen, and is right as soon as it starts", async () => {
  // So that the workers are not asked again by themselves.
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const user = await unfold("log");

  await user.click(choice("In one worker"));
  await waitFor(() => expect(world.places.get("log")).toBe("worker"));
  expect(screen.queryByText(/still runs in/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "Start" }));

  expect((await screen.findAllByText("Live: version 1")).length).toBeGreaterThan(0);
  expect(screen.queryByText(/still runs in/)).toBeNull();
});

test("without workers, those cannot be chosen, and the panel says why", async () => {
  world.workers = [];
  await unfold("mixed");

  await waitFor(async () =>
    expect(await said()).toMatch(
      /^Where it runsAutomatic: in the server, though Read documents is isolated, because there are no workers\./,
    ),
  );
  expect(choice("In one worker")).toHaveProperty("disabled", true);
  expect(choice("In all workers")).toHaveProperty("disabled", true);
  expect(screen.getByText("pypes.workers.number").parentElement?.textContent).toBe(
    "This server has no workers, so all flows run in the server. The setting pypes.workers.number allows for some.",
  );
});

test("a flow that is to run in a worker where there is none says so before it is started", async () => {
  world.workers = [];
  world.places.set("log", "worker");
  renderAt("/flows/log/edit");

  expect((await screen.findByRole("alert")).textContent).toBe(
    "The flow cannot start in a worker, because this server has none. " +
      "Choose another place, or set pypes.workers.number to 1 or more.",
  );
});

test("a choice that the server refuses is taken back, with its reason", async () => {
  server.use(http.put("*/api/v1/flows/:id/place", () => problem(507, "store-full", "The disk is full.")));
  const user = await unfold("orders");

  await user.click(choice("In one worker"));

  expect(await screen.findByText("The disk is full.")).toBeTruthy();
  await waitFor(() => expect(choice("In all workers")).toHaveProperty("checked", true));
});
