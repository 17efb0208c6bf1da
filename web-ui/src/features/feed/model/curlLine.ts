interface CurlLine {
  origin: string;
  flow: string;
  entry: string | undefined;
  file: string;
  mediaType: string;
}

/** The command that feeds one file as this page does. */
export function curlLine({ origin, flow, entry, file, mediaType }: CurlLine): string {
  const query = new URLSearchParams({ filename: file });
  if (entry !== undefined) query.set("entry", entry);
  const parts = [
    "curl",
    `-H ${quoted(`Content-Type: ${mediaType}`)}`,
    `-H ${quoted("Prefer: wait=20")}`,
    `--data-binary ${quoted(`@${file}`)}`,
    quoted(`${origin}/api/v1/flows/${encodeURIComponent(flow)}/documents?${query.toString()}`),
  ];
  return parts.join(" ");
}

/** Quoted for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
