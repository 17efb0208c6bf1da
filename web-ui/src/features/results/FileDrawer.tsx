import { Button, Drawer, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { keys } from "../../shared/api/queries";
import { readStart, type FileStart } from "../../shared/api/readStart";
import type { WrittenFile } from "../../shared/api/types";
import { bytes, moment } from "../../shared/format/format";
import { QueryState } from "../../shared/layout/QueryState";
import { contentAddress } from "./contentAddress";
import { messages } from "./messages.en";
import classes from "./Results.module.css";

/** Bytes that are shown of a file. */
const shown = 64_000;

/** The beginning of a written file. */
export function FileDrawer({ file, onClose }: { file: WrittenFile | undefined; onClose: () => void }) {
  return (
    <Drawer opened={file !== undefined} onClose={onClose} position="right" size={800} title={file?.path}>
      {file && <Preview file={file} />}
    </Drawer>
  );
}

function Preview({ file }: { file: WrittenFile }) {
  const address = contentAddress(file.path);
  // The time is part of the key, so that a file that grows is read again.
  const start = useQuery({
    queryKey: [...keys.files, file.path, file.modifiedAt],
    queryFn: ({ signal }) => readStart(address, shown, signal),
    placeholderData: (previous) => previous,
  });
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed">
          {bytes(file.size)} · {moment(new Date(file.modifiedAt))}
        </Text>
        <Button component="a" href={address} download variant="default" leftSection={<Download size={16} />}>
          {messages.download}
        </Button>
      </Group>
      <QueryState query={start}>{(data) => <Start start={data} size={file.size} />}</QueryState>
    </>
  );
}

function Start({ start, size }: { start: FileStart; size: number }) {
  if (start.binary) return <Text size="sm">{messages.binary}</Text>;
  if (start.text === "") return <Text size="sm">{messages.empty}</Text>;
  return (
    <>
      <pre className={classes.text} tabIndex={0}>
        {start.text}
      </pre>
      {!start.whole && (
        <Text size="sm" c="dimmed" mt="sm">
          {messages.start(bytes(shown), bytes(size))}
        </Text>
      )}
    </>
  );
}
