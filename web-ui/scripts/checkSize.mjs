import { readFile, rm, stat } from "node:fs/promises";

// What a browser loads for each page when it is the first one opened: the shell and the page. There are no fonts.
const limit = 350 * 1024;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", dist), "utf8"));
const chunks = Object.values(manifest);

/** A chunk's files and those of all that it imports at once. */
function filesOf(chunk, seen = new Set()) {
    seen.add(chunk.file);
    for (const css of chunk.css ?? []) seen.add(css);
    for (const name of chunk.imports ?? []) if (!seen.has(manifest[name].file)) filesOf(manifest[name], seen);
    return seen;
}

const shell = chunks.find((chunk) => chunk.isEntry);
const pages = chunks.filter((chunk) => chunk.isDynamicEntry && chunk.src.endsWith("Page.tsx"));
for (const page of [shell, ...pages]) {
    const files = [...filesOf(page, filesOf(shell))].map((file) => `${file}.gz`);
    const sizes = await Promise.all(["index.html", ...files].map((file) => stat(new URL(file, dist))));
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    console.log(`${String(Math.round(total / 1024)).padStart(4)} KB gzip for ${page.src}`);
    if (total > limit) {
        console.error(`A first load may be ${limit / 1024} KB. Load what this page does not need at once lazily.`);
        process.exitCode = 1;
    }
}
await rm(new URL(".vite", dist), { recursive: true });
