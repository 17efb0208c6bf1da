import { readFile, stat } from "node:fs/promises";

// What a browser loads before the first page shows: index.html and all that it names.
const limit = 350 * 1024;
const dist = new URL("../dist/", import.meta.url);
const page = await readFile(new URL("index.html", dist), "utf8");
const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]);
const sizes = await Promise.all(named.map(async (name) => (await stat(new URL(`${name}.gz`, dist))).size));
const total = sizes.reduce((sum, size) => sum + size, page.length);

console.log(`First load: ${(total / 1024).toFixed(1)} KB gzip in ${named.length + 1} files.`);
if (total > limit) {
    console.error(`The first load may be ${limit / 1024} KB. Load what the start page does not need lazily.`);
    process.exit(1);
}
