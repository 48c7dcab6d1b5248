// デジタル認証アプリ as others have written it: a certified OpenID Connect provider (npm
// oidc-provider), set to the shape of the real one (Keycloak's addresses, PKCE, private_key_jwt,
// ES256, pairwise subs, acr), and a page in the place of the app that reads the card.
import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Provider as Certified } from "oidc-provider";

import { test as base } from "./test.ts";

const CLIENT = "RP00000001";
const BELOW = "/api/realms/main";

/** What is on a card. */
export interface Card {
  name: string;
  address: string;
  birthdate: string;
  gender: string;
}

/** The demo's residents as their cards have them: spaces and digits as wide as on cards. */
export const CARDS: Record<string, Card> = {
  "見本 花子": {
    name: "見本　花子",
    address: "見本県みほん市中央１丁目１番１号",
    birthdate: `${fiscalYear() - 65}1103`,
    gender: "2",
  },
  "例示 太郎": {
    name: "例示　太郎",
    address: "見本県みほん市東町２丁目２番２号",
    birthdate: `${fiscalYear() - 50}0720`,
    gender: "1",
  },
  "よそ 五郎": {
    name: "よそ　五郎",
    address: "見本県ほか市中央９丁目９番９号",
    birthdate: "19700101",
    gender: "1",
  },
};

export class App {
  /** Cards that were renewed: who they are to the portal changes with that. */
  readonly renewed = new Set<string>();
  /** Whether it waits for a tap before it goes back to the browser. */
  waits = false;
  /** What the provider refused, in its own words. */
  readonly refusals: string[] = [];

  private readonly provider: Certified;

  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    private readonly issuer: string,
    portal: KeyObject,
    origin: string,
  ) {
    this.provider = this.certified(portal, origin);
  }

  /** One for a portal at this port, with keys of its own; or with one that it was not told. */
  static async open(port: number, known = true): Promise<{ app: App; settings: NodeJS.ProcessEnv }> {
    const folder = await mkdtemp(join(tmpdir(), "hikae-app-"));
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const key = join(folder, "portal.pem");
    await writeFile(key, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    const another = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
    const holder: { app?: App } = {};
    const server = createServer((request, response) => void holder.app?.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const at = typeof address === "object" ? address?.port : undefined;
    const issuer = `http://127.0.0.1:${at}${BELOW}`;
    const app = new App(server, folder, issuer, known ? publicKey : another, `http://localhost:${port}`);
    holder.app = app;
    const settings = { HIKAE_APP_ISSUER: issuer, HIKAE_APP_CLIENT_ID: CLIENT, HIKAE_APP_KEY: key };
    return { app, settings };
  }

  /** The provider is not there any more. */
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private certified(portal: KeyObject, origin: string): Certified {
    const own = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });
    const provider = new Certified(this.issuer, {
      jwks: { keys: [{ ...own, alg: "ES256", use: "sig", kid: "provider-1" }] },
      clients: [
        {
          client_id: CLIENT,
          redirect_uris: [`${origin}/login/app/return`],
          response_types: ["code"],
          grant_types: ["authorization_code"],
          subject_type: "pairwise",
          id_token_signed_response_alg: "ES256",
          token_endpoint_auth_method: "private_key_jwt",
          token_endpoint_auth_signing_alg: "ES256",
          require_auth_time: true,
          jwks: { keys: [{ ...portal.export({ format: "jwk" }), alg: "ES256", use: "sig", kid: "portal" }] },
        },
      ],
      routes: {
        authorization: "/protocol/openid-connect/auth",
        token: "/protocol/openid-connect/token",
        userinfo: "/protocol/openid-connect/userinfo",
        jwks: "/protocol/openid-connect/certs",
      },
      responseTypes: ["code"],
      scopes: ["openid", "name", "address", "birthdate", "gender"],
      claims: {
        openid: ["sub"],
        name: ["name"],
        address: ["address"],
        birthdate: ["birthdate"],
        gender: ["gender"],
      },
      acrValues: ["aal1", "aal3 crl"],
      subjectTypes: ["pairwise"],
      pairwiseIdentifier: (_context, account) =>
        createHash("sha256").update(`${CLIENT} ${account}`).digest("hex"),
      clientAuthMethods: ["private_key_jwt"],
      enabledJWA: {
        idTokenSigningAlgValues: ["ES256"],
        clientAuthSigningAlgValues: ["ES256"],
      },
      pkce: { required: () => true },
      cookies: { keys: ["cookies of a test"] },
      features: { devInteractions: { enabled: false }, userinfo: { enabled: true } },
      interactions: { url: (_context, interaction) => `${BELOW}/card/${interaction.uid}` },
      findAccount: (_context, id) => ({
        accountId: id,
        claims: () => ({ sub: id, ...CARDS[id.replace(/ renewed$/, "")] }),
      }),
      // Whoever reads a card for a portal agrees to it in the app.
      loadExistingGrant: async (context) => {
        const { client, session, params, account } = context.oidc;
        const grant = new provider.Grant({
          clientId: client?.clientId ?? "",
          accountId: session?.accountId ?? account?.accountId ?? "",
        });
        grant.addOIDCScope(String(params?.scope));
        await grant.save();
        return grant;
      },
    });
    for (const event of ["authorization.error", "grant.error", "userinfo.error"] as const) {
      provider.on(event, (_context: unknown, error: Error & { error?: string }) => {
        this.refusals.push(error.error ?? error.message);
      });
    }
    return provider;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.issuer);
    if (!pathname.startsWith(`${BELOW}/card/`)) {
      const below = request as IncomingMessage & { originalUrl?: string };
      below.originalUrl = request.url;
      request.url = request.url?.replace(BELOW, "");
      this.wait(response);
      return this.provider.callback()(request, response);
    }
    const card = searchParams.get("card");
    if (card !== null) {
      const accountId = this.renewed.has(card) ? `${card} renewed` : card;
      const acr = searchParams.get("acr") ?? "aal3 crl";
      const login = { accountId, acr };
      return this.provider.interactionFinished(request, response, { login });
    }
    if (searchParams.has("no")) {
      return this.provider.interactionFinished(request, response, { error: "access_denied" });
    }
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(await this.reader(request, response));
  }

  /** Turns the way back into a link, if it is to wait. */
  private wait(response: ServerResponse): void {
    const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
    response.end = ((body?: unknown) => {
      const back = String(response.getHeader("location") ?? "");
      if (!this.waits || !back.includes("/login/app/return")) {
        return end(body);
      }
      response.statusCode = 200;
      response.removeHeader("location");
      response.removeHeader("content-length");
      response.setHeader("content-type", "text/html; charset=utf-8");
      return end(page(`<a href="${back.replaceAll("&", "&amp;")}">ブラウザーに戻る</a>`));
    }) as typeof response.end;
  }

  /** The page in the place of the app. */
  private async reader(request: IncomingMessage, response: ServerResponse): Promise<string> {
    const { params } = await this.provider.interactionDetails(request, response);
    const cards = Object.keys(CARDS).map((card) => {
      const read = `?card=${encodeURIComponent(card)}`;
      return `<li><a href="${read}">${card}のカードを読み取る</a> <a href="${read}&acr=aal1">${card}（カードなし）</a></li>`;
    });
    return page(`<p>渡すもの：<output>${params.scope}</output></p><ul>${cards.join("")}</ul>
      <a href="?no">やめる</a>`);
  }
}

function page(body: string): string {
  return `<!doctype html><html lang="ja"><meta name="viewport" content="width=device-width">
    <link rel="icon" href="data:,"><title>アプリ</title><h1>アプリのかわり</h1>${body}</html>`;
}

/** Of today, in Japan: it begins in April. */
function fiscalYear(): number {
  const japan = new Date(Date.now() + 9 * 3_600_000);
  return japan.getUTCFullYear() - (japan.getUTCMonth() < 3 ? 1 : 0);
}

/** Tests with a portal that offers the app, on a phone. */
export const test = base.extend<{ app: App; known: boolean }>({
  /** Whether the provider was told the portal's key. */
  known: [true, { option: true }],
  app: async ({ offer }, use) => use(offer.app as App),
  offer: async ({ port, known }, use) => {
    const { app, settings } = await App.open(port, known);
    await use({ app, settings });
    await app.close();
  },
  viewport: { width: 390, height: 844 },
  contextOptions: { hasTouch: true, isMobile: true },
});
