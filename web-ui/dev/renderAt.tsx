import { render, type RenderResult } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { Providers } from "../src/app/Providers";
import { routes } from "../src/app/router";

interface Opened extends RenderResult {
  user: UserEvent;
  /** The address that is open now. */
  path: () => string;
}

/** Shows one component, with what every page has around it. */
export function renderAlone(component: ReactElement): RenderResult {
  return render(<Providers env="test">{component}</Providers>);
}

/** Opens a page of the whole app at an address, against the fake server. */
export function renderAt(path: string): Opened {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const rendered = renderAlone(<RouterProvider router={router} />);
  return { ...rendered, user: userEvent.setup(), path: () => router.state.location.pathname };
}
