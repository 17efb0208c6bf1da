import { Button, CopyButton } from "@mantine/core";
import { Check, Copy } from "lucide-react";
import { messages } from "../messages.en";

/** Copies a text to the clipboard, and says so. */
export function CopyText({ text, label }: { text: string; label: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
          onClick={copy}
        >
          {copied ? messages.copied : label}
        </Button>
      )}
    </CopyButton>
  );
}
