import { create } from "zustand";

interface Contact {
  lost: boolean;
  lastAt: Date | undefined;
}

/** Whether the server answers, and when it last did. */
export const useContact = create<Contact>(() => ({ lost: false, lastAt: undefined }));

/** Called after each attempt to reach the server. */
export function noteContact(reached: boolean): void {
  if (reached) useContact.setState({ lost: false, lastAt: new Date() });
  else if (!useContact.getState().lost) useContact.setState({ lost: true });
}
