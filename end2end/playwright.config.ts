// Browser tests. Every test starts a portal of its own, on a copy of a demo that is made once.
//
// HIKAE_TEST_DATABASE_URL, an administrator's address of a running engine such as
// postgres://postgres@127.0.0.1:5432/postgres, adds the journeys on PostgreSQL.
import { defineConfig } from "@playwright/test";

import { administrator } from "./support/database.ts";
import type { Options } from "./support/test.ts";

const postgres = {
  name: "postgres",
  testMatch: /\/(journeys|login|institutions|cluster)\.spec\.ts$/,
  use: { engine: "postgres" as const },
};

export default defineConfig<Options>({
  testDir: "./tests",
  outputDir: "./test-results",
  projects: [{ name: "sqlite" }, ...(administrator ? [postgres] : [])],
  globalSetup: "./support/prepare.ts",
  reporter: [["list"]],
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: "chromium",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1280, height: 900 },
    actionTimeout: 30_000,
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
});
