import { Button } from "@mantine/core";
import { Workflow } from "lucide-react";
import { Link } from "react-router";
import { useFlows } from "../../shared/api/queries";
import type { FlowSummary } from "../../shared/api/types";
import { FlowStateTag } from "../../shared/flow/FlowStateTag";
import { Empty } from "../../shared/layout/Empty";
import { Page } from "../../shared/layout/Page";
import { Panel } from "../../shared/layout/Panel";
import { QueryState } from "../../shared/layout/QueryState";
import classes from "./Feed.module.css";
import { messages } from "./messages.en";

const words = messages.picker;

/** Asks which flow should get the documents. */
export function FeedPickerPage() {
  return (
    <Page title={messages.title} lead={words.lead}>
      <Panel>
        <QueryState query={useFlows()}>{(data) => <Flows flows={data.flows} />}</QueryState>
      </Panel>
    </Page>
  );
}

function Flows({ flows }: { flows: readonly FlowSummary[] }) {
  const published = flows.filter((flow) => flow.liveRevision !== undefined);
  if (published.length === 0) {
    return (
      <Empty Icon={Workflow} title={words.none} text={words.noneText}>
        <Button component={Link} to="/" variant="default">
          {words.toFlows}
        </Button>
      </Empty>
    );
  }
  return (
    <ul className={classes.flows}>
      {published.map((flow) => (
        <li key={flow.id}>
          <Link to={`/flows/${flow.id}/feed`}>
            <span className={classes.flow}>
              <strong>{flow.name}</strong>
              <span>{flow.description}</span>
            </span>
            <FlowStateTag state={flow.state} revision={flow.liveRevision} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
