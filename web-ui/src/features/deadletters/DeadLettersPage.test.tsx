import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { renderAt } from "../../../dev/renderAt";
import { server } from "../../../dev/testSetup";
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

test("messages that quote different values gather, and each document tells its own", async () => {
  for (const [at, { letter }] of world.deadLetters.entries()) {
    if (letter.message !== noAdapter) continue;
    letter.message = `The value "${at}" is no date.`;
    letter.cause = 'The value "…" is no date.';
  }
  const { user } = renderAt("/flows/orders/dead-letters");

  const cause = within(await screen.findByRole("region", { name: 'The value "…" is no date.' }));
  expect(cause.getAllByText(/^The value "\d" is no date\.$/)).toHaveLength(3);
  await user.click(cause.getByRole("button", { name: "Discard 3…" }));
  await user.click(await screen.findByRole("button", { name: "Discard" }));

  await waitFor(() => expect(files()).toEqual(["orders-13.csv"]));
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

test("for a document that no adapter takes, one is advised", async () => {
  const { user } = renderAt("/flows/orders/dead-letters");
  await user.click(await screen.findByRole("button", { name: "logo.png" }));

  const drawer = within(await screen.findByRole("dialog", { name: "logo.png" }));
  expect(drawer.getByText(/^Add an adapter that takes it/)).toBeTruthy();
});

test("a document whose processes ended is not said to be at the intake", async () => {
  const message = "3 worker processes ended while they worked on this document.";
  for (const { letter } of world.deadLetters) {
    if (letter.filename === "logo.png") Object.assign(letter, { kind: "resource", message, cause: message });
  }
  const { user } = renderAt("/flows/orders/dead-letters");

  const cause = within(await screen.findByRole("region", { name: message }));
  expect(cause.getByText("Process ended")).toBeTruthy();
  expect(cause.getByText("1 document")).toBeTruthy();
  await user.click(cause.getByRole("button", { name: "logo.png" }));

  const drawer = within(await screen.findByRole("dialog", { name: "logo.png" }));
  expect(drawer.getByText(/give workers more memory, then replay/)).toBeTruthy();
  expect(drawer.queryByText("the intake")).toBeNull();
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
  expect(screen.getByTestId("live-region").textContent).toBe("1 letter was replayed.");
});

test("all are replayed; what fails again comes back", async () => {
  const { user } = renderAt("/flows/orders/dead-letters");
  const before = world.documents.size;

  await user.click(await screen.findByRole("button", { name: "Replay all" }));

  const report = within(await screen.findByRole("alert", { name: "4 letters were replayed." }));
  expect(report.getAllByRole("button").map((button) => button.textContent)).toEqual([
    "orders-13.csv",
    "logo.png",
    "scan-05.png",
    "scan-04.png",
    "",
  ]);
  expect(world.documents.size).toBe(before + 4);
  expect(world.deadLetters).toHaveLength(4);
});

test("letters that stay are told by reason, until the report is closed", async () => {
  const body = {
    count: 2,
    left: [{ reason: 'The flow has no node "read".', ids: [world.deadLetters[0]?.letter.id ?? ""] }],
  };
  server.use(http.post("*/dead-letters/replay", () => HttpResponse.json(body)));
  const { user } = renderAt("/flows/orders/dead-letters");

  await user.click(await screen.findByRole("button", { name: "Replay all" }));

  const report = await screen.findByRole("alert", { name: "2 letters were replayed." });
  expect(within(report).getByText("1 letter stays.").parentElement?.textContent).toBe(
    '1 letter stays. The flow has no node "read".',
  );
  expect(within(report).queryByRole("button", { name: "orders-13.csv" })).toBeNull();
  await user.click(within(report).getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the menu replays from the start, for one, a cause and all", async () => {
  const asked: unknown[] = [];
  server.use(
    http.post("*/dead-letters/replay", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ count: 0, left: [] });
    }),
  );
  const { user } = renderAt("/flows/orders/dead-letters");
  const fromStart = async (menu: string) => {
    await user.click(await screen.findByRole("button", { name: `Other ways to replay: ${menu}` }));
    await user.click(await screen.findByRole("menuitem", { name: /^Replay from the start/ }));
    await screen.findByRole("alert", { name: "Nothing was replayed. Somebody else was faster." });
  };

  await fromStart("all letters");
  await fromStart(torn);
  await user.click(screen.getByRole("button", { name: "orders-13.csv" }));
  await fromStart("orders-13.csv");

  const { id = "", node, kind, cause } = world.deadLetters[0]?.letter ?? {};
  expect(asked).toEqual([
    { all: true, from: "start" },
    { group: { node, kind, cause }, from: "start" },
    { ids: [id], from: "start" },
  ]);
});

test("all, a cause and one letter are replayed in another version, where there are several", async () => {
  const asked: unknown[] = [];
  server.use(
    http.post("*/dead-letters/replay", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ count: 0, left: [] });
    }),
  );
  const flow = world.flows.get("orders");
  if (flow) world.flows.set("orders", { ...flow, liveRevision: 3 });
  const { user } = renderAt("/flows/orders/dead-letters");
  const inVersion = async (menu: string, version: RegExp, fromStart: boolean) => {
    await user.click(await screen.findByRole("button", { name: `Other ways to replay: ${menu}` }));
    await user.click(await screen.findByRole("menuitem", { name: /^Replay in another version/ }));
    const dialog = within(await screen.findByRole("dialog", { name: "Replay in a version of the flow" }));
    const names = dialog.getAllByRole("radio").map((radio) => radio.parentElement?.parentElement?.textContent);
    expect(names).toHaveLength(3);
    expect(names[1]).toMatch(/^Version 2.*Note 2$/);
    expect(dialog.getByRole("radio", { name: "Version 3, live", checked: true })).toBeTruthy();
    await user.click(dialog.getByRole("radio", { name: version }));
    if (fromStart) await user.click(dialog.getByRole("checkbox", { name: "Replay from the start" }));
    await user.click(dialog.getByRole("button", { name: "Replay" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  };

  await inVersion("all letters", /^Version 1/, false);
  await inVersion(torn, /^Version 2/, true);
  await user.click(screen.getByRole("button", { name: "orders-13.csv" }));
  await inVersion("orders-13.csv", /^Version 3/, false);

  const { id = "", node, kind, cause } = world.deadLetters[0]?.letter ?? {};
  expect(asked).toEqual([
    { all: true, from: "failed-node", revision: 1 },
    { group: { node, kind, cause }, from: "start", revision: 2 },
    { ids: [id], from: "failed-node" },
  ]);
});

test("no version can be chosen where there is only one", async () => {
  const flow = world.flows.get("orders");
  if (flow) world.flows.set("orders", { ...flow, liveRevision: 1 });
  const { user } = renderAt("/flows/orders/dead-letters");

  await user.click(await screen.findByRole("button", { name: "Other ways to replay: all letters" }));

  expect(await screen.findByRole("menuitem", { name: /^Replay from the start/ })).toBeTruthy();
  expect(screen.queryByRole("menuitem", { name: /^Replay in another version/ })).toBeNull();
});

test("a replayed part leads to its fate, and from there to its document and back", async () => {
  const document = [...world.documents.values()].find(({ filename }) => filename === "orders-13.csv");
  const letter = world.deadLetters.find((one) => one.letter.filename === "orders-13.csv")?.letter;
  if (!document || !letter) throw new Error("There is no torn document.");
  const part = `${document.id}.read.4`;
  letter.part = part;
  document.replayed = [part];
  world.documents.set(part, { ...document, id: part, partOf: document.id, state: "published", replayed: [] });
  server.use(http.post("*/dead-letters/replay", () => HttpResponse.json({ count: 1, left: [] })));
  const { user } = renderAt("/flows/orders/dead-letters");
  await user.click(await screen.findByRole("button", { name: "orders-13.csv" }));
  await user.click(await screen.findByRole("button", { name: "Replay" }));

  await user.click(await screen.findByRole("button", { name: "orders-13.csv, part read.4" }));
  const fate = within(await screen.findByRole("dialog", { name: "What became of it" }));
  expect(await fate.findByText("Published")).toBeTruthy();
  await user.click(fate.getByRole("button", { name: document.id }));
  expect(await fate.findByText("1 part of it was replayed")).toBeTruthy();
  await user.click(fate.getByRole("button", { name: part }));
  expect(await fate.findByText("Published")).toBeTruthy();
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
