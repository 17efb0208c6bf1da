import { useMemo } from "react";
import { changesBetween, type Change } from "../model/changes";
import { useEditor } from "../store/EditorContext";

const none: readonly Change[] = [];

/** What the draft has that the live version has not; nothing while there is no live version. */
export function useChanges(): readonly Change[] {
  const live = useEditor((state) => state.server.live);
  const catalogue = useEditor((state) => state.catalogue);
  // Moving nodes makes a new flow sixty times a second, but changes none of these.
  const parts = useEditor(({ flow: { name, description, nodes, wires } }) => ({ name, description, nodes, wires }));
  return useMemo(
    () => (live ? changesBetween(live, { ...live, ...parts, description: parts.description ?? "" }, catalogue) : none),
    [live, parts, catalogue],
  );
}
