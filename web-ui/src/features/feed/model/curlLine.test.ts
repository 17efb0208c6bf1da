import { expect, test } from "vitest";
import { curlLine, likelyType } from "./curlLine";

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

test("the server finds out what nobody knows", () => {
  expect(curlLine({ ...line, mediaType: "" })).toMatch(/^curl -H 'Prefer: wait=20' --data-binary/);
});

test("the picked adapter is named", () => {
  expect(curlLine({ ...line, entry: "read-csv" })).toContain("?filename=a.csv&entry=read-csv'");
});

test("a quote in a file name cannot end the quoting", () => {
  expect(curlLine({ ...line, file: "a'b.csv" })).toContain(String.raw`--data-binary '@a'\''b.csv'`);
});

test("a media type is proposed only where the flow takes one kind of documents", () => {
  const csv = { node: "csv", name: "Read CSV", takes: ["text/csv", "application/csv"] };
  const any = {
    node: "any",
    name: "Read documents",
    takes: Array.from({ length: 200 }, (_, at) => `application/${at}`),
  };

  expect(likelyType([csv])).toBe("text/csv");
  expect(likelyType([any])).toBe("");
  expect(likelyType([csv, any])).toBe("");
  expect(likelyType([])).toBe("");
});
