import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api } from "../../shared/api/client";
import { demand, isRefusal } from "../../shared/api/outcome";
import { keys } from "../../shared/api/queries";
import type { Example, FlowFile, FlowSummary } from "../../shared/api/types";
import { saveFile } from "../../shared/format/saveFile";
import { tellDone, tellFailed } from "../../shared/layout/notify";
import { messages } from "./messages.en";
import { takesDocumentsAlong } from "./model/deletion";
import { fileName } from "./model/flowFile";

const path = (id: string) => ({ path: { id } });

async function refresh(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: keys.flows });
}

/** Makes a flow and opens it in the editor. */
export function useCreateFlow() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (flow: FlowFile) => demand(api.POST("/api/v1/flows", { body: flow })),
    onSuccess: ({ id }) => navigate(`/flows/${id}/edit`),
    onError: tellFailed,
  });
}

/** Makes an example's flow, feeds it, and opens it in the editor. */
export function useTryExample() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ id }: Example) => demand(api.POST("/api/v1/examples/{id}/try", { params: path(id) })),
    onSuccess: async ({ flow }, example) => {
      await navigate(`/flows/${flow}/edit`);
      tellDone(messages.example.tried(example.name));
    },
    onError: tellFailed,
  });
}

/** Starts a stopped flow, stops a live one. */
export function useSwitchFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, state }: FlowSummary) =>
      state === "running"
        ? demand(api.POST("/api/v1/flows/{id}/stop", { params: path(id) }))
        : demand(api.POST("/api/v1/flows/{id}/start", { params: path(id) })),
    onSuccess: ({ state, draft }) =>
      tellDone(state === "running" ? messages.started(draft.name) : messages.stopped(draft.name)),
    onError: tellFailed,
    onSettled: () => refresh(client),
  });
}

export function useDuplicateFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }: FlowSummary) => {
      const { draft } = await demand(api.GET("/api/v1/flows/{id}", { params: path(id) }));
      return demand(api.POST("/api/v1/flows", { body: { ...draft, name: messages.copyOf(draft.name) } }));
    },
    onSuccess: ({ draft }) => tellDone(messages.duplicated(draft.name)),
    onError: tellFailed,
    onSettled: () => refresh(client),
  });
}

/** Saves the draft of a flow as a file. */
export function useExportFlow() {
  return useMutation({
    mutationFn: ({ id }: FlowSummary) => demand(api.GET("/api/v1/flows/{id}", { params: path(id) })),
    onSuccess: ({ draft }) => saveFile(fileName(draft.name), "application/json", `${JSON.stringify(draft, null, 2)}\n`),
    onError: tellFailed,
  });
}

/** Deletes a flow as its user saw it: with documents or dead letters only if it had some then. */
export function useDeleteFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (flow: FlowSummary) => {
      const { id } = flow;
      const { etag } = await demand(api.GET("/api/v1/flows/{id}", { params: path(id) }));
      const query = takesDocumentsAlong(flow) ? { documents: "discard" as const } : {};
      const params = { ...path(id), header: { "If-Match": etag }, query };
      await demand(api.DELETE("/api/v1/flows/{id}", { params }));
    },
    onSuccess: (_, { name }) => tellDone(messages.deleted(name)),
    onError: (error, { name }) =>
      tellFailed(isRefusal(error, "flow-holds-documents") ? new Error(messages.deletion.cameIn(name)) : error),
    onSettled: () => refresh(client),
  });
}
