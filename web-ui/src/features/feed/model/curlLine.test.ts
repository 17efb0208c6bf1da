import { expect, test } from "vitest";
import { curlLine } from "./curlLine";

const line = {
  origin: "http://localhost:8080",
  flow: "orders",
  entry: undefined,
  file: "a.csv",
  mediaType: "text/csv",
};

test("the line feeds the file and waits for its outcome", () => {
  expect(curlLine(line)).toBe(
    "curl -H 'Content-Type: text/csv' -H 'Prefer: wait=20' --data-binary '@a.csv' " +
      "'http://localhost:8080/api/v1/flows/orders/documents?filename=a.csv'",
  );
});

test("the picked adapter is named", () => {
  expect(curlLine({ ...line, entry: "read-csv" })).toContain("?filename=a.csv&entry=read-csv'");
});

test("a quote in a file name cannot end the quoting", () => {
  expect(curlLine({ ...line, file: "a'b.csv" })).toContain(String.raw`--data-binary '@a'\''b.csv'`);
});
