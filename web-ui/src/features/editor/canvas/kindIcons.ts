import { FileInput, Funnel, ScanSearch, Send, Split, WandSparkles, type LucideIcon } from "lucide-react";
import type { Kind } from "../model/flow";

/** One sign for each kind of component. */
export const kindIcons: Readonly<Record<Kind, LucideIcon>> = {
  adapter: FileInput,
  transformer: WandSparkles,
  extractor: ScanSearch,
  filter: Funnel,
  operator: Split,
  publisher: Send,
};
