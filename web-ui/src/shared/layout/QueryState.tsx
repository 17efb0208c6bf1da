import { Button, Skeleton, Stack } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { CircleAlert, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { RequestError } from "../api/outcome";
import { messages } from "../messages.en";
import { Empty } from "./Empty";

interface QueryStateProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** Draws what a query brought; until then its loading state, or why there is nothing. Old data stays on screen. */
export function QueryState<T>({ query, children }: QueryStateProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Stack gap="sm" p="lg" role="status" aria-busy="true" aria-label={messages.loading}>
      <Skeleton height={20} width="40%" />
      <Skeleton height={20} />
      <Skeleton height={20} />
      <Skeleton height={20} width="70%" />
    </Stack>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const unreachable = error instanceof RequestError && error.outcome.kind === "unreachable";
  return (
    <Empty
      Icon={unreachable ? Unplug : CircleAlert}
      title={unreachable ? messages.server.gone : messages.notShown}
      text={unreachable ? messages.server.goneText : error.message}
    >
      <Button variant="default" onClick={onRetry}>
        {messages.again}
      </Button>
    </Empty>
  );
}
