import { Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Plus, Search } from "lucide-react";
import { useState } from "react";
import { useFlows } from "../../shared/api/queries";
import type { FlowSummary } from "../../shared/api/types";
import { messages as shared } from "../../shared/messages.en";
import { Empty } from "../../shared/layout/Empty";
import { Page } from "../../shared/layout/Page";
import { Panel } from "../../shared/layout/Panel";
import { QueryState } from "../../shared/layout/QueryState";
import { FirstFlow } from "./FirstFlow";
import { FlowTable } from "./FlowTable";
import { ImportButton } from "./ImportButton";
import { messages } from "./messages.en";
import { NewFlowDialog } from "./NewFlowDialog";

const pageSize = 100;
/** With fewer flows than this, all are seen at a glance. */
const manyFlows = 8;

/** The start page: all flows, or how to make the first. */
export function FlowsPage() {
  const [limit, setLimit] = useState(pageSize);
  const [creating, create] = useDisclosure(false);
  const flows = useFlows(limit);
  // Until it is known which of the two pages it is, neither is shown: one would jump to the other.
  if (flows.isPending) return <QueryState query={flows}>{() => null}</QueryState>;
  return (
    <>
      {flows.data?.flows.length === 0 ? (
        <FirstFlow onCreate={create.open} />
      ) : (
        <FlowListPage flows={flows} onCreate={create.open} onMore={() => setLimit(limit + pageSize)} />
      )}
      <NewFlowDialog opened={creating} onClose={create.close} />
    </>
  );
}

type ListProps = { flows: ReturnType<typeof useFlows>; onCreate: () => void; onMore: () => void };

function FlowListPage({ flows, onCreate, onMore }: ListProps) {
  const actions = (
    <>
      <ImportButton />
      <Button leftSection={<Plus size={16} />} onClick={onCreate}>
        {messages.create}
      </Button>
    </>
  );
  return (
    <Page title={messages.title} lead={messages.lead} actions={actions}>
      <QueryState query={flows}>
        {(data) => (
          <>
            <Flows flows={data.flows} />
            {data.next !== undefined && (
              <Button variant="default" mt="md" onClick={onMore}>
                {shared.more}
              </Button>
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Flows({ flows }: { flows: readonly FlowSummary[] }) {
  const [wanted, setWanted] = useState("");
  const matching = flows.filter((flow) => flow.name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      {flows.length >= manyFlows && (
        <TextInput
          aria-label={messages.find}
          placeholder={messages.find}
          leftSection={<Search size={14} />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          maw={320}
          mb="md"
        />
      )}
      <Panel>
        {matching.length > 0 ? (
          <FlowTable flows={matching} />
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
