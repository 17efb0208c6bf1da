import { expect, test } from "vitest";
import { guessType } from "./pastedText";

test.each([
  ['[{"a": 1}]', "application/json"],
  ["<!DOCTYPE html><p>", "text/html"],
  ['<?xml version="1.0"?>', "application/xml"],
  ["a;b\n1;2", "text/plain"],
])("%s looks like %s", (text, type) => {
  expect(guessType(text, ["text/csv", "application/json"])).toBe(type);
});

test("a flow that takes one type of text is taken to mean it", () => {
  expect(guessType("a;b\n1;2", ["text/csv"])).toBe("text/csv");
  expect(guessType("a;b\n1;2", ["application/pdf"])).toBe("text/plain");
});
