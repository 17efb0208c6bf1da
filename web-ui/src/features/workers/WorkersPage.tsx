import { Code, Text } from "@mantine/core";
import { Cpu } from "lucide-react";
import { useFlows, useWorkers } from "../../shared/api/queries";
import { Empty } from "../../shared/layout/Empty";
import { Page } from "../../shared/layout/Page";
import { Panel } from "../../shared/layout/Panel";
import { QueryState } from "../../shared/layout/QueryState";
import { messages } from "./messages.en";
import { WorkerTable } from "./WorkerTable";

/** The processes that flows run in, beside the server. */
export function WorkersPage() {
  const workers = useWorkers();
  const spare = workers.data?.spare;
  const flows = useFlows().data?.flows ?? [];
  return (
    <Page title={messages.title} lead={messages.lead}>
      <Panel>
        <QueryState query={workers}>
          {(data) => (data.workers.length === 0 ? <NoWorkers /> : <WorkerTable workers={data.workers} flows={flows} />)}
        </QueryState>
      </Panel>
      {spare && (
        <Text size="sm" c="dimmed" mt="sm">
          {messages.spare(spare.pid)}
        </Text>
      )}
    </Page>
  );
}

function NoWorkers() {
  const { before, setting, after } = messages.noneText;
  const text = (
    <>
      {before}
      <Code>{setting}</Code>
      {after}
    </>
  );
  return <Empty Icon={Cpu} title={messages.none} text={text} />;
}
