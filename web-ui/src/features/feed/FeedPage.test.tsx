import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { getResponse, http, HttpResponse } from "msw";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { handlers } from "../../../dev/handlers";
import { problem } from "../../../dev/handlers/answers";
import { renderAt } from "../../../dev/renderAt";
import { server } from "../../../dev/testSetup";
import { resetWorld, world } from "../../../dev/world";
import { useFeed } from "./feedStore";

const orders = new File(["Order;Mail;total\n1;ADA@x.org;12\n2;B@x.org;0\n"], "orders.csv", { type: "text/csv" });
const logo = new File(["x"], "logo.png", { type: "image/png" });

beforeEach(() => {
  resetWorld("full");
  useFeed.setState(useFeed.getInitialState());
});

/** The server is gone from the next file on, which it takes before or not, until the answer is called. */
function loseTheServer({ afterTaking }: { afterTaking: boolean }): () => void {
  let gone = false;
  server.use(
    http.all("*", async ({ request }) => {
      const isFile = request.method === "POST";
      if (isFile && !gone && afterTaking) await getResponse(handlers, request.clone());
      gone ||= isFile;
      return gone ? HttpResponse.error() : undefined;
    }),
  );
  return () => server.resetHandlers();
}

async function drop(...files: File[]) {
  await screen.findByTestId("drop-zone");
  fireEvent.drop(window, { dataTransfer: { items: [], files } });
}

test("a fed file is opened at its result: what was published, and why a row was dropped", async () => {
  renderAt("/flows/orders/feed");

  await drop(orders);

  const row = within(await screen.findByTestId("feed-row"));
  expect(await row.findByText("1 packet published, 1 dropped")).toBeTruthy();
  expect(row.getByText('The condition "total > 0" does not hold.')).toBeTruthy();
  const packet = within(row.getByRole("article", { name: "Packet" }));
  expect(packet.getByRole("row", { name: "email ada@x.org" })).toBeTruthy();
  expect(packet.getByText("published by Clean orders")).toBeTruthy();
});

test("a file that nobody takes says so and leads to the dead letters", async () => {
  renderAt("/flows/orders/feed");

  await drop(logo);

  const row = within(await screen.findByTestId("feed-row"));
  expect(await row.findAllByText("No adapter of this flow takes image/png.")).toHaveLength(2);
  expect(row.getByRole("link", { name: "Open the dead letters" }).getAttribute("href")).toBe(
    "/flows/orders/dead-letters",
  );
});

test("what the server did not take is sent again on request, and nothing else", async () => {
  const { user } = renderAt("/flows/orders/feed");
  server.use(
    http.post("*/api/v1/flows/orders/documents", ({ request }) =>
      request.url.includes("orders.csv") ? problem(413, "body-too-large", "The document is over 5 MB.") : undefined,
    ),
  );
  await drop(orders, logo);
  expect(await screen.findByText("The document is over 5 MB.")).toBeTruthy();
  await screen.findByText("1 dead-lettered");
  const letters = world.deadLetters.length;
  server.resetHandlers();

  await user.click(screen.getByRole("button", { name: "Retry failed (1)" }));

  expect(await screen.findByText("1 packet published, 1 dropped")).toBeTruthy();
  expect(world.deadLetters).toHaveLength(letters);
});

test("a file whose answer was lost is sent again under its key, and is not taken twice", async () => {
  renderAt("/flows/orders/feed");
  const comeBack = loseTheServer({ afterTaking: true });
  const before = world.documents.size;

  await drop(orders);
  await screen.findByText(
    "Not known whether it was taken. It is sent again when the server is back, and not taken twice.",
  );
  expect(world.documents.size).toBe(before + 1);
  comeBack();

  expect(await screen.findByText("1 packet published, 1 dropped")).toBeTruthy();
  expect(world.documents.size).toBe(before + 1);
});

test("while the server is away, the files wait, and they go on by themselves when it is back", async () => {
  renderAt("/flows/orders/feed");
  const comeBack = loseTheServer({ afterTaking: false });
  let sent = 0;
  server.events.on("request:start", ({ request }) => {
    if (request.method === "POST") sent += 1;
  });
  onTestFinished(() => server.events.removeAllListeners());

  await drop(...Array.from({ length: 30 }, (_, at) => new File(["a\n1\n"], `${at}.csv`, { type: "text/csv" })));
  await screen.findByText("Paused until the server is back");
  await waitFor(() => expect(screen.getAllByText("Waiting")).toHaveLength(30));
  expect(sent).toBe(4);
  expect(screen.queryByRole("button", { name: /^Retry failed/ })).toBeNull();
  comeBack();

  await waitFor(() => expect(screen.getAllByText("Dropped")).toHaveLength(30));
  expect(sent).toBe(34);
});

test("a file that gets no answer though the server answers others is given up, and holds up none", async () => {
  renderAt("/flows/orders/feed");
  server.use(
    http.post("*/api/v1/flows/orders/documents", ({ request }) =>
      request.url.includes("logo.png") ? HttpResponse.error() : undefined,
    ),
  );

  await drop(logo, orders);

  await screen.findByText("1 published");
  await screen.findByText("Not known whether it was taken. If it is sent again, it is not taken twice.");
  expect(screen.getByRole("button", { name: "Retry failed (1)" })).toBeTruthy();
});

test("cancelling what waits leaves the files that may have been taken", async () => {
  const { user } = renderAt("/flows/orders/feed");
  loseTheServer({ afterTaking: true });

  await drop(...Array.from({ length: 9 }, (_, at) => new File(["x"], `${at}.txt`)));
  await waitFor(() => expect(screen.getAllByText("Waiting")).toHaveLength(9));
  await user.click(screen.getByRole("button", { name: "Cancel waiting" }));

  expect(screen.getAllByTestId("feed-row")).toHaveLength(4);
  expect(screen.getAllByText("No answer")).toHaveLength(4);
  expect(screen.getByText("4 without an answer")).toBeTruthy();
  expect(screen.queryByText(/not taken$/)).toBeNull();
});

test("the browser asks before the page is left while files wait or are sent, and only then", async () => {
  renderAt("/flows/orders/feed");
  const leaving = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const comeBack = loseTheServer({ afterTaking: false });
  await screen.findByTestId("drop-zone");
  expect(leaving()).toBe(true);

  await drop(orders);
  expect(leaving()).toBe(false);
  await screen.findByText("Waiting");
  expect(leaving()).toBe(false);
  comeBack();

  await screen.findByText("1 published");
  expect(leaving()).toBe(true);
});

test("an empty file says so without being sent, and is not offered again", async () => {
  renderAt("/flows/orders/feed");
  server.use(http.post("*/api/v1/flows/orders/documents", () => problem(500, "internal", "It was sent.")));

  await drop(new File([], "nothing.csv", { type: "text/csv" }));

  expect(await screen.findByText("The file is empty.")).toBeTruthy();
  expect(screen.getByText("1 not taken")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Retry failed/ })).toBeNull();
  expect(screen.getByRole("button", { name: "Clear finished" })).toBeTruthy();
});

test("a file that was removed meanwhile is not taken for a server that is away", async () => {
  renderAt("/flows/orders/feed");
  server.use(http.post("*/api/v1/flows/orders/documents", () => HttpResponse.error()));
  const removed = new File(["x"], "removed.csv", { type: "text/csv" });
  removed.slice = () => {
    throw new DOMException("It is not there.", "NotReadableError");
  };

  await drop(removed);

  const sentence = "The file cannot be read. It was changed or removed after it was chosen.";
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(screen.queryByText(/^Lost contact with the server/)).toBeNull();
});

test("each file has a key of its own", async () => {
  renderAt("/flows/orders/feed");
  const keys = new Set<string | null>();
  server.use(
    http.post("*/api/v1/flows/orders/documents", ({ request }) => {
      keys.add(request.headers.get("Idempotency-Key"));
    }),
  );

  await drop(orders, orders);

  await screen.findByText("2 published");
  expect(keys.size).toBe(2);
});

test("a full flow gets the file as soon as it has room", async () => {
  renderAt("/flows/orders/feed");
  let asked = 0;
  server.use(
    http.post("*/api/v1/flows/orders/documents", () => {
      asked += 1;
      if (asked > 1) return undefined;
      return HttpResponse.json({}, { status: 429, headers: { "Retry-After": "0.2" } });
    }),
  );

  await drop(orders);

  expect(await screen.findByText("Flow is full")).toBeTruthy();
  expect(await screen.findByText("1 packet published, 1 dropped")).toBeTruthy();
});

test("at most four files are sent at the same time", async () => {
  renderAt("/flows/orders/feed");
  let now = 0;
  let most = 0;
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  server.use(
    http.post("*/api/v1/flows/orders/documents", async () => {
      now += 1;
      most = Math.max(most, now);
      await gate;
      now -= 1;
      return problem(400, "body-broken", "Broken.");
    }),
  );

  await drop(...Array.from({ length: 9 }, (_, index) => new File(["x"], `${index}.txt`)));
  await waitFor(() => expect(now).toBe(4));
  expect(screen.getAllByText("Waiting")).toHaveLength(5);
  release();

  await waitFor(() => expect(screen.getAllByText("Broken.")).toHaveLength(9));
  expect(most).toBe(4);
});

test("a document that is still on its way is asked for until it is settled", async () => {
  renderAt("/flows/orders/feed");
  const inFlight = { id: "late", mediaType: "text/csv", size: 3, state: "in-flight" };
  server.use(
    http.post("*/api/v1/flows/orders/documents", () => HttpResponse.json({ documents: [inFlight] }, { status: 202 })),
    http.get("*/api/v1/documents/late", () => {
      const [settled] = world.documents.values();
      return HttpResponse.json({ ...settled, id: "late", packets: undefined });
    }),
  );

  await drop(orders);

  expect(await screen.findByText("It took too long to show its packets here.")).toBeTruthy();
});

test("pasted text becomes a document of the type it looks like", async () => {
  const { user } = renderAt("/flows/mixed/feed");
  await screen.findByTestId("drop-zone");

  fireEvent.paste(window, { clipboardData: { files: [], getData: () => '{"a": 1}' } });
  const dialog = within(await screen.findByRole("dialog", { name: "Paste text" }));
  expect(dialog.getByRole("combobox", { name: "Media type" })).toHaveProperty("value", "application/json");
  await user.click(dialog.getByRole("button", { name: "Feed" }));

  const row = within(await screen.findByTestId("feed-row"));
  expect(row.getByText("pasted.json")).toBeTruthy();
});

test("a flow that is not live says so and can be started", async () => {
  const { user } = renderAt("/flows/log/feed");
  expect(await screen.findByText("Access log is stopped, so it takes no documents.")).toBeTruthy();

  await user.click(screen.getByRole("button", { name: "Start it" }));

  expect(await screen.findByTestId("drop-zone")).toBeTruthy();
});

test("without a flow in the address, published ones are offered", async () => {
  const { user, path } = renderAt("/feed");

  await user.click(await screen.findByRole("link", { name: /^CSV clean-up/ }));

  expect(screen.queryByText("Newsletter bounces")).toBeNull();
  expect(path()).toBe("/flows/orders/feed");
});
