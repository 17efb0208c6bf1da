import { VisuallyHidden } from "@mantine/core";
import { create } from "zustand";

const useSpoken = create<{ text: string; turn: number }>(() => ({ text: "", turn: 0 }));

/** Has a sentence read out by screen readers, after what they are saying now. */
export function announce(text: string): void {
  useSpoken.setState(({ turn }) => ({ text, turn: turn + 1 }));
}

/** The one polite live region of the page. */
export function LiveRegion() {
  const { text, turn } = useSpoken();
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="live-region">
      {/* The same sentence twice is only read twice when the node is new. */}
      <span key={turn}>{text}</span>
    </VisuallyHidden>
  );
}
