import { Group, Loader, Progress } from "@mantine/core";
import { DocumentStateTag } from "../../shared/flow/DocumentStateTag";
import { Tag } from "../../shared/layout/Tag";
import classes from "./Feed.module.css";
import { messages } from "./messages.en";
import { settledState, type Row } from "./model/row";

const words = messages.state;

/** The state of a file in a word, or a bar while it is sent. */
export function RowProgress({ row: { path, state } }: { row: Row }) {
  switch (state.kind) {
    case "waiting":
      return <Tag>{words.waiting}</Tag>;
    case "sending":
      return state.percent < 100 ? <Bar path={path} percent={state.percent} /> : <OnItsWay />;
    case "full":
      return <Tag tone="warning">{words.full}</Tag>;
    case "handling":
      return <OnItsWay />;
    case "settled":
      return <DocumentStateTag state={settledState(state.documents)} />;
    case "refused":
      return <Tag tone="error">{words.refused}</Tag>;
    case "unanswered":
      return <Tag tone="warning">{words.unanswered}</Tag>;
    case "unsendable":
      return <Tag tone="error">{words.unsendable}</Tag>;
    default:
      return state satisfies never;
  }
}

function Bar({ path, percent }: { path: string; percent: number }) {
  return (
    <span className={classes.bar}>
      <Progress value={percent} aria-label={messages.progress(path)} />
      {words.sending(percent)}
    </span>
  );
}

function OnItsWay() {
  return (
    <Group gap={6} wrap="nowrap">
      <Loader size={12} />
      <DocumentStateTag state="in-flight" />
    </Group>
  );
}
