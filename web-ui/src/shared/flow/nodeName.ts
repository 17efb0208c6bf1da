import type { ComponentDescription, FlowFile } from "../api/types";

/** What people call a node: its label, else its component's name, else its id. */
export function nodeName(file: FlowFile | undefined, components: readonly ComponentDescription[], id: string): string {
  const node = file?.nodes.find((candidate) => candidate.id === id);
  if (!node) return id;
  return node.label ?? components.find((component) => component.id === node.component)?.name ?? id;
}
