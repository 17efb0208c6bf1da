import type { Flow } from "../../../shared/api/types";
import { withPlaces } from "../model/unplaced";

/** A flow as the server has it, with a place for every node of the draft: a flow that was not drawn need not tell any. */
export function drawn(flow: Flow): Flow {
  const draft = withPlaces(flow.draft);
  return draft === flow.draft ? flow : { ...flow, draft };
}
