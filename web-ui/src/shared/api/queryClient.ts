import { QueryClient } from "@tanstack/react-query";
import { RequestError } from "./outcome";

/** Server state: a refusal is final, a lost server is asked again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 1000,
        networkMode: "always",
        retry: (failures, error) =>
          failures < 2 && error instanceof RequestError && error.outcome.kind === "unreachable",
        retryDelay: 500,
      },
      mutations: { networkMode: "always" },
    },
  });
}
