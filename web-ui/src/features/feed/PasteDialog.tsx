import { Button, Group, Modal, Select, Stack, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { messages } from "./messages.en";
import { guessType, textTypes } from "./model/pastedText";

const words = messages.paste;
interface PasteDialogProps {
  text: string;
  /** The media types that the flow reads. */
  takes: readonly string[];
  onFeed: (file: File) => void;
  onClose: () => void;
}

/** Makes a document of pasted or typed text. */
export function PasteDialog({ text: pasted, takes, onFeed, onClose }: PasteDialogProps) {
  const [text, setText] = useState(pasted);
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const type = chosen ?? guessType(text, takes);
  const standard = `pasted.${textTypes[type] ?? "txt"}`;
  const feed = () => {
    setAsked(true);
    if (text === "") return;
    onFeed(new File([text], name.trim() || standard, { type }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={words.title} size="xl">
      <Stack gap="md">
        <Textarea
          data-autofocus
          label={words.text}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={asked && text === "" && words.needed}
          autosize
          minRows={8}
          maxRows={20}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        />
        <Group grow align="flex-start">
          <Select
            label={words.type}
            data={Object.keys(textTypes)}
            value={type}
            onChange={(value) => setChosen(value ?? type)}
            allowDeselect={false}
          />
          <TextInput
            label={words.name}
            placeholder={standard}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Group>
        <Group justify="flex-end">
          <Button onClick={feed}>{words.feed}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
