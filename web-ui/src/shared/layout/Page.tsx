import { Group, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./Page.module.css";

interface PageProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its one h1, a sentence, and what can be done here. */
export function Page({ title, lead, actions, children }: PageProps) {
  useDocumentTitle(`${title} – Pypes`);
  return (
    <div className={classes.page}>
      <Group className={classes.head} justify="space-between" align="flex-end" gap="md">
        <div className={classes.words}>
          <Title order={1}>{title}</Title>
          {lead !== undefined && (
            <Text size="sm" c="dimmed" component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </div>
  );
}
