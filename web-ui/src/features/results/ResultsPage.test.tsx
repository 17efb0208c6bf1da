import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { renderAt } from "../../../dev/renderAt";
import { server } from "../../../dev/testSetup";
import { resetWorld } from "../../../dev/world";

const clean = "orders/clean.ndjson";

test("a server that has written nothing says where files will come from", async () => {
  renderAt("/results");

  expect(await screen.findByRole("heading", { name: "No files yet" })).toBeTruthy();
});

test("a file is looked into and downloaded", async () => {
  resetWorld("full");
  const { user } = renderAt("/results");
  const download = await screen.findByRole("link", { name: `Download ${clean}` });
  expect(download.getAttribute("href")).toBe("/api/v1/files/content?path=orders%2Fclean.ndjson");

  await user.click(screen.getByRole("button", { name: clean }));

  const drawer = within(await screen.findByRole("dialog", { name: clean }));
  expect(await drawer.findByText(/"email":\["ada@example.org"\]/)).toBeTruthy();
});

test.each([
  ["bytes", "a\0b", "This is not text. Download it to open it in its own program."],
  ["nothing", "", "The file is empty."],
  ["a long text", "x".repeat(70_000), /^The first 64 kB of /],
])("the preview of %s says what it is", async (_, content, message) => {
  resetWorld("full");
  server.use(http.get("*/api/v1/files/content", () => new HttpResponse(content)));
  const { user } = renderAt("/results");

  await user.click(await screen.findByRole("button", { name: clean }));

  expect(await screen.findByText(message)).toBeTruthy();
});

test("files are found by a part of their path", async () => {
  resetWorld("full");
  const { user } = renderAt("/results");

  await user.type(await screen.findByRole("textbox", { name: "Find a file" }), "MIXED");
  expect(screen.queryByRole("button", { name: clean })).toBeNull();
  await user.keyboard("!");
  expect(screen.getByText('No file matches "MIXED!".')).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Clear" }));

  expect(screen.getByRole("button", { name: clean })).toBeTruthy();
});
