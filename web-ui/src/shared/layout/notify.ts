import { notifications } from "@mantine/notifications";
import { RequestError } from "../api/outcome";
import { announce } from "../live/LiveRegion";
import { messages } from "../messages.en";

/** Says that something was done: on screen for a while, and to screen readers. */
export function tellDone(message: string): void {
  announce(message);
  notifications.show({ message, color: "green", autoClose: 4000 });
}

/** Says why something was not done; stays until it is closed. */
export function tellFailed(error: Error): void {
  const unreachable = error instanceof RequestError && error.outcome.kind === "unreachable";
  const message = unreachable ? messages.server.notDone : error.message;
  const title = unreachable ? messages.server.gone : messages.refused;
  announce(`${title}. ${message}`);
  notifications.show({ title, message, color: "red", autoClose: false });
}
