import { expect, test } from "vitest";
import { guessType } from "./pastedText";

test.each([
  ['[{"a": 1}]', "application/json"],
  ["<!DOCTYPE html><p>", "text/html"],
  ['<?xml version="1.0"?>', "application/xml"],
  ["a;b\n1;2", "text/plain"],
])("%s looks like %s", (text, type) => {
  expect(guessType(text, [])).toBe(type);
  expect(guessType(text, ["text/csv", type])).toBe(type);
});

test("what the flow does not take is not guessed while it takes other text", () => {
  expect(guessType("a;b\n1;2", ["text/csv", "application/csv", "text/x-csv"])).toBe("text/csv");
  expect(guessType("a;b\n1;2", ["text/csv", "application/json"])).toBe("text/csv");
  expect(guessType("a;b\n1;2", ["application/pdf"])).toBe("text/plain");
});
