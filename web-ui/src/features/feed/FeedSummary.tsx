import { Button, Group } from "@mantine/core";
import { RotateCcw } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { useContact } from "../../shared/api/contact";
import { Tag } from "../../shared/layout/Tag";
import classes from "./Feed.module.css";
import { cancelWaiting, clearFinished, retryFailed, rowsOf, useFeed } from "./feedStore";
import { messages } from "./messages.en";
import { summarise } from "./model/row";

const words = messages.summary;

/** How many files ended how, and what can be done with all of them. */
export function FeedSummary({ flow }: { flow: string }) {
  const sum = useFeed(useShallow((state) => summarise(rowsOf(flow, state))));
  const paused = useContact((state) => state.lost) && sum.waiting > 0;
  return (
    <Group justify="space-between" mb="sm">
      <Group gap="sm">
        <h2 className={classes.heading}>{words.all(sum.all)}</h2>
        {sum.busy > 0 && <Tag tone="accent">{words.busy(sum.busy)}</Tag>}
        {paused && <Tag tone="warning">{words.paused}</Tag>}
        {sum.published > 0 && <Tag tone="success">{words.published(sum.published)}</Tag>}
        {sum.dropped > 0 && <Tag>{words.dropped(sum.dropped)}</Tag>}
        {sum.dead > 0 && <Tag tone="error">{words.dead(sum.dead)}</Tag>}
        {sum.unanswered > 0 && <Tag tone="warning">{words.unanswered(sum.unanswered)}</Tag>}
        {sum.failed > 0 && <Tag tone="error">{words.failed(sum.failed)}</Tag>}
      </Group>
      <Group gap="sm">
        {sum.retryable > 0 && (
          <Button size="xs" leftSection={<RotateCcw size={14} />} onClick={() => retryFailed(flow)}>
            {messages.retry(sum.retryable)}
          </Button>
        )}
        {sum.waiting > 0 && (
          <Button size="xs" variant="default" onClick={() => cancelWaiting(flow)}>
            {messages.cancelWaiting}
          </Button>
        )}
        {sum.busy < sum.all && (
          <Button size="xs" variant="default" onClick={() => clearFinished(flow)}>
            {messages.clear}
          </Button>
        )}
      </Group>
    </Group>
  );
}
