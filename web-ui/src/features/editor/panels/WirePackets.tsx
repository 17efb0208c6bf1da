import { Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api } from "../../../shared/api/client";
import { demand } from "../../../shared/api/outcome";
import type { SeenPacket } from "../../../shared/api/types";
import { FateLink } from "../../../shared/flow/FateLink";
import { Ago } from "../../../shared/format/Ago";
import { QueryState } from "../../../shared/layout/QueryState";
import { PacketCard } from "../../../shared/packet/PacketCard";
import { messages } from "../messages.en";
import { useEditor } from "../store/EditorContext";
import { useWireLive } from "../live/useLive";

const words = messages.data;

/** The last packets on a wire, newest first; fetched again when more have passed. */
export function WirePackets({ wire }: { wire: string }) {
  const flowId = useEditor((state) => state.flowId);
  const live = useEditor(({ server }) => server.live?.wires.some((known) => known.id === wire) ?? false);
  const passed = useWireLive(wire)?.count ?? 0;
  const packets = useQuery({
    queryKey: ["flow", flowId, "packets", wire, passed],
    queryFn: () =>
      demand(api.GET("/api/v1/flows/{id}/wires/{wire}/packets", { params: { path: { id: flowId, wire } } })),
    enabled: live,
    placeholderData: (previous) => previous,
  });
  if (!live) {
    return (
      <Text size="sm" c="dimmed">
        {words.notLive}
      </Text>
    );
  }
  return (
    <QueryState query={packets}>
      {(data) =>
        data.packets.length === 0 ? (
          <Stack gap="sm" align="flex-start">
            <Text size="sm" c="dimmed">
              {words.nothing}
            </Text>
            <Button component={Link} to={`/flows/${flowId}/feed`} variant="default" size="compact-sm">
              {words.feed}
            </Button>
          </Stack>
        ) : (
          <Stack gap="sm">
            {data.packets.map((seen, index) => (
              <PacketCard
                key={`${seen.at} ${index}`}
                packet={seen.packet}
                head={
                  <>
                    <FateLink receipt={seen.document}>{fileOf(seen)}</FateLink>{" "}
                    <Text span size="sm" c="dimmed">
                      <Ago at={seen.at} />
                    </Text>
                  </>
                }
              />
            ))}
          </Stack>
        )
      }
    </QueryState>
  );
}

/** The name of the file that it came from. */
function fileOf({ packet: { metadata } }: SeenPacket): string {
  return typeof metadata.filename === "string" ? metadata.filename : words.unnamed;
}
