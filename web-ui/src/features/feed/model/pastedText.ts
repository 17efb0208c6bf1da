/** The media types that pasted text may have, each with the ending of its file's name. */
export const textTypes: Readonly<Record<string, string>> = {
  "text/plain": "txt",
  "text/csv": "csv",
  "application/json": "json",
  "application/x-ndjson": "ndjson",
  "application/xml": "xml",
  "text/html": "html",
};

/** A first guess at the media type of a text: what it looks like, or else the first that the flow takes. */
export function guessType(text: string, takes: readonly string[]): string {
  const taken = takes.filter((type) => type in textTypes);
  const looks = looksLike(text);
  return taken.includes(looks) ? looks : (taken[0] ?? looks);
}

function looksLike(text: string): string {
  const start = text.trimStart();
  if (/^[[{]/.test(start)) return "application/json";
  if (/^<!doctype html|^<html/i.test(start)) return "text/html";
  if (start.startsWith("<")) return "application/xml";
  return "text/plain";
}
