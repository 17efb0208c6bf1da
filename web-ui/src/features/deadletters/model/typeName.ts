const office = "application/vnd.openxmlformats-officedocument";
const open = "application/vnd.oasis.opendocument";

/** What people call the usual media types. */
const names: Readonly<Record<string, string>> = {
  "application/json": "JSON",
  "application/msword": "Word, old",
  "application/octet-stream": "Unknown",
  "application/pdf": "PDF",
  "application/rtf": "RTF",
  "application/vnd.ms-excel": "Excel, old",
  "application/vnd.ms-outlook": "Outlook",
  "application/vnd.ms-powerpoint": "PowerPoint, old",
  [`${office}.presentationml.presentation`]: "PowerPoint",
  [`${office}.spreadsheetml.sheet`]: "Excel",
  [`${office}.wordprocessingml.document`]: "Word",
  [`${open}.presentation`]: "OpenDocument slides",
  [`${open}.spreadsheet`]: "OpenDocument table",
  [`${open}.text`]: "OpenDocument text",
  "application/x-ndjson": "NDJSON",
  "application/xhtml+xml": "XHTML",
  "application/xml": "XML",
  "application/zip": "ZIP",
  "message/rfc822": "E-mail",
  "text/csv": "CSV",
  "text/html": "HTML",
  "text/plain": "Text",
  "text/xml": "XML",
};

/** A short name for a media type; itself, without its parameters, where it has none. */
export function typeName(mediaType: string): string {
  const bare = mediaType.replace(/;.*/s, "").trim();
  return names[bare.toLowerCase()] ?? bare;
}
