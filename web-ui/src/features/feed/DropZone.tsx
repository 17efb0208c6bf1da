import { Button, Group } from "@mantine/core";
import { ClipboardPaste, FileUp, FolderUp, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { ChooseFiles } from "../../shared/layout/ChooseFiles";
import classes from "./Feed.module.css";
import { messages } from "./messages.en";
import { foundIn, type FoundFile } from "./model/foundFiles";

const words = messages.drop;

interface DropZoneProps {
  /** Files are held over the window just now. */
  hovering: boolean;
  /** The media types that the flow reads, where that is known. */
  takes: readonly string[];
  onFiles: (files: readonly FoundFile[]) => void;
  onPaste: () => void;
  children: ReactNode;
}

/** The place to drop files on, with buttons that do the same. */
export function DropZone({ hovering, takes, onFiles, onPaste, children }: DropZoneProps) {
  const take = (files: File[]) => onFiles(foundIn(files));
  return (
    <div className={classes.zone} data-hovering={hovering || undefined} data-testid="drop-zone">
      <Upload size={28} strokeWidth={1.5} color="var(--accent)" aria-hidden />
      <p className={classes.dropHere}>{hovering ? words.now : words.here}</p>
      <p className={classes.dropOr}>
        {takes.length > 0 && `${words.takes(takes)} `}
        {words.or}
      </p>
      <Group gap="sm" justify="center">
        <ChooseFiles multiple onFiles={take} leftSection={<FileUp size={16} />}>
          {words.files}
        </ChooseFiles>
        <ChooseFiles folder onFiles={take} variant="default" leftSection={<FolderUp size={16} />}>
          {words.folder}
        </ChooseFiles>
        <Button variant="default" leftSection={<ClipboardPaste size={16} />} onClick={onPaste}>
          {words.text}
        </Button>
      </Group>
      <div className={classes.entry}>{children}</div>
    </div>
  );
}
