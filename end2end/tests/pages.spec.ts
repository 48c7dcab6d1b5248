// What holds of every page, whatever it is about.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { fits, isAccessible, isLockedDown, speaks } from "../support/checks.ts";
import { expect, type Person, test } from "../support/test.ts";
import { ceremony, reception, type Stop, tour } from "../support/tour.ts";
import { type Language, languages } from "../support/words.ts";

test.describe.configure({ timeout: 480_000 });

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 640 };

type Visitor = (options?: object) => Promise<Person>;

/** Walks the tour, and opens windows for another look: one logged in, one of nobody. */
async function toured(visitor: Visitor) {
  const first = await visitor({ javaScriptEnabled: false });
  const stops = await tour(first, async () => {});
  const known = await first.page.context().storageState();
  return {
    stops,
    open: async (language: Language) => {
      const citizen = await visitor({ storageState: known });
      const nobody = await visitor();
      const stands = await reception(nobody);
      for (const { page } of [citizen, nobody]) {
        await page.goto(`/language/${language}?back=/login`);
      }
      return async (look: (person: Person, stop: Stop) => Promise<void>) => {
        for (const stop of [...(await ceremony(nobody)), ...stands, ...stops]) {
          const person = stop.open ? nobody : citizen;
          await person.page.goto(stop.path);
          await expect(person.page, stop.name).toHaveURL(stop.path);
          await test.step(stop.name, () => look(person, stop));
        }
      };
    },
  };
}

for (const language of Object.keys(languages) as Language[]) {
  test(`every page is accessible, complete and fits a phone in ${languages[language].name}`, async ({ visitor }) => {
    const { open } = await toured(visitor);
    const visit = await open(language);
    await visit(async ({ page }) => {
      await speaks(page, language);
      await isAccessible(page);
      await page.setViewportSize(PHONE);
      await fits(page, PHONE.width);
      if (language === "ja") {
        await isAccessible(page);
      }
      await page.setViewportSize(DESK);
    });
  });
}

test("every page works without scripts, and none is missing here", async ({ visitor }) => {
  const person = await visitor({ javaScriptEnabled: false });
  const stops = await tour(person, (page) => speaks(page, "ja"));
  const stands = [...(await reception(person)), ...(await ceremony(person))];
  const seen = [...stands, ...stops].map(({ path }) => path);
  for (const route of pages()) {
    const pattern = new RegExp(`^${route.replace(/\{\w+\}/g, "[^/]+")}(\\?|$)`);
    expect.soft(seen.filter((path) => pattern.test(path)), route).not.toEqual([]);
  }
});

test("no page runs or keeps what it should not", async ({ visitor }) => {
  const { open } = await toured(visitor);
  const visit = await open("ja");
  await visit(async ({ page }, { path }) => isLockedDown(page, path));
});

/** The paths of all pages, from the golden table of routes; not those that are no pages. */
function pages(): string[] {
  const folder = join(import.meta.dirname, "../../server/tests/authorization/snapshots");
  const tables = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const routes = [...tables.join("\n").matchAll(/^GET (\/\S*)/gm)].map(([, path]) => path ?? "");
  expect(routes).not.toEqual([]);
  return routes.filter((path) => !NO_PAGES.some((pattern) => pattern.test(path)));
}

/** Files, redirects, streams, and pages that appear only in the stories of other tests. */
const NO_PAGES = [
  /^\/assets\//,
  /^\/healthz$/,
  /^\/(manifest\.webmanifest|service-worker\.js)$/,
  /^\/log\//,
  /^\/gateway\//,
  /^\/fhir\//,
  /^\/\.well-known\//,
  /\.(ics|json|pdf)$/,
  /^\/access-log\/verify\/entries$/,
  /^\/language\//,
  /^\/notices\/\{\w+\}\/file$/,
  /^\/login\/card\/\{\w+\}\/events$/,
  /^\/login\/claim\//,
  /^\/login\/phone\/\{\w+\}\/events$/,
  /^\/login\/app(\/return)?$/,
  /^\/register/,
  /^\/staff(\/(?!login$)|$)/,
  /^\/checkups\/\{\w+\}\/versions\//,
  /^\/account\/passkeys\/\{\w+\}$/,
];
