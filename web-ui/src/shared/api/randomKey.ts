/** Like randomUUID, which browsers have only for pages that came by HTTPS or from the same machine. */
export function randomKey(): string {
  const digits = (byte: number) => byte.toString(16).padStart(2, "0");
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), digits).join("");
}
