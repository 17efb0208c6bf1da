import { Button, Group, Kbd, Text, Title } from "@mantine/core";
import { addFromPalette } from "../commands/addCommands";
import { messages } from "../messages.en";
import { byKind } from "../model/search";
import { useEditor, useEditorStore } from "../store/EditorContext";
import classes from "./FlowCanvas.module.css";
import { KindIcon } from "./KindIcon";

const SUGGESTIONS = 6;
const words = messages.empty;

/** What to do first, where there is nothing yet. */
export function EmptyFlow() {
  const editor = useEditorStore();
  const empty = useEditor(({ flow, readOnly }) => flow.nodes.length === 0 && !readOnly);
  const adapters = useEditor(({ catalogue }) =>
    byKind(catalogue)
      .filter((component) => component.kind === "adapter")
      .toSorted((one, other) => other.takes.length - one.takes.length) // what fits most documents
      .slice(0, SUGGESTIONS),
  );
  if (!empty) return null;
  return (
    <section className={classes.empty} aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Group gap="sm" justify="center">
        {adapters.map((component) => (
          <Button
            key={component.id}
            variant="default"
            leftSection={<KindIcon kind="adapter" />}
            onClick={() => {
              addFromPalette(editor, component);
              editor.getState().canvas?.focus();
            }}
          >
            {component.name}
          </Button>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {words.before} <Kbd size="xs">N</Kbd> {words.between} <Kbd size="xs">?</Kbd> {words.after}
      </Text>
    </section>
  );
}
