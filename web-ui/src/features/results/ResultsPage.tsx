import { Button, TextInput } from "@mantine/core";
import { FileOutput, Search } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { useFiles } from "../../shared/api/queries";
import type { WrittenFile } from "../../shared/api/types";
import { Empty } from "../../shared/layout/Empty";
import { Page } from "../../shared/layout/Page";
import { Panel } from "../../shared/layout/Panel";
import { QueryState } from "../../shared/layout/QueryState";
import { FileDrawer } from "./FileDrawer";
import { FileTable } from "./FileTable";
import { messages } from "./messages.en";

/** The files that publishers wrote. */
export function ResultsPage() {
  const files = useFiles();
  const [opened, setOpened] = useState<string>();
  const file = files.data?.files.find((candidate) => candidate.path === opened);
  return (
    <Page title={messages.title} lead={files.data && messages.lead(files.data.root)}>
      <QueryState query={files}>{(data) => <Files files={data.files} onOpen={setOpened} />}</QueryState>
      <FileDrawer file={file} onClose={() => setOpened(undefined)} />
    </Page>
  );
}

interface FilesProps {
  files: readonly WrittenFile[];
  onOpen: (path: string) => void;
}

function Files({ files, onOpen }: FilesProps) {
  const [wanted, setWanted] = useState("");
  if (files.length === 0) {
    return (
      <Panel>
        <Empty Icon={FileOutput} title={messages.none} text={messages.noneText}>
          <Button variant="default" component={Link} to="/">
            {messages.toFlows}
          </Button>
        </Empty>
      </Panel>
    );
  }
  const matching = files.filter((file) => file.path.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      <TextInput
        aria-label={messages.find}
        placeholder={messages.find}
        leftSection={<Search size={14} />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        maw={320}
        mb="md"
      />
      <Panel>
        {matching.length > 0 ? (
          <FileTable files={matching} onOpen={onOpen} />
        ) : (
          <Empty Icon={Search} title={messages.noMatch(wanted)}>
            <Button variant="default" onClick={() => setWanted("")}>
              {messages.clear}
            </Button>
          </Empty>
        )}
      </Panel>
    </>
  );
}
