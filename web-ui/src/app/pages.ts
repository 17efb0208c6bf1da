import { messages } from "../shared/messages.en";

/** The pages that belong to no single flow. */
export const pages = [
  { to: "/", label: messages.nav.flows },
  { to: "/feed", label: messages.nav.feed },
  { to: "/results", label: messages.nav.results },
  { to: "/plugins", label: messages.nav.plugins },
  { to: "/workers", label: messages.nav.workers },
];
