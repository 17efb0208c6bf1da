import { CircleHelp, FileInput, Funnel, ScanSearch, Send, Split, WandSparkles, type LucideIcon } from "lucide-react";
import type { Kind } from "../model/flow";

const icons: Readonly<Record<Kind, LucideIcon>> = {
  adapter: FileInput,
  transformer: WandSparkles,
  extractor: ScanSearch,
  filter: Funnel,
  operator: Split,
  publisher: Send,
};

/** The sign and the colour of a kind of component; a question mark where the component is not known. */
export function KindIcon({ kind, size = 16 }: { kind: Kind | undefined; size?: number }) {
  const Icon = kind ? icons[kind] : CircleHelp;
  return (
    <Icon size={size} color={kind ? `var(--kind-${kind})` : "var(--error)"} style={{ flex: "none" }} aria-hidden />
  );
}
