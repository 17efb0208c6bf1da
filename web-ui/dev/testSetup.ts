import { File } from "node:buffer";
import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { useContact } from "../src/shared/api/contact.ts";
import { resetWorld } from "./world.ts";
import { handlers } from "./handlers.ts";

// A test that passes waits for nothing, and on a busy machine the code of a page takes ten seconds to load.
configure({ asyncUtilTimeout: 30_000 });

// The fake server runs in Node, which cannot read the files of jsdom.
vi.stubGlobal("File", File);

export const server = setupServer(...handlers);

beforeAll(() => {
  server.listen({ onUnhandledRequest: "error" });
  // jsdom lacks what Mantine asks of a browser.
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  Object.defineProperty(document, "fonts", { value: new EventTarget() });
  window.HTMLElement.prototype.scrollIntoView = () => undefined;
});
beforeEach(() => {
  resetWorld();
  useContact.setState(useContact.getInitialState());
});
afterEach(() => {
  vi.useRealTimers();
  notifications.clean();
  cleanup();
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});
