import { expect, test } from "vitest";
import { messages } from "./messages.en";

const many = Array.from({ length: 214 }, (_, index) => `application/x-${index}`);

test("a flow says which media types it takes, or how many", () => {
  expect(messages.drop.takes(["text/csv", "text/plain"])).toBe("This flow takes text/csv and text/plain.");
  expect(messages.drop.takes(many)).toBe("This flow takes 214 media types, which the help of its adapters lists.");
});

test("an adapter to choose says so too", () => {
  expect(messages.entry.choice("Read JSON", ["application/json"])).toBe("Read JSON (application/json)");
  expect(messages.entry.choice("Read documents", many)).toBe("Read documents (214 media types)");
});
