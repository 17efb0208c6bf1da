import { Button, Group, Modal, Select, Stack, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { messages } from "./messages.en";

const words = messages.paste;
const types: Record<string, string> = {
  "text/plain": "txt",
  "text/csv": "csv",
  "application/json": "json",
  "application/x-ndjson": "ndjson",
  "application/xml": "xml",
  "text/html": "html",
};

interface PasteDialogProps {
  text: string;
  onFeed: (file: File) => void;
  onClose: () => void;
}

/** Makes a document of pasted or typed text. */
export function PasteDialog({ text: pasted, onFeed, onClose }: PasteDialogProps) {
  const [text, setText] = useState(pasted);
  const [type, setType] = useState(looksLike(pasted));
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const standard = `pasted.${types[type] ?? "txt"}`;
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
            data={Object.keys(types)}
            value={type}
            onChange={(value) => setType(value ?? type)}
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

/** A first guess at the media type, to be corrected by hand. */
function looksLike(text: string): string {
  const start = text.trimStart();
  if (/^[[{]/.test(start)) return "application/json";
  if (/^<!doctype html|^<html/i.test(start)) return "text/html";
  if (start.startsWith("<")) return "application/xml";
  return "text/plain";
}
