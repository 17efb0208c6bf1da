import type { Example, FlowFile } from "../src/shared/api/types.ts";
import { accessLog, csvCleanUp, mixedFolder } from "./flowFiles.ts";

interface ExampleDocument {
  filename: string;
  mediaType: string;
  text: string;
  size: number;
}

interface WholeExample {
  example: Example;
  flow: FlowFile;
  documents: ExampleDocument[];
}

function document(filename: string, mediaType: string, text: string): ExampleDocument {
  return { filename, mediaType, text, size: text.length };
}

function example(id: string, flow: FlowFile, documents: ExampleDocument[]): WholeExample {
  const summary = flow.description ?? "";
  return {
    example: { id, name: flow.name, summary, documents: documents.map((one) => one.filename) },
    flow,
    documents,
  };
}

export const orders = [
  "Order;Customer;Mail;total",
  "1001;Ada Lovelace;ADA@Example.org;120.50",
  "1002;Alan Turing;Alan@example.org;0",
  "1003;Grace Hopper;GRACE@example.org;88.00",
].join("\n");

const log = [
  '10.0.0.1 - - [22/Nov/2026:12:00:01 +0000] "GET / HTTP/1.1" 200 512',
  '10.0.0.7 - - [22/Nov/2026:12:00:02 +0000] "GET /cart HTTP/1.1" 500 93',
].join("\n");

export const examples: readonly WholeExample[] = [
  example("csv-clean-up", csvCleanUp, [document("orders.csv", "text/csv", orders)]),
  example("mixed-folder", mixedFolder, [
    document("offer.pdf", "application/pdf", "Our offer of 3 March. Write to sales@example.org."),
    document("page.html", "text/html", "<h1>Contact</h1> help@example.org"),
    document("mail.eml", "message/rfc822", "From: ada@example.org\n\nThe invoice is attached."),
  ]),
  example("access-log", accessLog, [document("access.log", "text/plain", log)]),
];
