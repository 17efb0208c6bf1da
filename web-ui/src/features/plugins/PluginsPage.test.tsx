import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderAt } from "../../../dev/renderAt";
import { resetWorld } from "../../../dev/world";

test("each plugin tells its state, what it adds and which flows need it", async () => {
  resetWorld("full");
  renderAt("/plugins");

  const documents = within(await screen.findByRole("region", { name: "Documents" }));
  expect(documents.getByText("Active")).toBeTruthy();
  expect(await documents.findByText("Read documents")).toBeTruthy();
  expect((await documents.findByRole("link", { name: "Mixed folder" })).getAttribute("href")).toBe("/flows/mixed/edit");
  const broken = within(screen.getByRole("region", { name: "half-copied.jar" }));
  expect(broken.getByText("Broken")).toBeTruthy();
  expect(broken.getByText("The file is not a complete JAR. Copy it again.")).toBeTruthy();
});

test("the folder to put JARs into is shown in full and can be copied", async () => {
  const user = userEvent.setup();
  renderAt("/plugins");

  expect(await screen.findByText("/srv/pypes/plugins")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Copy the path" }));

  expect(await navigator.clipboard.readText()).toBe("/srv/pypes/plugins");
});

test("without plugins, the built-in components are shown by kind", async () => {
  renderAt("/plugins");

  expect(await screen.findByRole("heading", { name: "No plugins" })).toBeTruthy();
  const builtIn = within(await screen.findByRole("region", { name: "Built in" }));
  expect(builtIn.getByRole("heading", { name: "Extractors" })).toBeTruthy();
  expect(builtIn.getByText("Find e-mail addresses")).toBeTruthy();
  expect(builtIn.queryByText("Read documents")).toBeNull();
});
