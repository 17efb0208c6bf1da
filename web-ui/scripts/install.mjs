import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

// `npm ci` takes half a minute, so it only runs when the lock file is newer than what npm last installed.
const root = new URL("../", import.meta.url);

function modifiedAt(path) {
    return statSync(new URL(path, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (modifiedAt("node_modules/.package-lock.json") < modifiedAt("package-lock.json")) {
    const { status } = spawnSync("npm ci", { cwd: root, stdio: "inherit", shell: true });
    process.exit(status ?? 1);
}
