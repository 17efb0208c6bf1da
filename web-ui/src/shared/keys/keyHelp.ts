import { useEffect } from "react";
import { create } from "zustand";

/** One line of the keyboard help: the keys as printed, and what they do. */
export interface KeyLine {
  keys: string;
  does: string;
}

export interface KeyGroup {
  title: string;
  lines: readonly KeyLine[];
}

/** The groups of the pages now on screen, in the order they came. */
export const useKeyGroups = create<{ groups: readonly KeyGroup[] }>(() => ({ groups: [] }));

/** Lists a group in the keyboard help while the caller is on screen. Define the group outside render. */
export function useKeyHelp(group: KeyGroup): void {
  useEffect(() => {
    useKeyGroups.setState(({ groups }) => ({ groups: [...groups, group] }));
    return () => useKeyGroups.setState(({ groups }) => ({ groups: groups.filter((other) => other !== group) }));
  }, [group]);
}
