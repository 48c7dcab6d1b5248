// Tests with a portal and visitors of their own.
import { type BrowserContextOptions, expect, test as base } from "@playwright/test";

import { Complaints } from "./complaints.ts";
import { Person } from "./person.ts";
import { Portal } from "./portal.ts";

interface Fixtures {
  /** The portal: a fresh copy of the fictional municipality. */
  portal: Portal;
  /** Opens another browser window with cookies of its own. */
  visitor: (options?: BrowserContextOptions) => Promise<Person>;
  /** Someone in front of a browser. */
  person: Person;
}

export const test = base.extend<Fixtures>({
  portal: async ({}, use, info) => {
    const portal = await Portal.open(process.env.HIKAE_PREPARED);
    await use(portal);
    await portal.close();
    if (info.status !== info.expectedStatus) {
      await info.attach("server.log", { body: portal.log, contentType: "text/plain" });
    }
    expect(portal.log, "a handler panicked").not.toContain("panicked");
  },

  baseURL: async ({ portal }, use) => use(portal.origin),

  visitor: async ({ browser, contextOptions, portal, viewport, locale, timezoneId }, use) => {
    const complaints = new Complaints();
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: portal.origin,
        locale,
        timezoneId,
        viewport,
        ...options,
      });
      contexts.push(context);
      complaints.listen(context);
      return new Person(await context.newPage());
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints.heard, "the browser complained").toEqual([]);
  },

  person: async ({ visitor }, use) => use(await visitor()),
});

export { expect };
export { Person };
