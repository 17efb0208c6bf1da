import { Anchor, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api } from "../../shared/api/client";
import { demand } from "../../shared/api/outcome";

export function FlowsPage() {
  const flows = useQuery({ queryKey: ["flows"], queryFn: () => demand(api.GET("/api/v1/flows")) });
  return (
    <Stack p="xl">
      <Title order={1}>Flows</Title>
      {flows.data?.flows.map((flow) => (
        <Anchor key={flow.id} component={Link} to={`/flows/${flow.id}/edit`}>
          {flow.name}
        </Anchor>
      ))}
    </Stack>
  );
}
