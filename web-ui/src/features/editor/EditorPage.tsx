import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { api } from "../../shared/api/client";
import { demand } from "../../shared/api/outcome";

export function EditorPage() {
  const { id = "" } = useParams();
  const flow = useQuery({
    queryKey: ["flow", id],
    queryFn: () => demand(api.GET("/api/v1/flows/{id}", { params: { path: { id } } })),
  });
  return <Title order={1}>{flow.data?.draft.name}</Title>;
}
