import { Button, Checkbox, Group, Modal, Radio, ScrollArea, Stack } from "@mantine/core";
import { useState } from "react";
import type { ReplayFrom, RevisionSummary } from "../../shared/api/types";
import { moment } from "../../shared/format/format";
import { messages as shared } from "../../shared/messages.en";
import { messages } from "./messages.en";

const words = messages.versions;

interface VersionDialogProps {
  opened: boolean;
  /** Newest first. */
  revisions: readonly RevisionSummary[];
  onClose: () => void;
  /** Without a number, the live version is meant. */
  onReplay: (from: ReplayFrom, revision: number | undefined) => void;
}

/** Asks in which version letters are replayed. */
export function VersionDialog({ opened, onClose, ...choice }: VersionDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size={540} centered>
      <Choice {...choice} onClose={onClose} />
    </Modal>
  );
}

function Choice({ revisions, onClose, onReplay }: Omit<VersionDialogProps, "opened">) {
  const live = revisions.find((revision) => revision.live)?.number;
  const [number, setNumber] = useState(live);
  const [fromStart, setFromStart] = useState(false);
  const replay = () => {
    onClose();
    onReplay(fromStart ? "start" : "failed-node", number === live ? undefined : number);
  };
  return (
    <>
      <Radio.Group
        label={words.label}
        description={words.text}
        value={String(number)}
        onChange={(value) => setNumber(Number(value))}
      >
        <ScrollArea.Autosize mah={320} mt="md" type="auto">
          <Stack gap="sm">
            {revisions.map((revision) => (
              <Radio
                key={revision.number}
                value={String(revision.number)}
                label={words.name(revision.number, revision.live)}
                description={words.about(moment(new Date(revision.publishedAt)), revision.note)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Radio.Group>
      <Checkbox
        mt="lg"
        label={messages.fromStart}
        description={messages.fromStartText}
        checked={fromStart}
        onChange={(event) => setFromStart(event.currentTarget.checked)}
      />
      <Group justify="flex-end" mt="xl" gap="sm">
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button onClick={replay}>{messages.replay}</Button>
      </Group>
    </>
  );
}
