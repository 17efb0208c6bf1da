import { createBrowserRouter, replace, type RouteObject } from "react-router";
import { later } from "../shared/load/later";
import { NotFoundPage } from "./NotFoundPage";
import { PageError } from "./PageError";
import { Shell } from "./Shell";

/** All pages. Each is fetched when it is opened, or when the browser is idle. */
export const routes: RouteObject[] = [
  {
    Component: Shell,
    ErrorBoundary: PageError,
    HydrateFallback: () => null,
    children: [
      {
        path: "/",
        lazy: later(async () => ({ Component: (await import("../features/flows/FlowsPage")).FlowsPage })),
      },
      {
        path: "/flows/:id",
        loader: ({ params }) => replace(`/flows/${encodeURIComponent(params.id ?? "")}/edit`),
      },
      {
        path: "/flows/:id/edit",
        lazy: later(async () => ({ Component: (await import("../features/editor/EditorPage")).EditorPage })),
      },
      {
        path: "/flows/:id/feed",
        lazy: later(async () => ({ Component: (await import("../features/feed/FeedPage")).FeedPage })),
      },
      {
        path: "/flows/:id/dead-letters",
        lazy: later(async () => ({
          Component: (await import("../features/deadletters/DeadLettersPage")).DeadLettersPage,
        })),
      },
      {
        path: "/feed",
        lazy: later(async () => ({ Component: (await import("../features/feed/FeedPickerPage")).FeedPickerPage })),
      },
      {
        path: "/results",
        lazy: later(async () => ({ Component: (await import("../features/results/ResultsPage")).ResultsPage })),
      },
      {
        path: "/plugins",
        lazy: later(async () => ({ Component: (await import("../features/plugins/PluginsPage")).PluginsPage })),
      },
      {
        path: "/workers",
        lazy: later(async () => ({ Component: (await import("../features/workers/WorkersPage")).WorkersPage })),
      },
      { path: "*", Component: NotFoundPage },
    ],
  },
];

export const router = createBrowserRouter(routes);
