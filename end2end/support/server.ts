// One process of a portal: the demo's binary at a port.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

export const binary = process.env.HIKAE_BIN ?? join(import.meta.dirname, "../../target/release/hikae");

export class Server {
  /** What it wrote to its standard error. */
  log = "";

  private readonly process: ChildProcess;
  private stopped = false;

  /** Starts a demo at a port with these settings. */
  constructor(
    readonly port: number,
    settings: NodeJS.ProcessEnv,
  ) {
    const env = { ...settings, HIKAE_LISTEN: `127.0.0.1:${port}` };
    this.process = spawn(binary, ["demo"], { env, stdio: ["ignore", "ignore", "pipe"] });
    this.process.stderr?.on("data", (text) => (this.log += text));
    this.process.once("exit", (code, signal) => {
      if (!this.stopped) {
        this.log += `ended by itself: ${signal ?? code}\n`;
      }
    });
  }

  /** Waits until it serves. */
  async answers(): Promise<void> {
    const until = Date.now() + 120_000;
    while (Date.now() < until) {
      if (!this.runs) {
        throw new Error(`the portal ended with ${this.process.exitCode}: ${this.log}`);
      }
      const answer = await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`the portal did not answer: ${this.log}`);
  }

  /** Sends a signal and waits until the process has ended, if it has not already. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    this.stopped = true;
    if (this.runs) {
      const ended = new Promise((resolve) => this.process.once("exit", resolve));
      this.process.kill(signal);
      await ended;
    }
  }

  private get runs(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }
}

/** Runs a subcommand; what it printed, and its exit code. */
export function run(
  settings: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(binary, args, { env: settings }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : error ? 1 : 0;
      resolve({ code, output: stdout + stderr });
    });
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
