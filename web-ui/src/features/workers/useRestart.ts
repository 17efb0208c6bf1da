import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../shared/api/client";
import { demand } from "../../shared/api/outcome";
import { keys } from "../../shared/api/queries";
import { tellDone, tellFailed } from "../../shared/layout/notify";
import { messages } from "./messages.en";

/** Ends the process of a worker, by its name, and has it started again. */
export function useRestart() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => demand(api.POST("/api/v1/workers/{name}/restart", { params: { path: { name } } })),
    onSuccess: (_, name) => tellDone(messages.restarted(name)),
    onError: tellFailed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.workers }),
  });
}
