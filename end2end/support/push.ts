// A push service on this machine, and a browser that has its address there. Browsers of tests cannot
// reach the services of their makers: `PushManager` gives out an address of this one instead.
import { createECDH, createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";

import type { BrowserContext } from "@playwright/test";
import ece from "http_ece";

/** A message as the service got it. */
export interface Message {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A browser as push services and portals know it. */
export class Device {
  readonly keys = createECDH("prime256v1");
  readonly auth = randomBytes(16).toString("base64url");
  readonly p256dh = this.keys.generateKeys("base64url");

  constructor(readonly endpoint: string) {}

  /** By what the portal's page names it. */
  get mark(): string {
    return createHash("sha256").update(this.endpoint).digest("hex").slice(0, 32);
  }

  /** What a message says, opened by an implementation that is not the sender's. */
  open({ body }: Message): string {
    const options = { version: "aes128gcm", privateKey: this.keys, authSecret: this.auth };
    return ece.decrypt(body, options).toString();
  }

  /** Lets this context's browser give this device's address out. */
  async live(context: BrowserContext): Promise<void> {
    const { endpoint, p256dh, auth } = this;
    await context.addInitScript(
      (given) => {
        const KEY = "test-subscription";
        const buffer = (text: string) =>
          Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)).buffer;
        const subscription = {
          endpoint: given.endpoint,
          getKey: (name: "p256dh" | "auth") => buffer(given[name]),
          unsubscribe: async () => {
            localStorage.removeItem(KEY);
            return true;
          },
        };
        PushManager.prototype.getSubscription = async () =>
          (localStorage.getItem(KEY) ? subscription : null) as unknown as PushSubscription;
        PushManager.prototype.subscribe = async () => {
          localStorage.setItem(KEY, "1");
          return subscription as unknown as PushSubscription;
        };
      },
      { endpoint, p256dh, auth },
    );
  }
}

export class PushService {
  readonly messages: Message[] = [];
  /** How it answers. */
  status = 201;

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async open(): Promise<PushService> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const service = new PushService(server, `http://127.0.0.1:${port}`);
    server.on("request", (request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => {
        const { url: path = "", headers } = request;
        service.messages.push({ path, headers, body: Buffer.concat(parts) });
        response.writeHead(service.status).end();
      });
    });
    return service;
  }

  device(name: string): Device {
    return new Device(`${this.origin}/push/${name}`);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
