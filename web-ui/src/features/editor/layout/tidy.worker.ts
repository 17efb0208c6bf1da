import { tidyLayout, type Drawing } from "./tidyLayout";

self.addEventListener("message", (event: MessageEvent<Drawing>) => {
  self.postMessage(tidyLayout(event.data));
});
