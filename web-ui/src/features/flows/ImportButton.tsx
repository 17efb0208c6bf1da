import { FolderInput } from "lucide-react";
import { ChooseFiles } from "../../shared/layout/ChooseFiles";
import { tellFailed } from "../../shared/layout/notify";
import { messages } from "./messages.en";
import { readFlow } from "./model/flowFile";
import { useCreateFlow } from "./useFlowActions";

/** Makes a flow from an exported file. */
export function ImportButton() {
  const { mutate, isPending } = useCreateFlow();
  const take = async (file: File) => {
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
    <ChooseFiles
      accept=".json,application/json"
      onFiles={([file]) => void (file && take(file))}
      variant="default"
      leftSection={<FolderInput size={16} />}
      loading={isPending}
    >
      {messages.import}
    </ChooseFiles>
  );
}
