// Someone in front of a browser, who does what people do there.
import { expect, type Locator, type Page } from "@playwright/test";

import { english, japanese, type Language, languages, type Words } from "./words.ts";

export class Person {
  private words: Words = japanese;

  constructor(readonly page: Page) {}

  /** Logs in with one of the demo's cards and its PIN, and arrives at the home page. */
  async logIn(name: string): Promise<void> {
    await this.showCard(name);
    await expect(this.page).toHaveURL("/home");
  }

  /** Goes through the card's part of a login: reader, card, PIN. */
  async showCard(name: string): Promise<void> {
    await this.startLogin();
    await this.signWith(name);
  }

  /** From a page that waits for a card: reader, card, PIN. */
  async holdCard(name: string): Promise<void> {
    await this.follow(this.words.openReader);
    await this.signWith(name);
  }

  private async signWith(name: string): Promise<void> {
    const pin = await this.readOffCard(name, this.words.pinShown);
    await this.chooseCard(name);
    await this.type(this.words.pin, pin);
  }

  /** From the login page to the reader, which shows the cards. */
  async startLogin(): Promise<void> {
    await this.page.goto("/login");
    await this.press(this.words.start);
    await this.follow(this.words.openReader);
  }

  /** Registers a card at its first use, and arrives at the page that says so. */
  async register(name: string): Promise<void> {
    await this.press(this.words.register);
    await this.follow(this.words.openReader);
    const password = await this.readOffCard(name, this.words.passwordShown);
    await this.chooseCard(name);
    await this.type(this.words.password, password);
  }

  async chooseCard(name: string): Promise<void> {
    await this.follow(this.words.cardOf(name));
  }

  /** Types a PIN or a password into the reader and sends it to the card. */
  async type(label: string, secret: string): Promise<void> {
    await this.page.getByLabel(label).fill(secret);
    await this.press(this.words.send);
  }

  async typePin(pin: string): Promise<void> {
    await this.type(this.words.pin, pin);
  }

  async logOut(): Promise<void> {
    await this.press(this.words.logOut);
  }

  /** Chooses the language of the pages by the link in the header. */
  async speak(language: Language): Promise<void> {
    const { name, tag } = languages[language];
    await this.page.getByRole("banner").getByRole("link", { name, exact: true }).click();
    await expect(this.page.locator("html")).toHaveAttribute("data-language", language);
    await expect(this.page.locator("html")).toHaveAttribute("lang", tag);
    this.words = language === "en" ? english : japanese;
  }

  /** Goes to a part of the portal by its entry in the navigation. */
  async go(entry: string): Promise<void> {
    const menu = this.page.getByRole("navigation", { name: this.words.menu });
    // Beside the entry may stand how many are new.
    await menu.getByRole("link", { name: new RegExp(`^${entry}( |$)`) }).click();
  }

  async follow(link: string | RegExp): Promise<void> {
    await this.page.getByRole("link", { name: link }).first().click();
  }

  async press(button: string | RegExp): Promise<void> {
    const exact = typeof button === "string";
    await this.page.getByRole("button", { name: button, exact }).click();
  }

  /** Chooses one answer of a question, or ticks a box. */
  async tick(answer: string | RegExp): Promise<void> {
    const exact = typeof answer === "string";
    await this.page.getByLabel(answer, { exact }).check();
  }

  /** Answers one question of a sequence and goes on. */
  async answer(...answers: (string | RegExp)[]): Promise<void> {
    for (const answer of answers) {
      await this.tick(answer);
    }
    await this.press("次へ");
  }

  heading(text: string | RegExp, level?: number): Locator {
    return this.page.getByRole("heading", { name: text, level, exact: typeof text === "string" });
  }

  /** The part of the page under a heading of the second level. */
  section(title: string | RegExp): Locator {
    const heading = this.page.getByRole("heading", { name: title, level: 2 });
    return this.page.getByRole("main").locator("section").filter({ has: heading });
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }

  async readOffCard(name: string, pattern: RegExp): Promise<string> {
    const card = this.main.getByRole("listitem").filter({ hasText: name });
    const found = pattern.exec(await card.innerText());
    expect(found, `the reader shows ${pattern} of ${name}`).not.toBeNull();
    return found?.[1] ?? "";
  }
}
