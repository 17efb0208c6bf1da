import type { PacketView } from "../src/shared/api/types.ts";

/** What an adapter made of a document, or the sentence why it could not. */
export type Read = { packets: PacketView[] } | { refusal: string };

const adapters: Record<string, { takes: RegExp; read: (text: string) => Read }> = {
  "read-csv": { takes: /csv/, read: readCsv },
  "read-json": { takes: /json/, read: readJson },
  "read-text": { takes: /^text\/plain/, read: readLines },
  "read-documents": { takes: /pdf|html|rfc822|officedocument/, read: (text) => ({ packets: [packetOf({ text })] }) },
};

export function takes(component: string, mediaType: string): boolean {
  return adapters[component]?.takes.test(mediaType) ?? false;
}

export function read(component: string, text: string): Read {
  return adapters[component]?.read(text) ?? { packets: [] };
}

export function packetOf(values: Record<string, unknown>, metadata: Record<string, unknown> = {}): PacketView {
  const attributes = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
  );
  return { attributes, attributeMetadata: {}, metadata, truncated: false };
}

function readCsv(text: string): Read {
  const [header = "", ...rows] = text.split(/\r?\n/).filter((line) => line !== "");
  const separator = header.includes(";") ? ";" : ",";
  const names = header.split(separator);
  const packets = [];
  for (const [index, row] of rows.entries()) {
    const cells = row.split(separator);
    if (cells.length !== names.length) {
      return { refusal: `Row ${index + 2} has ${cells.length} cells, the first row has ${names.length}.` };
    }
    packets.push(packetOf(Object.fromEntries(names.map((name, at) => [name, cells[at]])), { row: index + 2 }));
  }
  return { packets };
}

function readJson(text: string): Read {
  const packets = [];
  for (const [index, line] of text.trim().split("\n").entries()) {
    try {
      const value: unknown = JSON.parse(line);
      const items: unknown[] = Array.isArray(value) ? value : [value];
      for (const item of items) {
        packets.push(packetOf(typeof item === "object" && item !== null ? { ...item } : { value: item }));
      }
    } catch {
      return { refusal: `Line ${index + 1} is not JSON: "${line.slice(0, 40)}".` };
    }
  }
  return { packets };
}

function readLines(text: string): Read {
  return { packets: text.split(/\r?\n/).flatMap((line) => (line === "" ? [] : [packetOf({ line })])) };
}
