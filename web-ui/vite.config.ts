import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { fakeServer } from "./dev/fakeServer.ts";

export default defineConfig(({ mode }) => ({
  plugins: mode === "fake" ? [react(), fakeServer()] : [react()],
  server: { port: 5173, proxy: { "/api": "http://localhost:8080" } },
  build: { target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false }, manifest: true },
  test: {
    environment: "jsdom",
    setupFiles: ["dev/testSetup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "dev/**/*.test.ts"],
    restoreMocks: true,
  },
}));
