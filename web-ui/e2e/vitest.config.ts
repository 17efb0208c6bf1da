import { defineConfig } from "vitest/config";

// The whole product in a real browser, started as users start it.
export default defineConfig({
  test: {
    include: ["e2e/**/*.e2e.ts"],
    globalSetup: ["e2e/server.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A busy machine may be slow; a test that waits for nothing is not.
    expect: { poll: { timeout: 20_000 } },
  },
});
