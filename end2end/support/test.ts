// Tests with a portal and visitors of their own.
import { type BrowserContextOptions, expect, type TestInfo, test as base } from "@playwright/test";

import { Cluster } from "./cluster.ts";
import { Complaints } from "./complaints.ts";
import { Person } from "./person.ts";
import { Portal } from "./portal.ts";
import { prepared } from "./prepare.ts";
import { freePort } from "./server.ts";
import { type Engine, State } from "./state.ts";

export interface Options {
  /** Where portals keep what they keep. */
  engine: Engine;
}

interface Fixtures {
  /** Where the portal will listen. */
  port: number;
  /** What the portal is to offer beyond a demo: its settings. */
  offer: { settings: NodeJS.ProcessEnv; app?: unknown };
  /** The portal: a fresh copy of the fictional municipality. */
  portal: Portal;
  /** What the browsers complain about. */
  complaints: Complaints;
  /** Opens another browser window with cookies of its own. */
  visitor: (options?: BrowserContextOptions) => Promise<Person>;
  /** Someone in front of a browser. */
  person: Person;
}

export const test = base.extend<Fixtures & Options>({
  engine: ["sqlite", { option: true }],

  port: async ({}, use) => use(await freePort()),

  offer: async ({}, use) => use({ settings: {} }),

  portal: async ({ engine, port, offer }, use, info) => {
    const portal = await Portal.open(await State.copy(prepared(engine)), { port, ...offer });
    await use(portal);
    await portal.close();
    await inspect(portal.log, info);
  },

  baseURL: async ({ portal }, use) => use(portal.origin),

  complaints: async ({}, use) => {
    const complaints = new Complaints();
    await use(complaints);
    expect(complaints.heard, "the browser complained").toEqual([]);
  },

  visitor: async (
    { browser, complaints, contextOptions, baseURL, viewport, locale, timezoneId },
    use,
  ) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL,
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
  },

  person: async ({ visitor }, use) => use(await visitor()),
});

/** Tests with a portal of two processes, which are started at the same moment. */
export const clustered = test.extend<{ cluster: Cluster; empty: boolean }>({
  /** Whether they find nothing instead of the fictional municipality. */
  empty: [false, { option: true }],

  cluster: async ({ empty, engine }, use, info) => {
    const made = prepared(engine);
    const state = empty ? State.empty(made.database?.roles) : State.copy(made);
    const cluster = await Cluster.open(await state);
    await use(cluster);
    await cluster.close();
    await inspect(cluster.log, info);
  },

  baseURL: async ({ cluster }, use) => use(cluster.origin),
});

/** Looks at what the server said, and keeps it where a test failed. */
async function inspect(log: string, info: TestInfo): Promise<void> {
  if (info.status !== info.expectedStatus) {
    await info.attach("server.log", { body: log, contentType: "text/plain" });
  }
  expect(log, "a handler panicked").not.toContain("panicked");
  expect(log, "a process died").not.toContain("ended by itself");
}

export { expect };
export { Person };
