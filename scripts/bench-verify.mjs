// Measures the check of a log of 10,000 entries in the browser and natively, each beside as many
// bare SHA-256 in the same run. Prints a table for docs/performance.md.
//
//   ./test browser verify && node scripts/bench-verify.mjs [ENTRIES]
//
// What is measured in the browser is the arithmetic; loading is given beside it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const { chromium } = createRequire(join(root, "end2end/package.json"))("@playwright/test");
const release = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "release");
const entries = Number(process.argv[2] ?? 10_000);
const port = 8098;
const origin = `http://localhost:${port}`;
const state = mkdtempSync(join(tmpdir(), "hikae-bench-"));
const rounds = 7;

async function start() {
  const server = spawn(join(release, "hikae"), ["demo"], {
    env: { ...process.env, HIKAE_VAR: state, HIKAE_LISTEN: `127.0.0.1:${port}`, HIKAE_LOG: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((ready, failed) => {
    server.stdout.on("data", ready);
    server.on("exit", () => failed(new Error("the demo did not start")));
  });
  return server;
}

async function stop(server) {
  server.removeAllListeners("exit");
  const ended = new Promise((done) => server.on("exit", done));
  server.kill("SIGTERM");
  await ended;
}

/** The bare hashes that the browser itself makes. */
async function bare(count, bytes) {
  const began = performance.now();
  for (let done = 0; done < count; done += 500) {
    const some = [];
    for (let at = 0; at < 500; at++) {
      some.push(crypto.subtle.digest("SHA-256", new Uint8Array(bytes + 32)));
      some.push(crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
      some.push(crypto.subtle.digest("SHA-256", new Uint8Array(33)));
    }
    await Promise.all(some);
  }
  return performance.now() - began;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (number) => number.toFixed(0);

let server = await start();
let browser;
try {
  await stop(server);
  execFileSync(join(release, "examples", "tamper"), [state, "見本 花子", "fill", String(entries)]);
  server = await start();
  for (let size = 0; size < entries; ) {
    const note = await (await fetch(`${origin}/log/checkpoint`)).text();
    size = Number(note.split("\n")[1]);
    await new Promise((again) => setTimeout(again, 200));
  }
  browser = await chromium.launch({
    executablePath: process.env.HIKAE_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage({ locale: "ja-JP" });
  const form = (path, fields) => page.request.post(origin + path, { form: fields, maxRedirects: 0 });
  const begun = await form("/login/card", { next: "/home" });
  const ceremony = begun.headers().location.split("/").pop();
  await form("/demo/reader/sign", { ceremony, card: "hanako", pin: "1111" });
  await page.request.get(`${origin}/login/claim/${ceremony}`, { maxRedirects: 0 });

  await page.goto(`${origin}/access-log/verify`);
  const check = page.locator("#log-check");
  const [took, whole, hashes] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    if (round > 0) {
      await page.locator("[data-do=again]").click();
    }
    const began = Date.now();
    await page.locator("#log-check[data-took]").waitFor({ timeout: 120_000 });
    whole.push(Date.now() - began);
    took.push(Number(await check.getAttribute("data-took")));
    hashes.push(await page.evaluate(`(${bare})(${entries}, 780)`));
  }
  const proven = await page.locator(".check-result").innerText();
  if (!proven.includes("すべて合っています")) throw new Error(proven);
  const native = execFileSync(join(release, "examples", "audit_bench"), [String(entries)]).toString();
  const [, size, checked, , digests] = /of (\d+) bytes: check ([\d.]+) ms, (\d+) bare SHA-256 ([\d.]+) ms/.exec(native);
  console.log(`| where | check of ${entries} entries, ms | ${3 * entries} bare SHA-256, ms | ratio |`);
  console.log("|---|---|---|---|");
  const [inside, outside] = [median(took), median(hashes)];
  console.log(`| browser (median of ${rounds}) | ${ms(inside)} | ${ms(outside)} (WebCrypto) | ${(inside / outside).toFixed(2)} |`);
  console.log(`| native (best of 7, ${size} bytes an entry) | ${checked} | ${digests} | ${(checked / digests).toFixed(2)} |`);
  console.log(`\nWith loading, a check takes ${ms(median(whole))} ms (median); the arithmetic alone took ${took.map(ms).join(", ")} ms.`);
} finally {
  await browser?.close();
  await stop(server).catch(() => {});
  rmSync(state, { recursive: true, force: true });
}
