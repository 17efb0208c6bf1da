import { noteContact } from "./contact";
import { refusal, RequestError } from "./outcome";

/** The beginning of a file as text. */
export interface FileStart {
  text: string;
  /** Nothing follows. */
  whole: boolean;
  /** Holds bytes that no text has. */
  binary: boolean;
}

/** Reads the first bytes of an address as UTF-8 and leaves the rest unread. */
export async function readStart(address: string, limit: number, signal: AbortSignal): Promise<FileStart> {
  let response: Response;
  try {
    response = await fetch(new URL(address, window.location.origin), { signal });
  } catch (failure) {
    if (signal.aborted) throw failure;
    noteContact(false);
    throw new RequestError({ kind: "unreachable" });
  }
  noteContact(true);
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined);
    throw new RequestError(refusal(body, response.status));
  }
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let read = 0;
  while (reader && read < limit) {
    const { done, value } = await reader.read();
    if (done) return { text, whole: true, binary: text.includes("\0") };
    const wanted = value.subarray(0, limit - read);
    text += decoder.decode(wanted, { stream: true });
    read += value.length;
  }
  void reader?.cancel();
  return { text, whole: false, binary: text.includes("\0") };
}
