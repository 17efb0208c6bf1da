import { Code, Group } from "@mantine/core";
import { CopyText } from "../../shared/layout/CopyText";
import { messages } from "./messages.en";

/** Where the server looks for JARs. */
export function FolderLine({ folder }: { folder: string }) {
  return (
    <Group gap="sm" mb="xl">
      <span>{messages.folder}</span>
      <Code>{folder}</Code>
      <CopyText text={folder} label={messages.copyFolder} />
    </Group>
  );
}
