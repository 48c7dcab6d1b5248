// The portal under test: the demo's binary on a port of its own, with a state folder of its own.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = process.env.HIKAE_BIN ?? join(import.meta.dirname, "../../target/release/hikae");

export class Portal {
  /** What the server wrote to its standard error. */
  log = "";

  private constructor(
    readonly origin: string,
    readonly folder: string,
    private readonly settings: NodeJS.ProcessEnv,
    private readonly server: ChildProcess,
  ) {
    server.stderr?.on("data", (text) => (this.log += text));
  }

  /** Starts a demo. With `state`, on a copy of that folder; else with a municipality made anew. */
  static async open(state?: string): Promise<Portal> {
    const folder = await mkdtemp(join(tmpdir(), "hikae-end2end-"));
    if (state) {
      await cp(state, folder, { recursive: true });
    }
    const port = await freePort();
    const settings = { ...process.env, HIKAE_LISTEN: `127.0.0.1:${port}`, HIKAE_VAR: folder };
    const server = spawn(binary, ["demo"], {
      env: settings,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const portal = new Portal(`http://localhost:${port}`, folder, settings, server);
    await portal.answers();
    return portal;
  }

  /** Runs a subcommand on the same state; what it printed, and its exit code. */
  run(...args: string[]): Promise<{ code: number; output: string }> {
    return new Promise((resolve) => {
      execFile(binary, args, { env: this.settings }, (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : error ? 1 : 0;
        resolve({ code, output: stdout + stderr });
      });
    });
  }

  /** Ends the server and keeps its state. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.server.exitCode === null && this.server.signalCode === null) {
      const ended = new Promise((resolve) => this.server.once("exit", resolve));
      this.server.kill(signal);
      await ended;
    }
  }

  /** Ends the server, whatever it is doing, and removes its state. */
  async close(): Promise<void> {
    await this.stop("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    const until = Date.now() + 120_000;
    while (Date.now() < until) {
      if (this.server.exitCode !== null) {
        throw new Error(`the portal ended with ${this.server.exitCode}: ${this.log}`);
      }
      const answer = await fetch(`${this.origin}/healthz`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`the portal did not answer: ${this.log}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
