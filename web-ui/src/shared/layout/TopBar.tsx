import { createContext, useContext, type ReactNode } from "react";
import { createPortal } from "react-dom";

const Slot = createContext<HTMLElement | null>(null);

/** Gives pages the place in the top bar that they may fill. */
export const TopBarSlot = Slot.Provider;

/** Draws its children in the top bar, between the navigation and the theme switch, while the page is on screen. */
export function TopBar({ children }: { children: ReactNode }) {
  const slot = useContext(Slot);
  return slot && createPortal(children, slot);
}
