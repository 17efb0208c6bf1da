import { Button, Group, Modal, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { tellDone } from "../../../shared/layout/notify";
import { messages as shared } from "../../../shared/messages.en";
import { showProblem } from "../commands/viewCommands";
import { messages } from "../messages.en";
import { isError } from "../model/problems";
import { useEditor, useEditorStore } from "../store/EditorContext";
import { publish } from "../store/publishing";
import { ChangeList } from "./ChangeList";
import { useChanges } from "./useChanges";
import { useMove } from "./useMove";

const words = messages.publish;

/** Asks before the draft goes live: what changes, and a note about it. */
export function PublishDialog() {
  const editor = useEditorStore();
  const opened = useEditor((state) => state.dialog === "publish");
  const close = () => editor.setState({ dialog: undefined });
  return (
    <Modal opened={opened} onClose={close} title={<Title />} size="lg">
      {opened && <Publish onClose={close} />}
    </Modal>
  );
}

function Title() {
  const changes = useChanges().length;
  return changes > 0 ? words.askChanges(changes) : words.ask;
}

function Publish({ onClose }: { onClose: () => void }) {
  const editor = useEditorStore();
  const changes = useChanges();
  const next = useEditor(({ server }) => (server.liveRevision ?? 0) + 1);
  const published = useEditor(({ server }) => server.liveRevision !== undefined);
  const errors = useEditor(({ problems }) => problems.filter(isError));
  const move = useMove();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [first] = errors;

  async function run(): Promise<void> {
    setBusy(true);
    const answer = await publish(editor, note.trim());
    setBusy(false);
    if (!answer.done) {
      setRefused(answer.reason);
      return;
    }
    onClose();
    tellDone(words.done(editor.getState().server.liveRevision ?? next));
  }

  function show(): void {
    editor.setState({ problemsOpen: true, fresh: new Set() });
    onClose();
    if (first) showProblem(editor, first);
  }

  return (
    <>
      {changes.length === 0 && (
        <Text size="sm" mb="sm">
          {published ? words.sameAgain : words.firstVersion}
        </Text>
      )}
      <ChangeList changes={changes} move={move} />
      <Textarea
        mt="md"
        label={words.note}
        placeholder={words.noteHint}
        autosize
        minRows={2}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {refused !== undefined && errors.length === 0 && (
        <Text c="var(--error)" size="sm" mt="md" role="alert">
          {refused}
        </Text>
      )}
      <Group mt="xl" gap="sm" justify="flex-end">
        {errors.length > 0 && (
          <Group gap="sm" mr="auto" role="alert">
            <Text c="var(--error)" size="sm" fw={600}>
              {words.blocked(errors.length)}
            </Text>
            <Button variant="default" size="compact-sm" onClick={show}>
              {words.show}
            </Button>
          </Group>
        )}
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button disabled={errors.length > 0} loading={busy} onClick={() => void run()}>
          {words.publishVersion(next)}
        </Button>
      </Group>
    </>
  );
}
