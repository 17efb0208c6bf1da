import { useParams } from "react-router";
import { useFlow } from "../../shared/api/queries";
import { Page } from "../../shared/layout/Page";
import { QueryState } from "../../shared/layout/QueryState";
import { FeedDesk } from "./FeedDesk";
import { messages } from "./messages.en";

/** Feeds documents to the flow of the address. */
export function FeedPage() {
  const { id = "" } = useParams();
  const flow = useFlow(id);
  return (
    <Page title={messages.title} lead={flow.data && messages.lead(flow.data.draft.name)}>
      <QueryState query={flow}>{(data) => <FeedDesk flow={data} />}</QueryState>
    </Page>
  );
}
