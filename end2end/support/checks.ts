// What must hold of every page.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

import { type Language, languages } from "./words.ts";

/** No violation of WCAG 2.2 A and AA that a program can find. */
export async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
  expect.soft(found, page.url()).toEqual([]);
}

/** The page is as wide as the window: nobody has to scroll sideways (WCAG 2.2, 1.4.10 Reflow). */
export async function fits(page: Page, width: number): Promise<void> {
  const scroll = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
  expect.soft(scroll, `width of ${page.url()}`).toBeLessThanOrEqual(width);
}

/** In this language, complete, one heading, nothing left of how texts are made. */
export async function speaks(page: Page, language: Language): Promise<void> {
  const html = page.locator("html");
  await expect.soft(html, page.url()).toHaveAttribute("lang", languages[language].tag);
  await expect.soft(html, page.url()).toHaveAttribute("data-language", language);
  await expect.soft(page.getByRole("heading", { level: 1 }), page.url()).toHaveCount(1);
  await expect.soft(page, page.url()).toHaveTitle(/\S/);
  const text = await page.locator("body").innerText();
  expect.soft(text, page.url()).not.toMatch(/[{}《》｜]|％|undefined|NaN/);
  if (language === "en") {
    const words = page.locator("h1, h2, legend, nav a:not([hreflang])");
    for (const word of await words.allInnerTexts()) {
      expect.soft(word, page.url()).not.toMatch(/[\u3040-\u30ff]/);
    }
  }
}

/** Nothing runs but our own files, and nothing of it is kept (see the headers' own documentation). */
export async function isLockedDown(page: Page, path: string): Promise<void> {
  const answer = await page.request.get(path);
  const headers = answer.headers();
  const policy = headers["content-security-policy"] ?? "";
  expect.soft(policy, path).toContain("default-src 'none'");
  expect.soft(policy, path).toContain("frame-ancestors 'none'");
  expect.soft(policy, path).not.toContain("unsafe-inline");
  expect.soft(policy, path).not.toContain("'unsafe-eval'");
  expect.soft(headers["cache-control"], path).toBe("no-store");
  expect.soft(headers["x-content-type-options"], path).toBe("nosniff");
  expect.soft(headers["referrer-policy"], path).toBe("same-origin");
  const html = await answer.text();
  expect.soft(html, path).not.toMatch(/<style|\sstyle=|\son\w+="|javascript:/i);
  for (const [script] of html.matchAll(/<script[^>]*>[^<]*/gi)) {
    expect.soft(script, path).toMatch(/^<script type="module" src="\/assets\/[\w./-]+">$/);
  }
  expect.soft(policy.includes("script-src"), path).toBe(html.includes("<script"));
}
