import { expect, test } from "vitest";
import { typeName } from "./typeName";

test.each([
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"],
  ["text/csv; charset=utf-8", "CSV"],
  ["Text/HTML", "HTML"],
  ["image/png", "image/png"],
  ["application/x-one; version=2", "application/x-one"],
])("%s is called %s", (mediaType, name) => {
  expect(typeName(mediaType)).toBe(name);
});
