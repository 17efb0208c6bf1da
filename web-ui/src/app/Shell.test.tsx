import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { renderAt } from "../../dev/renderAt";
import { resetWorld, world } from "../../dev/world";
import { noteContact, useContact } from "../shared/api/contact";

beforeEach(() => resetWorld("full"));

test("each page has one main heading and marks where it is in the navigation", async () => {
  const { user } = renderAt("/");
  for (const [link, heading] of [
    ["Feed", "Feed documents"],
    ["Results", "Results"],
    ["Plugins", "Plugins"],
    ["Workers", "Workers"],
    ["Flows", "Flows"],
  ] as const) {
    const navigation = within(await screen.findByRole("navigation", { name: "Main" }));
    await user.click(navigation.getByRole("link", { name: link }));

    await screen.findByRole("heading", { level: 1, name: heading });
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
    expect(navigation.getByRole("link", { name: link }).getAttribute("aria-current")).toBe("page");
  }
});

test("the pages of a flow name it and count its dead letters", async () => {
  renderAt("/flows/orders/feed");

  expect(await screen.findByText("CSV clean-up")).toBeTruthy();
  const tabs = within(screen.getByRole("navigation", { name: "Flow pages" }));
  expect(await tabs.findByRole("link", { name: "Dead letters 4" })).toBeTruthy();
  expect(tabs.getByRole("link", { name: "Feed" }).getAttribute("aria-current")).toBe("page");
});

test("a question mark lists the keys, but not while somebody types", async () => {
  const { user } = renderAt("/results");
  const field = await screen.findByRole("textbox", { name: "Find a file" });

  await user.type(field, "?");
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.tab();
  await user.keyboard("?");

  const dialog = within(await screen.findByRole("dialog", { name: "Keyboard" }));
  expect(dialog.getByRole("row", { name: "? Show this list" })).toBeTruthy();
});

test("a lost server is told with the time of the last numbers, and forgotten when it is back", async () => {
  renderAt("/nowhere");
  useContact.setState({ lastAt: new Date(2026, 10, 22, 12, 4) });
  noteContact(false);
  const sentence = "Lost contact with the server. Numbers are from 12:04. Trying again…";
  expect(await screen.findByText(sentence)).toBeTruthy();

  noteContact(true);

  await waitFor(() => expect(screen.queryByText(sentence)).toBeNull());
});

test("flows that wait because no worker of theirs has a process are told, with the way to the reason", async () => {
  world.workers = world.workers.map((worker) => {
    const lastEnd = { at: new Date().toISOString(), cause: "It cannot be started." };
    return worker.name === "worker-1" ? { ...worker, state: "waiting", lastEnd } : worker;
  });
  const { user, path } = renderAt("/flows/mixed/feed");

  expect(await screen.findByText("Its worker has no process, so its documents wait.")).toBeTruthy();
  await user.click(screen.getByRole("link", { name: "Why?" }));

  expect(path()).toBe("/workers");
  expect(await screen.findByText("One flow waits: its worker has no process.")).toBeTruthy();
});

test("an unknown address leads back to the flows", async () => {
  const { user, path } = renderAt("/nowhere");

  await user.click(await screen.findByRole("link", { name: "Go to the flows" }));

  expect(path()).toBe("/");
});

test("the theme is chosen by hand", async () => {
  const { user } = renderAt("/nowhere");
  await user.click(screen.getByRole("button", { name: "Colours" }));
  await user.click(await screen.findByRole("menuitem", { name: "Dark" }));

  expect(document.documentElement.getAttribute("data-mantine-color-scheme")).toBe("dark");
});
