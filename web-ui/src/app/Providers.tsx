import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { makeQueryClient } from "../shared/api/queryClient";
import { LiveRegion } from "../shared/live/LiveRegion";
import { cssVariables, theme } from "../shared/theme/theme";

interface ProvidersProps {
  /** "test" shows menus and dialogs at once and where there is no layout. */
  env?: "default" | "test";
  children: ReactNode;
}

/** What every page needs around it: theme, server state, notifications, the live region. */
export function Providers({ env = "default", children }: ProvidersProps) {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" env={env}>
        <Notifications position="bottom-right" />
        <LiveRegion />
        {children}
      </MantineProvider>
    </QueryClientProvider>
  );
}
