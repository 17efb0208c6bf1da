import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderAlone } from "../../../dev/renderAt";
import type { PacketView } from "../api/types";
import { PacketCard } from "./PacketCard";

function show(packet: Partial<PacketView>) {
  renderAlone(
    <PacketCard
      packet={{ attributes: {}, attributeMetadata: {}, metadata: {}, truncated: false, ...packet }}
      head="Packet"
    />,
  );
}

test("several values are listed, and all of many on request", async () => {
  show({ attributes: { tag: Array.from({ length: 12 }, (_, index) => `t${index}`) } });
  expect(screen.getAllByRole("listitem")).toHaveLength(8);

  await userEvent.click(screen.getByRole("button", { name: "Show all 12" }));

  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(
    Array.from({ length: 12 }, (_, index) => `t${index}`),
  );
});

test("numbers, flags, maps and nothing can be told from texts", () => {
  show({
    attributes: { text: ["1"], number: [1], flag: [true], map: [{ a: null }], nothing: [null], blank: [""], none: [] },
  });

  const value = (name: string) => within(screen.getByRole("row", { name: new RegExp(`^${name} `) })).getByRole("cell");
  expect(value("text").querySelector("code")).toBeNull();
  expect(value("number").querySelector("code")?.textContent).toBe("1");
  expect(value("flag").textContent).toBe("true");
  expect(value("map").textContent).toBe('{\n "a": null\n}');
  expect(value("nothing").textContent).toBe("null");
  expect(value("blank").textContent).toBe("empty");
  expect(value("none").textContent).toBe("empty");
});

test("a long text is cut until it is asked for", async () => {
  show({ attributes: { text: ["x".repeat(1500)] } });
  expect(screen.queryByText("x".repeat(1500))).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: "Show all 1,500 characters" }));

  expect(screen.getByText("x".repeat(1500))).toBeTruthy();
});

test("metadata of packet and attribute and the content are shown", () => {
  show({
    attributes: { title: ["Angebot"] },
    attributeMetadata: { title: { language: "de", page: 2 } },
    metadata: { source: "mail" },
    content: { size: 2048, mediaType: "text/plain", preview: "Dear Sir" },
    truncated: true,
  });

  expect(screen.getByText("language: de, page: 2")).toBeTruthy();
  expect(screen.getByRole("row", { name: "source mail" })).toBeTruthy();
  expect(screen.getByText("Content · text/plain · 2 kB")).toBeTruthy();
  expect(screen.getByText("Dear Sir")).toBeTruthy();
  expect(screen.getByText("Long values were cut.")).toBeTruthy();
});

test("content that is not text has no preview, and a packet may have no attributes", () => {
  show({ content: { size: 9, mediaType: "image/png" } });

  expect(screen.getByText("Not text, so there is no preview.")).toBeTruthy();
  expect(screen.getByText("No attributes.")).toBeTruthy();
});
