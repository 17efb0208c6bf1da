import type { LiveNumbers as Told } from "../../../shared/api/types";
import { isRecord } from "../model/json";
import type { LiveNumbers } from "./LiveNumbers";

const SILENCE = 5_000;
const LONGEST_WAIT = 15_000;

/** Follows the live numbers of a flow until stopped; a lost connection is tried again, ever less often. */
export function followFlow(flowId: string, live: LiveNumbers, onNumbers: (told: Told) => void): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let wait = 1_000;

  function lost(): void {
    live.lose();
    source?.close();
    clearTimeout(silence);
    clearTimeout(retry);
    retry = setTimeout(connect, wait);
    wait = Math.min(2 * wait, LONGEST_WAIT);
  }

  function take(event: MessageEvent<unknown>): void {
    const told: unknown = typeof event.data === "string" ? JSON.parse(event.data) : undefined;
    if (!isNumbers(told)) return;
    wait = 1_000;
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE);
    live.take(told);
    onNumbers(told);
  }

  function connect(): void {
    source = new EventSource(`/api/v1/flows/${encodeURIComponent(flowId)}/events`);
    source.addEventListener("numbers", take);
    source.addEventListener("error", lost);
  }

  connect();
  return () => {
    source?.close();
    clearTimeout(retry);
    clearTimeout(silence);
  };
}

function isNumbers(value: unknown): value is Told {
  return isRecord(value) && Array.isArray(value["nodes"]) && Array.isArray(value["wires"]);
}
