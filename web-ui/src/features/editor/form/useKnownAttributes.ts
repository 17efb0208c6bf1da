import { useQueries } from "@tanstack/react-query";
import { api } from "../../../shared/api/client";
import { demand } from "../../../shared/api/outcome";
import { wiresInto } from "../model/flowIndex";
import { useEditor } from "../store/EditorContext";

const SEEN_ENOUGH = 30_000;

/** The attributes that the last packets on the wires into a node had. */
export function useKnownAttributes(node: string): string[] {
  const flowId = useEditor((state) => state.flowId);
  const wires = useEditor(({ flow, server }) => {
    const live = new Set(server.live?.wires.map((wire) => wire.id));
    return wiresInto(flow, node)
      .map((wire) => wire.id)
      .filter((id) => live.has(id));
  });
  return useQueries({
    queries: wires.map((wire) => ({
      queryKey: ["flow", flowId, "attributes", wire],
      queryFn: () =>
        demand(api.GET("/api/v1/flows/{id}/wires/{wire}/packets", { params: { path: { id: flowId, wire } } })),
      staleTime: SEEN_ENOUGH,
    })),
    combine: (results) => {
      const packets = results.flatMap((result) => result.data?.packets ?? []);
      return [...new Set(packets.flatMap(({ packet }) => Object.keys(packet.attributes)))].toSorted();
    },
  });
}
