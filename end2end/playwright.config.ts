// Browser tests against a demo of their own: a fresh state folder, a port of its own.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const listen = process.env.HIKAE_LISTEN ?? "127.0.0.1:18080";
const port = listen.slice(listen.lastIndexOf(":") + 1);
const binary = process.env.HIKAE_BIN ?? join(import.meta.dirname, "../target/release/hikae");

// The configuration is read by every worker; only the first process chooses the folder.
process.env.HIKAE_TEST_VAR ??= mkdtempSync(join(tmpdir(), "hikae-end2end-"));

export default defineConfig({
  testDir: "./tests",
  outputDir: "./test-results",
  reporter: [["list"]],
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 30_000,
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: "chromium",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.HIKAE_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `"${binary}" demo`,
    url: `http://localhost:${port}/healthz`,
    env: { ...process.env, HIKAE_LISTEN: listen, HIKAE_VAR: process.env.HIKAE_TEST_VAR },
    reuseExistingServer: false,
    stdout: "ignore",
    stderr: "pipe",
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});
