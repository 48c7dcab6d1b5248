// What a browser complains about: errors of scripts, the console, and the content security policy.
import type { BrowserContext } from "@playwright/test";

export class Complaints {
  readonly heard: string[] = [];
  private readonly pages = new Set<string>();
  private expected?: RegExp;

  /** What a test brings about itself is not a complaint. */
  expect(pattern: RegExp): void {
    this.expected = pattern;
  }

  listen(context: BrowserContext): void {
    // The console also mentions pages that are answered with an error, as a refused form is.
    context.on("response", (response) => {
      if (response.request().isNavigationRequest()) {
        this.pages.add(response.url());
      }
    });
    context.on("console", (message) => {
      const text = message.text();
      const { url } = message.location();
      const answered = text.startsWith("Failed to load resource") && this.pages.has(url);
      const complaint = `${url}: ${text}`;
      if (message.type() === "error" && !answered && !this.expected?.test(complaint)) {
        this.heard.push(complaint);
      }
    });
    context.on("weberror", (error) => this.heard.push(`script: ${error.error().message}`));
  }
}
