import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { fakeServer } from "./dev/fakeServer.ts";

export default defineConfig(({ mode }) => ({
  plugins: mode === "fake" ? [react(), fakeServer()] : [react()],
  server: { port: 5173, proxy: { "/api": "http://localhost:8080" } },
  // The policy that the server sends.
  preview: {
    headers: {
      "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    },
  },
  // Inlined assets would be data: addresses, which that policy refuses.
  build: { target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false }, manifest: true },
  test: {
    environment: "jsdom",
    setupFiles: ["dev/testSetup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "dev/**/*.test.ts"],
    restoreMocks: true,
    testTimeout: 120_000,
  },
}));
