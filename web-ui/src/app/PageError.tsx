import { Button, Code, Stack, Text, Title } from "@mantine/core";
import { useRouteError } from "react-router";
import { messages } from "../shared/messages.en";

/** Shown instead of the page when its code failed, or could not be loaded because the server is gone. */
export function PageError() {
  const error = useRouteError();
  return (
    <Stack component="main" align="center" py={96}>
      <Title order={1}>{messages.broken.title}</Title>
      <Text c="dimmed">{messages.broken.text}</Text>
      <Code>{error instanceof Error ? error.message : String(error)}</Code>
      <Button onClick={() => window.location.reload()}>{messages.broken.reload}</Button>
    </Stack>
  );
}
