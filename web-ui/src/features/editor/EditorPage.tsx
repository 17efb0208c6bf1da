import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useParams } from "react-router";
import { api } from "../../shared/api/client";
import { demand } from "../../shared/api/outcome";
import { useComponents } from "../../shared/api/queries";
import { QueryState } from "../../shared/layout/QueryState";
import { Editor } from "./Editor";
import { catalogueOf } from "./model/flow";

/** Loads a flow and the components, then opens the editor on them. */
export function EditorPage() {
  const { id = "" } = useParams();
  // Asked once: from then on the editor itself keeps the draft and the server in step.
  const flow = useQuery({
    queryKey: ["editor", id],
    queryFn: () => demand(api.GET("/api/v1/flows/{id}", { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
  });
  const components = useComponents();
  const catalogue = useMemo(() => catalogueOf(components.data?.components ?? []), [components.data]);
  return (
    <QueryState query={components}>
      {() => (
        <QueryState query={flow}>
          {(opened) => <Editor key={opened.id} flow={opened} catalogue={catalogue} />}
        </QueryState>
      )}
    </QueryState>
  );
}
