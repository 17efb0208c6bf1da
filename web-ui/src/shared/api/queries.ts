import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { firstOf } from "./firstOf";
import { demand } from "./outcome";

/** The keys under which server state is cached. Invalidate by the shorter key to refresh all below it. */
export const keys = {
  components: ["components"],
  examples: ["examples"],
  plugins: ["plugins"],
  files: ["files"],
  workers: ["workers"],
  flows: ["flows"],
  flow: (id: string) => ["flow", id],
  place: (id: string) => ["flow", id, "place"],
  document: (receipt: string) => ["document", receipt],
  deadLetters: (id: string) => ["flow", id, "dead-letters"],
};

/** Milliseconds between two looks at numbers that move. */
export const often = 2000;
const seldom = 5000;

/** The flows by last change, with numbers that move. */
export function useFlows(limit = 100) {
  return useQuery({
    queryKey: [...keys.flows, limit],
    queryFn: () =>
      firstOf(
        limit,
        (query) => demand(api.GET("/api/v1/flows", { params: { query } })),
        (before, page) => ({ ...page, flows: [...before.flows, ...page.flows] }),
      ),
    refetchInterval: often,
    placeholderData: (previous) => previous,
  });
}

/** One flow as saved. The editor holds its own copy of the draft. */
export function useFlow(id: string) {
  return useQuery({
    queryKey: keys.flow(id),
    queryFn: () => demand(api.GET("/api/v1/flows/{id}", { params: { path: { id } } })),
    refetchInterval: seldom,
  });
}

/** Where a flow is to run when it starts next. */
export function usePlace(flow: string) {
  return useQuery({
    queryKey: keys.place(flow),
    queryFn: () => demand(api.GET("/api/v1/flows/{id}/place", { params: { path: { id: flow } } })),
    refetchInterval: seldom,
  });
}

/** The latest 500 published versions of a flow, newest first; asked for again when another one is live. */
export function useRevisions(flow: string, live: number | undefined) {
  return useQuery({
    queryKey: [...keys.flow(flow), "revisions", live],
    queryFn: () =>
      demand(api.GET("/api/v1/flows/{id}/revisions", { params: { path: { id: flow }, query: { limit: 500 } } })),
    enabled: live !== undefined,
  });
}

export function useComponents() {
  return useQuery({
    queryKey: keys.components,
    queryFn: () => demand(api.GET("/api/v1/components")),
    refetchInterval: seldom,
  });
}

export function useDeadLetters(flow: string, limit: number) {
  return useQuery({
    queryKey: [...keys.deadLetters(flow), limit],
    queryFn: () =>
      firstOf(
        limit,
        (query) => demand(api.GET("/api/v1/flows/{id}/dead-letters", { params: { path: { id: flow }, query } })),
        (before, page) => ({ ...page, letters: [...before.letters, ...page.letters] }),
      ),
    refetchInterval: often,
    placeholderData: (previous) => previous,
  });
}

export function usePlugins() {
  return useQuery({
    queryKey: keys.plugins,
    queryFn: () => demand(api.GET("/api/v1/plugins")),
    refetchInterval: seldom,
  });
}

export function useFiles() {
  return useQuery({
    queryKey: keys.files,
    queryFn: () => demand(api.GET("/api/v1/files")),
    refetchInterval: seldom,
  });
}

/** The worker processes, with numbers that move. */
export function useWorkers() {
  return useQuery({
    queryKey: keys.workers,
    queryFn: () => demand(api.GET("/api/v1/workers")),
    refetchInterval: often,
  });
}
