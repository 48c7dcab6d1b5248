// The portal under test: one process with a state of its own.
import { freePort, run, Server } from "./server.ts";
import type { State } from "./state.ts";

export class Portal {
  private constructor(
    private readonly state: State,
    private readonly server: Server,
  ) {}

  /** Starts a demo on this state, which is the portal's from then on. */
  static async open(
    state: State,
    { port, settings = {} }: { port?: number; settings?: NodeJS.ProcessEnv } = {},
  ): Promise<Portal> {
    const server = new Server(port ?? (await freePort()), { ...state.settings, ...settings });
    const portal = new Portal(state, server);
    await portal.server.answers();
    return portal;
  }

  get origin(): string {
    return `http://localhost:${this.server.port}`;
  }

  /** What the server wrote to its standard error. */
  get log(): string {
    return this.server.log;
  }

  /** The folder of its state. */
  get folder(): string {
    return this.state.folder;
  }

  /** Runs a subcommand on the same state; what it printed, and its exit code. */
  run(...args: string[]): Promise<{ code: number; output: string }> {
    return run(this.state.settings, ...args);
  }

  /** Ends the server and keeps its state. */
  stop(): Promise<void> {
    return this.server.stop("SIGTERM");
  }

  /** Ends the server, whatever it is doing, and removes its state. */
  async close(): Promise<void> {
    await this.server.stop("SIGKILL");
    await this.state.remove();
  }
}
