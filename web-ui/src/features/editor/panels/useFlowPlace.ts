import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../shared/api/client";
import { demand } from "../../../shared/api/outcome";
import { keys, useWorkers } from "../../../shared/api/queries";
import type { FlowPlace } from "../../../shared/api/types";
import { tellFailed } from "../../../shared/layout/notify";
import { announce } from "../../../shared/live/LiveRegion";
import { useFlowLive } from "../live/useLive";
import { messages } from "../messages.en";
import { isDue, isolatedNode, resolved, workersOf } from "../model/flowPlace";
import { useEditor } from "../store/EditorContext";

/** Sets where a flow is to run; one choice after the other, so that the last one counts. */
export function useSetPlace(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: keys.place(flow),
    scope: { id: `place ${flow}` },
    mutationFn: (place: FlowPlace) =>
      demand(api.PUT("/api/v1/flows/{id}/place", { params: { path: { id: flow } }, body: { place } })),
    onSuccess: (setting) => {
      client.setQueryData(keys.place(flow), setting);
      announce(messages.place.done(setting.place));
    },
    onError: tellFailed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.place(flow) }),
  });
}

export interface Whereabouts {
  /** How many workers there are; undefined until the server has told. */
  readonly workers: number | undefined;
  /** The workers that the live version runs in; undefined if it does not run, or that is not known. */
  readonly now: readonly string[] | undefined;
  /** Whether it would run elsewhere if it started now. */
  readonly due: boolean;
}

/** Where the live version runs, and whether that is where it is to run. */
export function useWhereabouts(place: FlowPlace): Whereabouts {
  const flow = useEditor((state) => state.flowId);
  const running = useEditor(({ server }) => server.state === "running");
  const version = useEditor(({ server }) => `${server.state} ${server.liveRevision ?? 0}`);
  const isolated = useEditor(({ server: { live }, catalogue }) => !!live && !!isolatedNode(live, catalogue));
  const replacing = (useFlowLive()?.draining ?? 0) > 0;
  const { data, dataUpdatedAt } = useWorkers();
  // What was told before the flow started or stopped tells nothing of how it is now.
  const [old, setOld] = useState({ version, at: 0 });
  if (old.version !== version) setOld({ version, at: dataUpdatedAt });
  const workers = data?.workers.length;
  if (!data || workers === undefined || !running || replacing || old.at === dataUpdatedAt) {
    return { workers, now: undefined, due: false };
  }
  const now = workersOf(flow, data.workers);
  return { workers, now, due: isDue(resolved(place, isolated, workers), now.length, workers) };
}
