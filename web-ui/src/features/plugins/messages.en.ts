import type { ComponentDescription, PluginDescription } from "../../shared/api/types";
import { count } from "../../shared/format/format";

export const messages = {
  title: "Plugins",
  lead: "Put a JAR into the server's plugins folder: its components are in the palette seconds later, without a restart.",
  folder: "The plugins folder is",
  copyFolder: "Copy the path",
  none: "No plugins",
  noneText: "The built-in components below are all there is. A JAR put into the server's plugins folder adds its own.",
  state: {
    active: "Active",
    broken: "Broken",
    incompatible: "Incompatible",
    conflicting: "Conflicting",
    removed: "Removed",
  } satisfies Record<PluginDescription["state"], string>,
  adds: "Adds",
  addsNothing: "No components",
  usedBy: "Used by",
  unused: "No flow",
  builtIn: "Built in",
  builtInLead: (many: number) => `${count(many)} components that every server has.`,
  kinds: {
    adapter: "Adapters",
    transformer: "Transformers",
    extractor: "Extractors",
    filter: "Filters",
    operator: "Operators",
    publisher: "Publishers",
  } satisfies Record<ComponentDescription["kind"], string>,
};
