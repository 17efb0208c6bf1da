import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../shared/api/client";
import { demand } from "../../shared/api/outcome";
import { keys } from "../../shared/api/queries";
import { announce } from "../../shared/live/LiveRegion";
import type {
  DeadLetter,
  DeadLetterGroup,
  DeadLetterGroupKey,
  ReplayFrom,
  ReplayRequest,
} from "../../shared/api/types";
import { tellDone, tellFailed } from "../../shared/layout/notify";
import { messages } from "./messages.en";
import { reportOf, type ReplayReport } from "./model/replayReport";

/** Some dead letters by id, all of one cause, or all. */
export type Chosen =
  | { kind: "ids"; ids: readonly string[] }
  | { kind: "cause"; cause: DeadLetterGroup }
  | { kind: "all" };

type Unwanted = { id: string[] } | DeadLetterGroupKey | { all: true };

/** Ids in one request, so that its address stays short. */
const together = 50;

/** Which letters to replay in which version, and where from; "meant" are those of them that are loaded. */
export interface Replay {
  chosen: Chosen;
  from: ReplayFrom;
  /** Its number; without one, the live version is meant. */
  revision?: number | undefined;
  meant: readonly DeadLetter[];
}

export function useReplay(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ chosen, from, revision, meant }: Replay) => {
      const params = { path: { id: flow } };
      const body = { ...requestOf(chosen), from, ...(revision === undefined ? {} : { revision }) };
      const result = await demand(api.POST("/api/v1/flows/{id}/dead-letters/replay", { params, body }));
      return reportOf(from, result, meant);
    },
    onSuccess: (report) => announce(wholeReport(report)),
    onError: tellFailed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.deadLetters(flow) }),
  });
}

export function useDiscard(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (unwanted: Chosen) => discard(flow, unwanted),
    onSuccess: (count) => tellDone(messages.discarded(count)),
    onError: tellFailed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.deadLetters(flow) }),
  });
}

function wholeReport(report: ReplayReport): string {
  const left = report.left.map(({ reason, ids }) => `${messages.report.stayed(ids.length)} ${reason}`);
  return [messages.replayed(report), ...left].join(" ");
}

async function discard(flow: string, unwanted: Chosen): Promise<number> {
  switch (unwanted.kind) {
    case "all":
      return remove(flow, { all: true });
    case "ids":
      return removeIds(flow, unwanted.ids);
    case "cause":
      return remove(flow, keyOf(unwanted.cause));
    default:
      return unwanted satisfies never;
  }
}

function requestOf(chosen: Chosen): ReplayRequest {
  switch (chosen.kind) {
    case "all":
      return { all: true };
    case "ids":
      return { ids: [...chosen.ids] };
    case "cause":
      return { group: keyOf(chosen.cause) };
    default:
      return chosen satisfies never;
  }
}

function keyOf({ node, kind, cause }: DeadLetterGroup): DeadLetterGroupKey {
  return { node, kind, cause };
}

async function removeIds(flow: string, ids: readonly string[]): Promise<number> {
  let removed = 0;
  for (let at = 0; at < ids.length; at += together) {
    removed += await remove(flow, { id: ids.slice(at, at + together) });
  }
  return removed;
}

async function remove(flow: string, query: Unwanted): Promise<number> {
  const params = { path: { id: flow }, query };
  return (await demand(api.DELETE("/api/v1/flows/{id}/dead-letters", { params }))).count;
}
