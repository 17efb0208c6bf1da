import type { DocumentStatus, Flow, FlowNode, PacketView } from "../src/shared/api/types.ts";
import { note, noteFile } from "./notes.ts";
import { read, takes } from "./readers.ts";
import { apply } from "./steps.ts";
import { nextTurn, world } from "./world.ts";

export interface Fed {
  filename?: string;
  mediaType: string;
  text: string;
  size: number;
  entry?: string;
}

/** Takes a document and runs it through the live revision at once. */
export function feed(flow: Flow, fed: Fed, at = new Date()): DocumentStatus {
  const status: DocumentStatus = {
    id: `doc-${nextTurn()}`,
    flow: flow.id,
    revision: flow.liveRevision ?? 1,
    ...(fed.filename === undefined ? {} : { filename: fed.filename }),
    mediaType: fed.mediaType,
    size: fed.size,
    state: "in-flight",
    receivedAt: at.toISOString(),
    settledAt: at.toISOString(),
    counts: { published: 0, dropped: 0, deadLettered: 0 },
    notes: [],
    replayed: [],
    packets: [],
    truncated: false,
  };
  world.documents.set(status.id, status);
  const nodes = flow.live?.nodes ?? [];
  const entries = nodes.filter((node) => takes(node.component, fed.mediaType) && (!fed.entry || fed.entry === node.id));
  if (entries.length === 0) bury(status, fed, "", `No adapter of this flow takes ${fed.mediaType}.`);
  for (const entry of entries) {
    const result = read(entry.component, fed.text);
    if ("refusal" in result) bury(status, fed, entry.id, result.refusal);
    else for (const packet of result.packets) walk(flow, status, entry, packet);
  }
  status.state = outcome(status);
  return status;
}

function outcome({ counts }: DocumentStatus): DocumentStatus["state"] {
  if (counts.deadLettered > 0) return "dead-lettered";
  return counts.published > 0 ? "published" : "dropped";
}

function walk(flow: Flow, status: DocumentStatus, node: FlowNode, packet: PacketView): void {
  const step = apply(node, packet);
  note(flow.id, node.id, { in: 1, ...(step === "dropped" ? { dropped: 1 } : { out: 1 }) });
  if (step === "dropped") {
    status.counts.dropped += 1;
    const message = `The condition "${String(node.parameters.condition)}" does not hold.`;
    if (status.notes.length < 20) status.notes.push({ node: node.id, state: "dropped", message });
    return;
  }
  const wires = flow.live?.wires.filter((wire) => wire.from.node === node.id && wire.from.port !== "error") ?? [];
  if (wires.length === 0) {
    status.counts.published += 1;
    status.packets?.push({ node: node.id, packet: step.packet });
    noteFile(node, step.packet);
  }
  for (const wire of wires) {
    note(flow.id, wire.id, { seen: { at: new Date().toISOString(), document: status.id, packet: step.packet } });
    const next = flow.live?.nodes.find((candidate) => candidate.id === wire.to.node);
    if (next) walk(flow, status, next, step.packet);
  }
}

function causeOf(message: string): string {
  return message.replaceAll(/"[^"]*"/g, '"…"').replace(/^Row \d+/, "Row …");
}

function bury(status: DocumentStatus, fed: Fed, node: string, message: string): void {
  status.counts.deadLettered += 1;
  status.notes.push({ node, state: "dead-lettered", message });
  world.deadLetters.unshift({
    letter: {
      id: `letter-${nextTurn()}`,
      flow: status.flow,
      revision: status.revision,
      document: status.id,
      part: status.id,
      port: node === "" ? "" : "in",
      node,
      kind: "invalid-input",
      message,
      cause: causeOf(message),
      attempts: 1,
      at: status.receivedAt,
      ...(fed.filename === undefined ? {} : { filename: fed.filename }),
      mediaType: fed.mediaType,
      size: fed.size,
      packet: {
        attributeMetadata: {},
        attributes: { filename: [fed.filename ?? "document"] },
        metadata: { "media-type": fed.mediaType },
        content: { size: fed.size, mediaType: fed.mediaType, preview: fed.text.slice(0, 2048) },
        truncated: fed.text.length > 2048,
      },
    },
    fed,
  });
}
