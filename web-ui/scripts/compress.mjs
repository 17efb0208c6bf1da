import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// The server answers with the .gz beside a file where the browser takes it.
const assets = fileURLToPath(new URL("../dist/assets/", import.meta.url));
for (const name of await readdir(assets)) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const bytes = await readFile(join(assets, name));
    await writeFile(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
