import { Group, Kbd, Modal, Stack, Table, Title } from "@mantine/core";
import { useDisclosure, useWindowEvent } from "@mantine/hooks";
import { messages } from "../messages.en";
import { isTyping } from "./isTyping";
import { useKeyGroups, useKeyHelp } from "./keyHelp";

const everywhere = {
  title: messages.keys.everywhere,
  lines: [
    { keys: "?", does: messages.keys.help },
    { keys: "Esc", does: messages.keys.close },
  ],
};

/** The list of shortcuts, opened by `?`. */
export function KeyHelp() {
  useKeyHelp(everywhere);
  const groups = useKeyGroups((state) => state.groups);
  const [opened, { open, close }] = useDisclosure(false);
  useWindowEvent("keydown", (event) => {
    if (event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event)) open();
  });
  return (
    <Modal opened={opened} onClose={close} title={messages.keys.title} size="lg">
      <Stack gap="lg">
        {groups.map((group) => (
          <section key={group.title}>
            <Title order={3} size="h5" mb="xs">
              {group.title}
            </Title>
            <Table withRowBorders={false} verticalSpacing={4}>
              <Table.Tbody>
                {group.lines.map((line) => (
                  <Table.Tr key={line.keys}>
                    <Table.Td w={220}>
                      <Keys printed={line.keys} />
                    </Table.Td>
                    <Table.Td>{line.does}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}

function Keys({ printed }: { printed: string }) {
  return (
    <Group gap={4}>
      {printed.split(" ").map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Group>
  );
}
