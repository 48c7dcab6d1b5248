// A plain TCP balancer as it may stand before the processes of a portal: it knows connections and
// bytes, and nothing of what is said on them.
import { EventEmitter, once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A connection on which a client has spoken. */
interface Line {
  client: Socket;
  /** What the client said. */
  said: string;
  /** The process that it was led to. */
  process?: number;
  /** Whether the process has said something in return. */
  answered: boolean;
}

export class Balancer {
  /** How many connections each process answered on. */
  readonly answered: number[];
  private readonly clients = new Set<Socket>();
  private readonly lines = new Set<Line>();
  private readonly changes = new EventEmitter();
  private door: Promise<void> = Promise.resolve();
  private turn = 0;

  private constructor(
    private readonly server: Server,
    private readonly ports: number[],
  ) {
    this.answered = ports.map(() => 0);
    server.on("connection", (client) => this.greet(client));
  }

  /** Stands before the processes at these ports, which may come and go. */
  static async open(ports: number[]): Promise<Balancer> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Balancer(server, ports);
  }

  /** Where it stands. */
  get port(): number {
    const address = this.server.address();
    return typeof address === "object" ? (address?.port ?? 0) : 0;
  }

  /** The process that a client who said this is connected to. */
  holder(text: string): number | undefined {
    return [...this.lines].find(({ said }) => said.includes(text))?.process;
  }

  /** Acts when nobody waits for an answer. Who speaks meanwhile is led somewhere afterwards. */
  async between(act: () => Promise<void>): Promise<void> {
    let open = () => {};
    this.door = new Promise((resolve) => (open = resolve));
    while ([...this.lines].some(({ answered }) => !answered)) {
      await once(this.changes, "change");
    }
    await act().finally(open);
  }

  async close(): Promise<void> {
    this.server.close();
    for (const client of this.clients) {
      client.destroy();
    }
    await once(this.server, "close");
  }

  /** Waits until a client speaks; many connect beforehand. */
  private greet(client: Socket): void {
    this.clients.add(client);
    client.on("error", () => client.destroy());
    client.on("close", () => this.clients.delete(client));
    client.once("data", async (first) => {
      client.pause();
      await this.door;
      await this.lead(client, first);
    });
  }

  /** Leads a client to the next process in turn, and to another one where it does not accept. */
  private async lead(client: Socket, first: Buffer): Promise<void> {
    const line: Line = { client, said: first.toString("latin1"), answered: false };
    this.lines.add(line);
    const turn = this.turn++;
    for (const further of this.ports.keys()) {
      line.process = (turn + further) % this.ports.length;
      const process = await reach(this.ports[line.process]);
      if (process) {
        process.write(first);
        this.join(line, process);
        return;
      }
    }
    this.end(line);
  }

  private join(line: Line, process: Socket): void {
    const { client } = line;
    process.on("error", () => process.destroy());
    process.on("close", () => this.end(line));
    process.once("data", () => {
      line.answered = true;
      this.answered[line.process ?? 0] += 1;
      this.changes.emit("change");
    });
    process.on("data", (bytes) => client.write(bytes));
    client.on("data", (bytes) => {
      // A browser keeps its connections, and with them a process. Here it keeps none: who speaks
      // again after an answer is cut off, and browsers say it once more on a new connection.
      if (line.answered) {
        client.destroy();
      } else {
        line.said += bytes.toString("latin1");
        process.write(bytes);
      }
    });
    client.on("close", () => process.destroy());
    if (client.destroyed) {
      process.destroy();
    }
    client.resume();
  }

  private end(line: Line): void {
    this.lines.delete(line);
    this.changes.emit("change");
    line.client.end();
  }
}

/** A connection to a process, if it accepts one. */
function reach(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(undefined));
  });
}
