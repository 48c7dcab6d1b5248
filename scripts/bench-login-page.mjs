// Measures how the login page arrives on a slow telephone: bytes over the wire, first paint and
// load, beside a page of nothing but its words from the same server and connection. Prints a table
// for docs/performance.md.
//
//   ./run help && node scripts/bench-login-page.mjs [ROUNDS]
//
// The telephone is Chromium at 360 × 640 with its processor slowed six times, and a network of
// 400 ms and 400 kbit/s (what browsers' tools call slow 3G).
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const { chromium, devices } = createRequire(join(root, "end2end/package.json"))("@playwright/test");
const binary = process.env.HIKAE_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "release/hikae");
const rounds = Number(process.argv[2] ?? 7);
const port = 8097;
const state = mkdtempSync(join(tmpdir(), "hikae-bench-"));
const network = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function start() {
  const server = spawn(binary, ["demo"], {
    env: { ...process.env, HIKAE_VAR: state, HIKAE_LISTEN: `127.0.0.1:${port}`, HIKAE_LOG: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((ready, failed) => {
    server.stdout.on("data", ready);
    server.on("exit", () => failed(new Error("the demo did not start")));
  });
  return server;
}

/** Visits an address once, with nothing in the cache. */
async function visit(browser, address) {
  const context = await browser.newContext({ ...devices["Galaxy S5"], locale: "ja-JP" });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  let bytes = 0;
  let requests = 0;
  await tools.send("Network.enable");
  tools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await tools.send("Network.emulateNetworkConditions", network);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await page.goto(address, { waitUntil: "load" });
  // A headless browser paints when it likes to.
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const told = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    return { paint: paint?.startTime, load: navigation.loadEventStart };
  });
  const words = await page.locator("body").innerText();
  await context.close();
  return { ...told, bytes, requests, words };
}

async function measure(browser, name, address) {
  const visits = [];
  for (let round = 0; round < rounds; round++) {
    visits.push(await visit(browser, address));
  }
  const of = (key) => median(visits.map((visit) => visit[key]));
  const kB = (of("bytes") / 1000).toFixed(1);
  console.log(`| ${name} | ${of("requests")} | ${kB} | ${of("paint").toFixed(0)} | ${of("load").toFixed(0)} |`);
  return visits[0].words;
}

const server = await start();
let browser;
let bare;
try {
  browser = await chromium.launch({
    executablePath: process.env.HIKAE_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  console.log("| page | requests | kB over the wire | first paint, ms | loaded, ms |");
  console.log("|---|---|---|---|---|");
  const words = await measure(browser, "`/login`", `http://localhost:${port}/login`);
  bare = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.end(`<!doctype html><title>-</title><pre>${words.replaceAll("<", "&lt;")}</pre>`);
  });
  await new Promise((ready) => bare.listen(0, "127.0.0.1", ready));
  await measure(browser, "its words alone", `http://127.0.0.1:${bare.address().port}/`);
} finally {
  await browser?.close();
  bare?.close();
  server.removeAllListeners("exit");
  server.kill("SIGTERM");
  rmSync(state, { recursive: true, force: true });
}
