import { Button, Code, CopyButton, Group } from "@mantine/core";
import { Check, Copy } from "lucide-react";
import { messages as shared } from "../../shared/messages.en";
import { messages } from "./messages.en";

/** Where the server looks for JARs. */
export function FolderLine({ folder }: { folder: string }) {
  return (
    <Group gap="sm" mb="xl">
      <span>{messages.folder}</span>
      <Code>{folder}</Code>
      <CopyButton value={folder}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="xs"
            leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
            onClick={copy}
          >
            {copied ? shared.copied : messages.copyFolder}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
