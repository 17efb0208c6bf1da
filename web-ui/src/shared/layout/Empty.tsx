import { Group, Stack, Text, Title } from "@mantine/core";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyProps {
  Icon: LucideIcon;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** Says why there is nothing here and what to do about it. */
export function Empty({ Icon, title, text, children }: EmptyProps) {
  return (
    <Stack align="center" gap="sm" px="lg" py={64} ta="center">
      <Icon size={28} color="var(--muted)" strokeWidth={1.5} aria-hidden />
      <Title order={2}>{title}</Title>
      {text !== undefined && (
        <Text size="sm" c="dimmed" maw={520}>
          {text}
        </Text>
      )}
      {children !== undefined && (
        <Group gap="sm" mt="sm" justify="center">
          {children}
        </Group>
      )}
    </Stack>
  );
}
