import { Button, FileButton, Tooltip } from "@mantine/core";
import { FolderInput } from "lucide-react";
import { tellFailed } from "../../shared/layout/notify";
import { messages } from "./messages.en";
import { readFlow } from "./model/flowFile";
import { useCreateFlow } from "./useFlowActions";

/** Makes a flow from an exported file. */
export function ImportButton() {
  const { mutate, isPending } = useCreateFlow();
  const take = async (file: File | null) => {
    if (!file) return;
    const result = readFlow(await file.text());
    switch (result.kind) {
      case "flow":
        mutate(result.flow);
        return;
      case "not-json":
        tellFailed(new Error(messages.file.notJson(file.name)));
        return;
      case "not-a-flow":
        tellFailed(new Error(messages.file.notFlow(file.name)));
        return;
      default:
        result satisfies never;
    }
  };
  return (
    <FileButton accept=".json,application/json" onChange={(file) => void take(file)}>
      {(button) => (
        <Tooltip label={messages.importHint}>
          <Button {...button} variant="default" leftSection={<FolderInput size={16} />} loading={isPending}>
            {messages.import}
          </Button>
        </Tooltip>
      )}
    </FileButton>
  );
}
