import type { PluginDescription } from "../src/shared/api/types.ts";

/** One plugin in each state. */
export const plugins: readonly PluginDescription[] = [
  {
    file: "pypes-documents-0.1.0.jar",
    name: "Documents",
    version: "0.1.0",
    state: "active",
    components: ["read-documents"],
    usedBy: ["mixed"],
  },
  {
    file: "acme-search-3.0.jar",
    name: "Acme Search",
    version: "3.0",
    state: "incompatible",
    message: "Made for component kit 2. This server has 1. Ask its maker for a JAR made for 1.",
    components: [],
    usedBy: [],
  },
  {
    file: "acme-ocr-2.1.jar",
    name: "Acme OCR",
    version: "2.1",
    state: "conflicting",
    message:
      'Adds the component "read-documents", which "pypes-documents-0.1.0.jar" has already. Remove one of the two.',
    components: ["read-documents"],
    usedBy: [],
  },
  {
    file: "half-copied.jar",
    name: "half-copied.jar",
    version: "",
    state: "broken",
    message: "The file is not a complete JAR. Copy it again.",
    components: [],
    usedBy: [],
  },
  {
    file: "legacy-mail-1.4.jar",
    name: "Legacy mail",
    version: "1.4",
    state: "removed",
    message: "The file is gone, but one running flow still uses it. It ends when that flow is stopped.",
    components: ["read-mailbox"],
    usedBy: ["invoices"],
  },
];
