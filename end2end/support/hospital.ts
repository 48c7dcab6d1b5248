// The system of a hospital: it registers a key, gets tokens, and asks over the gateway. It shares no
// code with the portal.
import { expect } from "@playwright/test";
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Portal } from "./portal.ts";

/** An answer of the gateway. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the gateway says
  body: any;
}

/** Who acts there, and why. */
export interface Acting {
  handle: string;
  role: string;
  purpose: string;
  reason: string;
  unit?: string;
}

export class Hospital {
  private constructor(
    private readonly portal: Portal,
    private readonly key: KeyObject,
    private readonly client: string,
    readonly code: string,
  ) {}

  /** Makes a key, and has the operator register it. */
  static async register(portal: Portal, code: string, name: string): Promise<Hospital> {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
    const jwk = { ...publicKey.export({ format: "jwk" }), kid: "1", alg: "ES384", use: "sig" };
    const keys = join(portal.folder, `${code}.jwks`);
    writeFileSync(keys, JSON.stringify({ keys: [jwk] }));
    const { code: failed, output } = await portal.run(
      ...["institution", "add", code, "--name", name, "--kind", "hospital", "--unit", "救急科"],
      ...["--purpose", "treatment", "--purpose", "emergency", "--contact", "privacy@example.invalid"],
      ...["--keys", keys],
    );
    expect(failed, output).toBe(0);
    const client = /[0-9a-f-]{36}/.exec(output)?.[0] ?? "";
    return new Hospital(portal, privateKey, client, code);
  }

  /** A token for someone who acts there. */
  async token(acting: Acting): Promise<Answer> {
    const configuration = await this.ask("/fhir/.well-known/smart-configuration");
    const endpoint: string = configuration.body.token_endpoint;
    const b2b = {
      version: "1",
      subject_id: acting.handle,
      subject_role: acting.role,
      purpose_of_use: [`urn:oid:2.16.840.1.113883.5.8#${acting.purpose}`],
    };
    const claims = {
      iss: this.client,
      sub: this.client,
      aud: endpoint,
      jti: randomUUID(),
      exp: Math.floor(Date.now() / 1000) + 240,
      extensions: { "hl7-b2b": b2b, hikae: { reason: acting.reason, unit: acting.unit } },
    };
    const text = [{ typ: "JWT", alg: "ES384", kid: "1" }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    const signature = sign("sha384", Buffer.from(text), {
      key: this.key,
      dsaEncoding: "ieee-p1363",
    });
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      scope: "system/*.rs",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: `${text}.${signature.toString("base64url")}`,
    });
    return answer(await fetch(endpoint, { method: "POST", body }));
  }

  /** Signs in as someone who acts there. */
  async as(acting: Acting): Promise<Desk> {
    const { status, body } = await this.token(acting);
    expect(status, JSON.stringify(body)).toBe(200);
    return new Desk(this, body.access_token);
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    return answer(await fetch(this.portal.origin + path, init));
  }
}

/** Someone at the hospital whose token holds. */
export class Desk {
  constructor(
    private readonly hospital: Hospital,
    private readonly token: string,
  ) {}

  get(path: string): Promise<Answer> {
    return this.hospital.ask(path, { headers: this.headers });
  }

  post(path: string, body: object): Promise<Answer> {
    const headers = { ...this.headers, "Content-Type": "application/json" };
    return this.hospital.ask(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  /** How many resources a search finds. */
  async count(query: string): Promise<number> {
    const { status, body } = await this.get(`/fhir/${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.total;
  }

  private get headers() {
    return { Authorization: `Bearer ${this.token}` };
  }
}

async function answer(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}
