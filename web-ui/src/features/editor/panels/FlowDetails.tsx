import { Stack, Text, Textarea, TextInput } from "@mantine/core";
import { setFlowDescription, setFlowName } from "../commands/settingCommands";
import { messages } from "../messages.en";
import { useEditor, useEditorStore } from "../store/EditorContext";
import classes from "./DetailsPanel.module.css";
import { FlowNumbers } from "./FlowNumbers";
import { FlowPlaceForm } from "./FlowPlaceForm";
import { ProblemList } from "./ProblemList";

const words = messages.details;

/** The flow itself: shown while nothing is selected. */
export function FlowDetails() {
  const editor = useEditorStore();
  const name = useEditor((state) => state.flow.name);
  const description = useEditor((state) => state.flow.description ?? "");
  const components = useEditor((state) => state.flow.nodes.length);
  const wires = useEditor((state) => state.flow.wires.length);
  const readOnly = useEditor((state) => state.readOnly);
  return (
    <div className={classes.scroll}>
      <h2 className={classes.title}>{words.flow}</h2>
      <Text size="sm" c="dimmed" mb="lg">
        {words.size(components, wires)}
      </Text>
      <Stack gap="md">
        <TextInput
          label={words.name}
          readOnly={readOnly}
          value={name}
          error={name.trim() === "" ? words.nameNeeded : undefined}
          onChange={(event) => setFlowName(editor, event.currentTarget.value)}
        />
        <Textarea
          label={words.description}
          placeholder={words.descriptionHint}
          rows={4}
          readOnly={readOnly}
          value={description}
          onChange={(event) => setFlowDescription(editor, event.currentTarget.value)}
        />
        <FlowPlaceForm />
        <FlowNumbers />
        <section>
          <h3 className={classes.heading}>{messages.problems.title}</h3>
          <ProblemList />
        </section>
      </Stack>
    </div>
  );
}
