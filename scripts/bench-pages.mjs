// Measures the pages of the demo: requests per second and the 99th percentile of /home and
// /checkups, beside the same bytes served as a file by the same server in the same run; page
// weights; memory. Prints a table for docs/performance.md.
//
//   ./run help >/dev/null && node scripts/bench-pages.mjs          (needs wrk)
//
// The load is bounded (5 seconds a figure) and goes to this machine only.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";

const root = resolve(import.meta.dirname, "..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const port = 8099;
const origin = `http://localhost:${port}`;
const state = mkdtempSync(join(tmpdir(), "hikae-bench-"));
const site = join(state, "site");
const seconds = 5;
const connections = 16;

async function start() {
  const server = spawn(join(target, "release", "hikae"), ["demo"], {
    env: {
      ...process.env,
      HIKAE_VAR: join(state, "var"),
      HIKAE_LISTEN: `127.0.0.1:${port}`,
      HIKAE_ASSETS: site,
      HIKAE_LOG: "error",
    },
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

const jar = new Map();

async function ask(path, form) {
  const answer = await fetch(origin + path, {
    method: form ? "POST" : "GET",
    body: form && new URLSearchParams(form),
    headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
    redirect: "manual",
  });
  for (const cookie of answer.headers.getSetCookie()) {
    const [name, value] = cookie.split(";")[0].split("=");
    jar.set(name, value);
  }
  return answer;
}

async function logIn() {
  const begun = await ask("/login/card", { next: "/home" });
  const ceremony = begun.headers.get("location").split("/").pop();
  await ask("/demo/reader/sign", { ceremony, card: "hanako", pin: "1111" });
  const claimed = await ask(`/login/claim/${ceremony}`);
  if (claimed.headers.get("location") !== "/home") throw new Error("the login failed");
}

function load(path, signedIn) {
  const cookie = signedIn ? ["-H", `Cookie: hikae=${jar.get("hikae")}`] : [];
  const out = execFileSync("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", ...cookie, origin + path]).toString();
  if (/Non-2xx/.test(out)) throw new Error(`${path}: ${out}`);
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]), p99: /99%\s+(\S+)/.exec(out)[1] };
}

const memory = (server, field) =>
  Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]) / 1024);

const kB = (bytes) => (bytes / 1000).toFixed(1);

cpSync(join(target, "site"), site, { recursive: true });
let server = await start();
try {
  await logIn();
  const pages = ["/home", "/checkups"];
  const html = new Map();
  for (const path of pages) html.set(path, Buffer.from(await (await ask(path)).arrayBuffer()));
  await stop(server);

  const manifest = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8"));
  for (const path of pages) {
    const file = `bench${path.replace("/", "-")}.html`;
    writeFileSync(join(site, file), html.get(path));
    manifest.files.push({ path: `/assets/${file}`, file, type: "text/html; charset=utf-8", encodings: [] });
  }
  writeFileSync(join(site, "manifest.json"), JSON.stringify(manifest));

  server = await start();
  const idle = memory(server, "VmRSS");
  console.log("| page | requests/s | p99 | same bytes as a file: requests/s | p99 | ratio |");
  console.log("|---|---|---|---|---|---|");
  for (const path of pages) {
    load(path, true);
    const file = load(`/assets/bench${path.replace("/", "-")}.html`, false);
    const page = load(path, true);
    console.log(`| \`${path}\` | ${page.rate.toFixed(0)} | ${page.p99} | ${file.rate.toFixed(0)} | ${file.p99} | ${(page.rate / file.rate).toFixed(2)} |`);
  }
  console.log(`\nMemory: ${idle} MB idle, ${memory(server, "VmHWM")} MB at most under this load.\n`);
  console.log("| file | kB | kB brotli |");
  console.log("|---|---|---|");
  for (const path of pages) {
    console.log(`| HTML of \`${path}\` | ${kB(html.get(path).length)} | ${kB(brotliCompressSync(html.get(path)).length)} |`);
  }
  for (const { path, file, encodings } of manifest.files) {
    if (path.includes("bench") || !/\.(css|js|wasm)$/.test(path)) continue;
    const packed = encodings.includes("br") ? kB(readFileSync(join(site, `${file}.br`)).length) : "–";
    console.log(`| \`${path.replace(/[.-][0-9a-f]{8,}/, "")}\` | ${kB(readFileSync(join(site, file)).length)} | ${packed} |`);
  }
} finally {
  if (server.exitCode === null) await stop(server);
  rmSync(state, { recursive: true, force: true });
}
