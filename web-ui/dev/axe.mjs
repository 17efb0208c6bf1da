import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { preview } from "vite";

// Looks over every page of the built UI with axe, in both themes, against the fake server.
// Needs `npm run build` before, and Chromium: CHROME names it where it is not /usr/bin/chromium.
const pages = ["/", "/feed", "/flows/orders/edit", "/flows/orders/feed", "/flows/log/feed"];
pages.push("/flows/orders/dead-letters", "/flows/mixed/dead-letters", "/results", "/plugins", "/workers", "/nowhere");
const bad = ["serious", "critical"];
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

const server = await preview({ mode: "fake", preview: { port: 0 }, logLevel: "error" });
const [address] = server.resolvedUrls.local;
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: flags });
let found = 0;
for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ colorScheme, reducedMotion: "reduce", bypassCSP: true });
    for (const path of pages) {
        await page.goto(new URL(path, address).href);
        await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
        await page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => undefined);
        await page.addScriptTag({ path: axe });
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        for (const { id, impact, help, nodes } of violations.filter((one) => bad.includes(one.impact))) {
            found += 1;
            console.error(
                `${path} (${colorScheme}): ${impact} ${id}, ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
            );
        }
    }
}
await browser.close();
await server.close();
console.log(found === 0 ? `axe found nothing serious on ${pages.length} pages.` : `axe found ${found} serious faults.`);
process.exit(found === 0 ? 0 : 1);
