import { usePlace } from "../../../shared/api/queries";
import { isDue, isolatedNode, resolved } from "../model/flowPlace";
import { useEditor } from "../store/EditorContext";
import { moveWords } from "../words/moveWords.en";
import { useWhereabouts } from "./useFlowPlace";

/** The sentence that says where the flow moves from and to when the draft is published; none if it stays. */
export function useMove(): string | undefined {
  const flow = useEditor((state) => state.flowId);
  const isolated = useEditor((state) => isolatedNode(state.flow, state.catalogue) !== undefined);
  const place = usePlace(flow).data?.place;
  const { workers, now } = useWhereabouts(place ?? "auto");
  if (!place || !now || workers === undefined) return undefined;
  const target = resolved(place, isolated, workers);
  return isDue(target, now.length, workers) ? moveWords.move(now, target) : undefined;
}
