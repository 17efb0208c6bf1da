import type { FlowNode, PacketView } from "../src/shared/api/types.ts";
import { packetOf } from "./readers.ts";

/** Where a step sends a packet: on by port "out", or nowhere. */
export type Step = { packet: PacketView } | "dropped";

/** Does what a component does, for the few that matter; the others pass packets on unchanged. */
export function apply(node: FlowNode, packet: PacketView): Step {
  const list = (name: string): string[] => [node.parameters[name]].flat().map(String);
  const text = (name: string) => list(name)[0] ?? "";
  switch (node.component) {
    case "rename-field":
      return { packet: renamed(packet, text("from"), text("to")) };
    case "change-case":
      return { packet: lowered(packet, list("attributes")) };
    case "find-emails":
      return { packet: withEmails(packet) };
    case "keep-if":
      return holds(packet, text("condition")) ? { packet } : "dropped";
    default:
      return { packet };
  }
}

function renamed(packet: PacketView, from: string, to: string): PacketView {
  const attributes: PacketView["attributes"] = {};
  for (const [name, values] of Object.entries(packet.attributes)) attributes[name === from ? to : name] = values;
  return { ...packet, attributes };
}

function lowered(packet: PacketView, names: string[]): PacketView {
  const lower = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : value);
  const attributes = { ...packet.attributes };
  for (const name of names) attributes[name] = (attributes[name] ?? []).map(lower);
  return { ...packet, attributes };
}

function withEmails(packet: PacketView): PacketView {
  const emails = JSON.stringify(packet.attributes).match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? [];
  return { ...packet, attributes: { ...packet.attributes, ...packetOf({ emails: [...new Set(emails)] }).attributes } };
}

/** Knows `name > number` and `name.contains("text")`; anything else holds. */
function holds(packet: PacketView, condition: string): boolean {
  const greater = /^(\w+) > (\d+)$/.exec(condition);
  if (greater) return Number(packet.attributes[greater[1] ?? ""]?.[0] ?? 0) > Number(greater[2]);
  const contains = /^(\w+)\.contains\("(.*)"\)$/.exec(condition);
  if (contains) return String(packet.attributes[contains[1] ?? ""]?.[0]).includes(contains[2] ?? "");
  return true;
}
