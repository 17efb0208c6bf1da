import { ActionIcon, Group, Kbd, Modal, Stack, Table, Title } from "@mantine/core";
import { useDisclosure, useWindowEvent } from "@mantine/hooks";
import { Keyboard } from "lucide-react";
import { messages } from "../messages.en";
import { isTyping } from "./isTyping";
import { useKeyGroups, useKeyHelp, type KeyGroup } from "./keyHelp";

const everywhere = {
  title: messages.keys.everywhere,
  lines: [
    { keys: "?", does: messages.keys.help },
    { keys: "Esc", does: messages.keys.close },
  ],
};

/** The button and the key `?` that open the list of shortcuts. */
export function KeyHelp() {
  useKeyHelp(everywhere);
  const groups = useKeyGroups((state) => state.groups);
  const [opened, { open, close }] = useDisclosure(false);
  useWindowEvent("keydown", (event) => {
    if (event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event)) open();
  });
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        visibleFrom="md"
        onClick={open}
        aria-label={messages.keys.button}
      >
        <Keyboard size={16} />
      </ActionIcon>
      <Modal opened={opened} onClose={close} title={messages.keys.title} size="lg">
        <Stack gap="lg">
          {groups.map((group) => (
            <KeyTable key={group.title} group={group} />
          ))}
        </Stack>
      </Modal>
    </>
  );
}

function KeyTable({ group }: { group: KeyGroup }) {
  return (
    <section>
      <Title order={3} mb="xs">
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
