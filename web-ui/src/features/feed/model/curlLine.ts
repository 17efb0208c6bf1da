import type { Entry } from "./entries";

/** An adapter that takes more media types than this takes different kinds of documents. */
const FEW = 10;

interface CurlLine {
  origin: string;
  flow: string;
  entry: string | undefined;
  file: string;
  /** Empty if the server is to find it out. */
  mediaType: string;
}

/** The command that feeds one file as this page does. */
export function curlLine({ origin, flow, entry, file, mediaType }: CurlLine): string {
  const query = new URLSearchParams({ filename: file });
  if (entry !== undefined) query.set("entry", entry);
  const parts = [
    "curl",
    ...(mediaType ? [`-H ${quoted(`Content-Type: ${mediaType}`)}`] : []),
    `-H ${quoted("Prefer: wait=20")}`,
    `--data-binary ${quoted(`@${file}`)}`,
    quoted(`${origin}/api/v1/flows/${encodeURIComponent(flow)}/documents?${query.toString()}`),
  ];
  return parts.join(" ");
}

/** The media type of any file that may be fed; empty if the flow takes different ones. */
export function likelyType([first, ...others]: readonly Entry[]): string {
  const takes = first && others.length === 0 ? first.takes : [];
  return takes.length <= FEW ? (takes[0] ?? "") : "";
}

/** Quoted for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
