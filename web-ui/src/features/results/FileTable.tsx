import { ActionIcon, Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { Download } from "lucide-react";
import type { WrittenFile } from "../../shared/api/types";
import { Ago } from "../../shared/format/Ago";
import { bytes } from "../../shared/format/format";
import { contentAddress } from "./contentAddress";
import { messages } from "./messages.en";
import classes from "./Results.module.css";

const words = messages.columns;

interface FileTableProps {
  files: readonly WrittenFile[];
  onOpen: (path: string) => void;
}

export function FileTable({ files, onOpen }: FileTableProps) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{words.file}</th>
          <th scope="col" className={classes.number}>
            {words.size}
          </th>
          <th scope="col">{words.changed}</th>
          <th scope="col">
            <VisuallyHidden>{words.actions}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ path, size, modifiedAt }) => (
          <tr key={path}>
            <th scope="row">
              <UnstyledButton className={classes.open} title={messages.preview(path)} onClick={() => onOpen(path)}>
                <Path path={path} />
              </UnstyledButton>
            </th>
            <td className={classes.number}>{bytes(size)}</td>
            <td className={classes.muted}>
              <Ago at={modifiedAt} />
            </td>
            <td className={classes.actions}>
              <Tooltip label={messages.download}>
                <ActionIcon
                  component="a"
                  href={contentAddress(path)}
                  download
                  variant="subtle"
                  color="gray"
                  aria-label={messages.downloadNamed(path)}
                >
                  <Download size={15} />
                </ActionIcon>
              </Tooltip>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The folders pale, the name not. */
function Path({ path }: { path: string }) {
  const end = path.lastIndexOf("/") + 1;
  return (
    <>
      <span className={classes.folder}>{path.slice(0, end)}</span>
      {path.slice(end)}
    </>
  );
}
