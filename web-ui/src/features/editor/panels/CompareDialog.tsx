import { Button, Group, Modal, Table, Title } from "@mantine/core";
import { nameOf } from "../commands/nodeCommands";
import { messages } from "../messages.en";
import { differencesBetween } from "../model/differences";
import { nodesById } from "../model/flowIndex";
import { resolveConflict } from "../store/conflict";
import { useEditor, useEditorStore } from "../store/EditorContext";

const words = messages.notices;

/** Both versions of the components that two people changed, side by side. */
export function CompareDialog() {
  const editor = useEditorStore();
  const opened = useEditor((state) => state.dialog === "compare" && state.notice?.kind === "conflict");
  const contested = useEditor(({ notice }) => (notice?.kind === "conflict" ? notice.contested : []));
  return (
    <Modal opened={opened} onClose={() => editor.setState({ dialog: undefined })} title={words.compareTitle} size="xl">
      {contested.map((node) => (
        <NodeComparison key={node} id={node} />
      ))}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={() => resolveConflict(editor, "mine")}>
          {words.keepMine}
        </Button>
        <Button variant="default" onClick={() => resolveConflict(editor, "theirs")}>
          {words.takeTheirs}
        </Button>
      </Group>
    </Modal>
  );
}

function NodeComparison({ id }: { id: string }) {
  const title = useEditor((state) => nameOf(state, id));
  const mine = useEditor(({ flow }) => nodesById(flow).get(id));
  const theirs = useEditor(({ notice }) =>
    notice?.kind === "conflict" ? nodesById(notice.theirs.draft).get(id) : undefined,
  );
  const catalogue = useEditor((state) => state.catalogue);
  return (
    <section>
      <Title order={3} mt="md" mb="xs">
        {title}
      </Title>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="30%">{words.setting}</Table.Th>
            <Table.Th>{mine ? words.mine : words.mineRemoved}</Table.Th>
            <Table.Th>{theirs ? words.theirs : words.theirsRemoved}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differencesBetween(mine, theirs, catalogue).map((difference) => (
            <Table.Tr key={difference.part}>
              <Table.Th scope="row">{difference.part}</Table.Th>
              <Table.Td>{difference.before}</Table.Td>
              <Table.Td>{difference.after}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
