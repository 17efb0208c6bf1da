import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "react-router";
import type { FlowSummary } from "../../shared/api/types";
import { messages } from "./messages.en";
import classes from "./Workers.module.css";

/** So many fit beside the numbers of a worker. */
const atOnce = 4;

interface FlowLinksProps {
  ids: readonly string[];
  flows: readonly FlowSummary[];
}

/** The flows that run in a worker, by name. */
export function FlowLinks({ ids, flows }: FlowLinksProps) {
  const [all, { toggle }] = useDisclosure(false);
  if (ids.length === 0) return <span className={classes.muted}>{messages.noFlows}</span>;
  const shown = all ? ids : ids.slice(0, atOnce);
  return (
    <span className={classes.flows}>
      {shown.map((id) => (
        <Link key={id} to={`/flows/${id}/edit`}>
          {flows.find((flow) => flow.id === id)?.name ?? id}
        </Link>
      ))}
      {ids.length > atOnce && (
        <UnstyledButton className={classes.more} aria-expanded={all} onClick={toggle}>
          {all ? messages.fewerFlows : messages.moreFlows(ids.length - atOnce)}
        </UnstyledButton>
      )}
    </span>
  );
}
