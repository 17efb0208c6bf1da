import { catalogueHandlers } from "./handlers/catalogueHandlers.ts";
import { deadLetterHandlers } from "./handlers/deadLetterHandlers.ts";
import { flowHandlers } from "./handlers/flowHandlers.ts";
import { runHandlers } from "./handlers/runHandlers.ts";
import { workerHandlers } from "./handlers/workerHandlers.ts";

/** The API in memory, as far as the pages need it. Used by the tests and by `npm run dev:fake`. */
export const handlers = [
  ...catalogueHandlers,
  ...flowHandlers,
  ...runHandlers,
  ...deadLetterHandlers,
  ...workerHandlers,
];
