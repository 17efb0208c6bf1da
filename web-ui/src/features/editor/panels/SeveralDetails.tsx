import { Button, Stack } from "@mantine/core";
import { commandOf } from "../commands/commandTable";
import { printed } from "../commands/keySpec";
import { messages } from "../messages.en";
import { useEditor, useEditorStore } from "../store/EditorContext";
import classes from "./DetailsPanel.module.css";

const offered = ["duplicate", "copy", "tidy", "toggle", "heal", "remove"] as const;

/** What can be done to several components at once. */
export function SeveralDetails() {
  const editor = useEditorStore();
  const nodes = useEditor((state) => state.selection.nodes.size);
  const wires = useEditor((state) => state.selection.wires.size);
  const readOnly = useEditor((state) => state.readOnly);
  const commands = offered.map(commandOf);
  return (
    <div className={classes.scroll}>
      <h2 className={classes.title}>{messages.details.several(nodes, wires)}</h2>
      <Stack gap={4} mt="md">
        {!readOnly &&
          commands
            .filter((command) => command.possible(editor.getState()))
            .map(({ id, label, keys, run }) => (
              <Button
                key={id}
                variant="default"
                justify="space-between"
                rightSection={<span className={classes.keys}>{printed(keys[0] ?? "")}</span>}
                onClick={() => void run(editor)}
              >
                {label}
              </Button>
            ))}
      </Stack>
    </div>
  );
}
