import { Button, type ButtonProps } from "@mantine/core";
import { useRef, type ReactNode } from "react";

interface ChooseFilesProps extends ButtonProps {
  onFiles: (files: File[]) => void;
  multiple?: boolean;
  /** Chooses a folder and takes all files below it. */
  folder?: boolean;
  accept?: string;
  children: ReactNode;
}

/** A button that opens the browser's file chooser. The same file may be chosen again. */
export function ChooseFiles({
  onFiles,
  multiple = false,
  folder = false,
  accept,
  children,
  ...button
}: ChooseFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const attach = (element: HTMLInputElement | null) => {
    input.current = element;
    // React has no such property.
    if (element && folder) element.webkitdirectory = true;
  };
  return (
    <>
      <input
        ref={attach}
        type="file"
        hidden
        multiple={multiple || folder}
        accept={accept}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
