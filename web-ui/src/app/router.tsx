import { createBrowserRouter, replace, type RouteObject } from "react-router";
import { NotFoundPage } from "./NotFoundPage";
import { PageError } from "./PageError";
import { Shell } from "./Shell";

/** All pages. Each is loaded when it is opened. */
export const routes: RouteObject[] = [
  {
    Component: Shell,
    ErrorBoundary: PageError,
    HydrateFallback: () => null,
    children: [
      {
        path: "/",
        lazy: async () => ({ Component: (await import("../features/flows/FlowsPage")).FlowsPage }),
      },
      {
        path: "/flows/:id",
        loader: ({ params }) => replace(`/flows/${encodeURIComponent(params.id ?? "")}/edit`),
      },
      {
        path: "/flows/:id/edit",
        lazy: async () => ({ Component: (await import("../features/editor/EditorPage")).EditorPage }),
      },
      {
        path: "/flows/:id/feed",
        lazy: async () => ({ Component: (await import("../features/feed/FeedPage")).FeedPage }),
      },
      {
        path: "/flows/:id/dead-letters",
        lazy: async () => ({ Component: (await import("../features/deadletters/DeadLettersPage")).DeadLettersPage }),
      },
      {
        path: "/feed",
        lazy: async () => ({ Component: (await import("../features/feed/FeedPickerPage")).FeedPickerPage }),
      },
      {
        path: "/results",
        lazy: async () => ({ Component: (await import("../features/results/ResultsPage")).ResultsPage }),
      },
      {
        path: "/plugins",
        lazy: async () => ({ Component: (await import("../features/plugins/PluginsPage")).PluginsPage }),
      },
      { path: "*", Component: NotFoundPage },
    ],
  },
];

export const router = createBrowserRouter(routes);
