import { Button } from "@mantine/core";
import { FolderUp } from "lucide-react";
import { useRef } from "react";
import { messages } from "./messages.en";

/** Chooses a folder and takes all files below it. */
export function FolderButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const attach = (element: HTMLInputElement | null) => {
    input.current = element;
    // React has no such property.
    if (element) element.webkitdirectory = true;
  };
  return (
    <>
      <input
        ref={attach}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <Button variant="default" leftSection={<FolderUp size={16} />} onClick={() => input.current?.click()}>
        {messages.drop.folder}
      </Button>
    </>
  );
}
