import { useComponents, useFlow } from "../api/queries";
import { nodeName } from "./nodeName";

/** Gives nodes of a flow the names people know them by. */
export function useNodeName(flow: string): (node: string) => string {
  const file = useFlow(flow).data;
  const components = useComponents().data?.components ?? [];
  return (node) => nodeName(file?.live ?? file?.draft, components, node);
}
