// Members of staff in front of a browser: their passkeys, their invitations, their login.
import { type CDPSession, expect, type Page } from "@playwright/test";

import type { Person } from "./person.ts";

/** A built-in authenticator of this window, which verifies whoever sits there. */
export class Authenticator {
  private constructor(
    private readonly cdp: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async plugInto(page: Page): Promise<Authenticator> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(cdp, authenticatorId);
  }

  async verifies(isUserVerified: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  }
}

/** Becomes the fictional member with this name, by the demo's page; answers their staff ID. */
export async function join(person: Person, name: string): Promise<string> {
  await person.page.goto("/demo/staff");
  await person.press(`${name} になる`);
  return takeUp(person);
}

/** Takes up the invitation on the page; answers the staff ID. */
export async function takeUp(person: Person): Promise<string> {
  await expect(person.heading("職員として登録する")).toBeVisible();
  const row = person.main.locator(".summary-row", { hasText: "職員ID" });
  const login = await row.locator("dd").innerText();
  await person.press("パスキーを作る");
  await expect(person.page).toHaveURL("/staff/login");
  return login;
}

export async function signIn(person: Person, login: string): Promise<void> {
  await person.page.goto("/staff/login");
  await person.page.getByLabel("職員ID").fill(login);
  await person.press("パスキーでログイン");
}

export async function arrives(person: Person): Promise<void> {
  await expect(person.page).toHaveURL("/staff");
  await expect(person.heading("職員ホーム")).toBeVisible();
}
