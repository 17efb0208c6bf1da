import { render, type RenderResult } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider } from "react-router";
import { Providers } from "../src/app/Providers";
import { routes } from "../src/app/router";

interface Opened extends RenderResult {
  user: UserEvent;
  /** The address that is open now. */
  path: () => string;
}

/** Opens a page of the whole app at an address, against the fake server. */
export function renderAt(path: string): Opened {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const rendered = render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...rendered, user: userEvent.setup(), path: () => router.state.location.pathname };
}
