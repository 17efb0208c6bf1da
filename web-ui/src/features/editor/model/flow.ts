import type { components } from "../../../shared/api/schema";

type Schemas = components["schemas"];

export type FlowFile = Schemas["FlowFile"];
export type FlowNode = Schemas["FlowNode"];
export type FlowWire = Schemas["FlowWire"];
export type WireEnd = Schemas["WireEnd"];
export type Position = Schemas["Position"];
export type ErrorPolicy = Schemas["ErrorPolicy"];
export type FlowProblem = Schemas["FlowProblem"];
export type ComponentDescription = Schemas["ComponentDescription"];
export type PortDescription = Schemas["PortDescription"];
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
