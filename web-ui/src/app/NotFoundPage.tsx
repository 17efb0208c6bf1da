import { Anchor, Stack, Title } from "@mantine/core";
import { Link } from "react-router";
import { messages } from "../shared/messages.en";

export function NotFoundPage() {
  return (
    <Stack align="center" py={96}>
      <Title order={1}>{messages.notFound.title}</Title>
      <Anchor component={Link} to="/">
        {messages.notFound.back}
      </Anchor>
    </Stack>
  );
}
