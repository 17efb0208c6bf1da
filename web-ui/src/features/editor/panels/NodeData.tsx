import { SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { nameOf } from "../commands/nodeCommands";
import { messages } from "../messages.en";
import { wiresInto, wiresOutOf } from "../model/flowIndex";
import { useEditor } from "../store/EditorContext";
import { WirePackets } from "./WirePackets";

const words = messages.data;

/** The last packets that came into a node or left it, wire by wire. */
export function NodeData({ id }: { id: string }) {
  const [wanted, setWanted] = useState<"in" | "out">("out");
  const [chosen, setChosen] = useState<string>();
  const into = useEditor((state) => wiresInto(state.flow, id).length);
  const outOf = useEditor((state) => wiresOutOf(state.flow, id).length);
  const side = (wanted === "out" && outOf > 0) || into === 0 ? "out" : "in";
  const wires = useEditor((state) => (side === "out" ? wiresOutOf(state.flow, id) : wiresInto(state.flow, id)));
  const names = useEditor((state) =>
    wires.map(({ from, to }) =>
      side === "out" ? words.to(from.port, nameOf(state, to.node)) : words.from(to.port, nameOf(state, from.node)),
    ),
  );
  const wire = wires.find((known) => known.id === chosen) ?? wires[0];
  if (!wire) {
    return (
      <Text size="sm" c="dimmed">
        {words.noWires}
      </Text>
    );
  }
  return (
    <Stack gap="md">
      {into > 0 && outOf > 0 && (
        <SegmentedControl
          size="xs"
          aria-label={words.side}
          data={[
            { value: "in", label: words.came },
            { value: "out", label: words.left },
          ]}
          value={side}
          onChange={(value) => setWanted(value === "in" ? "in" : "out")}
        />
      )}
      {wires.length > 1 && (
        <Select
          aria-label={words.wire}
          data={wires.map((known, index) => ({ value: known.id, label: names[index] ?? known.id }))}
          value={wire.id}
          allowDeselect={false}
          onChange={(value) => setChosen(value ?? undefined)}
        />
      )}
      <WirePackets wire={wire.id} />
    </Stack>
  );
}
