import { noteContact } from "../../shared/api/contact";
import { refusal } from "../../shared/api/outcome";
import type { Receipt } from "../../shared/api/types";
import type { Row } from "./model/row";

/** How sending one file ended. */
export type Sent =
  | { kind: "accepted"; receipts: readonly Receipt[] }
  | { kind: "full"; seconds: number }
  | { kind: "refused"; message: string }
  | { kind: "unanswered" }
  | { kind: "unsendable"; why: "unreadable" };

/** What a flow says that has no room just now. */
const full = [429, 503];
const patience = 2;

/** Sends one file. By XMLHttpRequest, as fetch does not tell how much has been sent. */
export function upload(row: Row, onPercent: (percent: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      onPercent(Math.floor((loaded / total) * 100));
    });
    request.addEventListener("load", () => {
      const sent = read(request);
      noteContact(sent.kind !== "unanswered");
      resolve(sent);
    });
    request.addEventListener("error", () => void whyNot(row.file).then(resolve));
    request.open("POST", address(row));
    request.setRequestHeader("Content-Type", row.file.type || "application/octet-stream");
    request.setRequestHeader("Idempotency-Key", row.key);
    request.setRequestHeader("Prefer", "wait=20");
    request.send(row.file);
  });
}

/** A browser tells neither: there is no server, or no longer that file. */
async function whyNot(file: File): Promise<Sent> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    return { kind: "unsendable", why: "unreadable" };
  }
  noteContact(false);
  return { kind: "unanswered" };
}

function address({ flow, entry, file }: Row): string {
  const query = new URLSearchParams({ filename: file.name });
  if (entry !== undefined) query.set("entry", entry);
  return `${window.location.origin}/api/v1/flows/${encodeURIComponent(flow)}/documents?${query.toString()}`;
}

function read(request: XMLHttpRequest): Sent {
  const body = parsed(request.responseText);
  if (request.status < 300 && isReceipts(body)) return { kind: "accepted", receipts: body.documents };
  const refused = refusal(body, request.status);
  if (refused.kind === "unreachable") return { kind: "unanswered" };
  if (full.includes(request.status)) {
    const seconds = Number(request.getResponseHeader("Retry-After"));
    return { kind: "full", seconds: seconds > 0 ? seconds : patience };
  }
  return { kind: "refused", message: refused.problem.detail };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isReceipts(body: unknown): body is { documents: Receipt[] } {
  return typeof body === "object" && body !== null && "documents" in body && Array.isArray(body.documents);
}
