/** The media types that pasted text may have, each with the ending of its file's name. */
export const textTypes: Readonly<Record<string, string>> = {
  "text/plain": "txt",
  "text/csv": "csv",
  "application/json": "json",
  "application/x-ndjson": "ndjson",
  "application/xml": "xml",
  "text/html": "html",
};

/** A first guess at the media type of a text: what it looks like, or, if it could be anything, what the flow takes. */
export function guessType(text: string, takes: readonly string[]): string {
  const looks = looksLike(text);
  if (looks !== "text/plain" || takes.includes(looks)) return looks;
  return takes.find((type) => type in textTypes) ?? looks;
}

function looksLike(text: string): string {
  const start = text.trimStart();
  if (/^[[{]/.test(start)) return "application/json";
  if (/^<!doctype html|^<html/i.test(start)) return "text/html";
  if (start.startsWith("<")) return "application/xml";
  return "text/plain";
}
