import type { ComponentDescription, FlowFile } from "../../../shared/api/types";
import { nodeName } from "../../../shared/flow/nodeName";

/** An adapter that fed documents may go to. */
export interface Entry {
  node: string;
  name: string;
  takes: readonly string[];
}

/** The adapters of a live flow that nothing is wired to. */
export function entriesOf(live: FlowFile | undefined, components: readonly ComponentDescription[]): Entry[] {
  if (!live) return [];
  return live.nodes.flatMap((node) => {
    const component = components.find((candidate) => candidate.id === node.component);
    const wired = live.wires.some((wire) => wire.to.node === node.id);
    if (component?.kind !== "adapter" || wired) return [];
    return { node: node.id, name: nodeName(live, components, node.id), takes: component.takes };
  });
}
