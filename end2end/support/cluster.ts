// A portal of two processes behind a balancer, on one state.
import { Balancer } from "./balancer.ts";
import { freePort, run, Server } from "./server.ts";
import type { State } from "./state.ts";

export class Cluster {
  private readonly settings: NodeJS.ProcessEnv;
  private readonly servers: Server[];
  /** Processes that were killed. */
  private readonly dead: Server[] = [];

  private constructor(
    private readonly state: State,
    private readonly balancer: Balancer,
    ports: number[],
  ) {
    this.settings = { ...state.settings, HIKAE_ORIGIN: this.origin };
    this.servers = ports.map((port) => new Server(port, this.settings));
  }

  /** Starts both at the same moment on this state, which is the cluster's from then on. */
  static async open(state: State): Promise<Cluster> {
    const ports = [await freePort(), await freePort()];
    const cluster = new Cluster(state, await Balancer.open(ports), ports);
    try {
      await Promise.all(cluster.servers.map((server) => server.answers()));
    } catch (error) {
      await cluster.close();
      throw error;
    }
    return cluster;
  }

  /** Where browsers find it. */
  get origin(): string {
    return `http://localhost:${this.balancer.port}`;
  }

  /** What each process wrote to its standard error since it was started last. */
  get logs(): string[] {
    return this.servers.map(({ log }) => log);
  }

  /** What any process ever wrote to its standard error. */
  get log(): string {
    return [...this.dead, ...this.servers].map(({ log }) => log).join("");
  }

  /** How often each process has answered, whatever is asked. */
  get answered(): number[] {
    return [...this.balancer.answered];
  }

  /** The process that a browser which said this is connected to. */
  holder(text: string): number | undefined {
    return this.balancer.holder(text);
  }

  /** Ends a process as a power cut would, at a moment when no request is under way. */
  kill(process: number): Promise<void> {
    return this.balancer.between(() => this.servers[process].stop("SIGKILL"));
  }

  /** Starts a process that was killed again. */
  async restart(process: number): Promise<void> {
    const killed = this.servers[process];
    this.dead.push(killed);
    this.servers[process] = new Server(killed.port, this.settings);
    await this.servers[process].answers();
  }

  /** Runs a subcommand on the same state, as if at a port of its own. */
  async run(...args: string[]): Promise<{ code: number; output: string }> {
    return run({ ...this.settings, HIKAE_LISTEN: `127.0.0.1:${await freePort()}` }, ...args);
  }

  /** Ends everything and removes the state. */
  async close(): Promise<void> {
    await this.balancer.close();
    await Promise.all(this.servers.map((server) => server.stop("SIGKILL")));
    await this.state.remove();
  }
}
