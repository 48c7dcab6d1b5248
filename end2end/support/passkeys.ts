// Passkeys of citizens, on authenticators that are not ours: those of Chromium.
import { type CDPSession, expect, type Page } from "@playwright/test";

import type { Person } from "./person.ts";

/** How an authenticator is reached: built in, plugged in, or held to a phone. */
export type Transport = "internal" | "usb" | "nfc";

/** A passkey, as Chromium keeps it. */
interface Credential {
  credentialId: string;
  signCount: number;
  [other: string]: unknown;
}

/** An authenticator that one window can reach. */
export class Key {
  private constructor(
    private readonly cdp: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async of(page: Page, transport: Transport): Promise<Key> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport,
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Key(cdp, authenticatorId);
  }

  /** Whether whoever holds it can show that it is them. */
  async verifies(isUserVerified: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  }

  /** Whether it is at hand, and touched when it is asked. */
  async isAtHand(enabled: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
  }

  /** The passkey on it. */
  async passkey(): Promise<Credential> {
    const { authenticatorId } = this;
    const { credentials } = await this.cdp.send("WebAuthn.getCredentials", { authenticatorId });
    expect(credentials).toHaveLength(1);
    return credentials[0] as Credential;
  }

  /** Puts back a passkey as it was, as someone would who copied it then. */
  async restore(passkey: Credential): Promise<void> {
    const { authenticatorId } = this;
    const { credentialId } = passkey;
    await this.cdp.send("WebAuthn.removeCredential", { authenticatorId, credentialId });
    await this.cdp.send("WebAuthn.addCredential", { authenticatorId, credential: passkey as never });
  }
}

/** Makes a passkey of this name after a login by card; answers the login number. */
export async function make(person: Person, name: string): Promise<string> {
  await person.page.goto("/account/passkeys");
  await person.page.getByLabel("パスキーの名前").fill(name);
  await person.press("パスキーを作る");
  await expect(person.heading("パスキーを作りました")).toBeVisible();
  const row = person.main.locator(".summary-row", { hasText: "ログイン番号" });
  return row.locator("dd").innerText();
}

/** Goes to the login page and asks for the passkey of this number, or of nobody by name. */
export async function logInWith(person: Person, key: Key, number = ""): Promise<void> {
  // Otherwise the passkey that the browser offers by itself would be chosen at once.
  await key.isAtHand(false);
  await person.page.goto("/login");
  await person.page.getByLabel("ログイン番号").fill(number);
  await key.isAtHand(true);
  await person.press("パスキーでログインする");
}

export async function isLoggedIn(person: Person): Promise<void> {
  await expect(person.page).toHaveURL("/home");
  await expect(person.page.getByRole("banner")).toContainText("見本 花子 さん");
}
