// Pictures of the main pages for looking at, in end2end/screenshots: HIKAE_PICTURES=1 ./test browser pictures
import { join } from "node:path";

import { test } from "../support/test.ts";
import { ceremony, tour } from "../support/tour.ts";

if (process.env.HIKAE_PICTURES) {
  for (const width of [1280, 390]) {
    test(`pictures of every page, ${width} pixels wide`, async ({ visitor }) => {
      test.setTimeout(240_000);
      const folder = join(import.meta.dirname, "../screenshots");
      const first = await visitor();
      const stops = await tour(first, async () => {});
      const storageState = await first.page.context().storageState();
      const person = await visitor({ viewport: { width, height: 900 }, storageState });
      for (const { name, path } of [...(await ceremony(person)), ...stops]) {
        await person.page.goto(path);
        const file = `${name.replaceAll(/\W+/g, "-")}-${width}.png`;
        await person.page.screenshot({ path: join(folder, file), fullPage: true });
      }
    });
  }
}
