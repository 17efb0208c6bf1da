import type { ComponentDescription, FlowFile, FlowNode, PortDescription } from "../../../shared/api/types";

export type {
  ComponentDescription,
  FlowFile,
  FlowNode,
  FlowPlan,
  FlowProblem,
  FlowWire,
  PortDescription,
} from "../../../shared/api/types";

export type WireEnd = FlowFile["wires"][number]["from"];
export type Position = FlowFile["layout"][string];
export type ErrorPolicy = NonNullable<FlowNode["onError"]>;
export type Replicas = NonNullable<FlowNode["replicas"]>;
export type Kind = ComponentDescription["kind"];
export type Carries = PortDescription["carries"];

/** The components flows may use, by id. */
export type Catalogue = ReadonlyMap<string, ComponentDescription>;

/** The kinds in the order a document meets them. */
export const kinds: readonly Kind[] = ["adapter", "transformer", "extractor", "filter", "operator", "publisher"];

export function catalogueOf(components: readonly ComponentDescription[]): Catalogue {
  return new Map(components.map((component) => [component.id, component]));
}

/** What people call a node: its label, else the name of its component. */
export function titleOf(node: FlowNode, catalogue: Catalogue): string {
  return node.label ?? catalogue.get(node.component)?.name ?? node.component;
}
