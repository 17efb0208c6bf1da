/** Where the bytes of a written file are. */
export function contentAddress(path: string): string {
  return `/api/v1/files/content?${new URLSearchParams({ path }).toString()}`;
}
