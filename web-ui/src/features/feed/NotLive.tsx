import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleStop } from "lucide-react";
import { Link } from "react-router";
import { api } from "../../shared/api/client";
import { demand } from "../../shared/api/outcome";
import { keys } from "../../shared/api/queries";
import type { Flow } from "../../shared/api/types";
import { Empty } from "../../shared/layout/Empty";
import { tellFailed } from "../../shared/layout/notify";
import { Panel } from "../../shared/layout/Panel";
import { messages } from "./messages.en";

const words = messages.notLive;

/** Says why a flow takes no documents and how to change that. */
export function NotLive({ flow }: { flow: Flow }) {
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () => demand(api.POST("/api/v1/flows/{id}/start", { params: { path: { id: flow.id } } })),
    onError: tellFailed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.flow(flow.id) }),
  });
  const state = flow.state === "draft" || flow.state === "failed" ? flow.state : "stopped";
  return (
    <Panel>
      <Empty Icon={CircleStop} title={words[state](flow.draft.name)} text={flow.message}>
        {flow.liveRevision !== undefined && (
          <Button onClick={() => start.mutate()} loading={start.isPending}>
            {words.start}
          </Button>
        )}
        <Button variant="default" component={Link} to={`/flows/${flow.id}/edit`}>
          {words.edit}
        </Button>
      </Empty>
    </Panel>
  );
}
