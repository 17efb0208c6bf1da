import type { FlowNode, LiveNumbers, PacketView, SeenPacket } from "../src/shared/api/types.ts";
import { documentNumbers, world } from "./world.ts";

interface Noted {
  in: number;
  out: number;
  dropped: number;
  seen: SeenPacket[];
  count: number;
}

interface Note {
  in?: number;
  out?: number;
  dropped?: number;
  seen?: SeenPacket;
}

/** Counts what happened at a node or on a wire. */
export function note(flow: string, place: string, what: Note): void {
  const noted = notedAt(flow, place);
  noted.in += what.in ?? 0;
  noted.out += what.out ?? 0;
  noted.dropped += what.dropped ?? 0;
  if (!what.seen) return;
  noted.count += 1;
  noted.seen = [what.seen, ...noted.seen].slice(0, 20);
}

export function notedAt(flow: string, place: string): Noted {
  const key = `${flow}/${place}`;
  const noted: Noted = world.noted.get(key) ?? { in: 0, out: 0, dropped: 0, seen: [], count: 0 };
  world.noted.set(key, noted);
  return noted;
}

export type { Noted };

/** Adds a packet to the file of a publisher that writes one. */
export function noteFile(node: FlowNode, packet: PacketView): void {
  const path = node.parameters.path;
  if (typeof path !== "string") return;
  const text = `${world.files.get(path)?.text ?? ""}${JSON.stringify(packet.attributes)}\n`;
  world.files.set(path, { file: { path, size: text.length, modifiedAt: new Date().toISOString() }, text });
}

export function liveNumbers(id: string): LiveNumbers | undefined {
  const flow = world.flows.get(id);
  if (!flow) return undefined;
  const nodes = (flow.live?.nodes ?? []).map((node) => {
    const { in: taken, out, dropped } = notedAt(id, node.id);
    return { id: node.id, in: taken, out, dropped, failed: 0, retrying: 0, busy: taken / 1000 };
  });
  const wires = (flow.live?.wires ?? []).map((wire) => {
    const { count } = notedAt(id, wire.id);
    return { id: wire.id, count, queued: count % 7, capacity: 1024 };
  });
  return {
    at: new Date().toISOString(),
    state: flow.state,
    ...(flow.liveRevision === undefined ? {} : { liveRevision: flow.liveRevision }),
    documents: documentNumbers(id),
    deadLetters: world.deadLetters.filter(({ letter }) => letter.flow === id).length,
    nodes,
    wires,
  };
}
