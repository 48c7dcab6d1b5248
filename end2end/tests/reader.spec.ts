// Logging in at a PC with a card reader: a real PC/SC service, the helper beside it, and OpenSC taking
// the same card.
import { join } from "node:path";

import { missing, Reader } from "../support/reader.ts";
import { expect, test } from "../support/test.ts";

const HANAKO = "見本 花子";

test("a card in a reader logs in through the helper, and OpenSC knows the same card", async ({ portal, person, visitor }) => {
  const why = missing();
  test.skip(why !== undefined, `SKIPPED: ${why}`);
  await person.startLogin();
  const pin = await person.readOffCard(HANAKO, /暗証番号：(\d{4})/);
  const reader = await Reader.with(join(portal.folder, "demo", "cards.json"), HANAKO);
  try {
    await expect(async () => expect(reader.listedByOpenSC()).toContain("User Authentication PIN")).toPass();

    await person.page.goto("/login");
    await person.press("カードでログインする");
    await person.main.locator("summary").click();
    const line = await person.main.getByText(/^hikae-card open/).innerText();
    const link = /'(.*)'/.exec(line)?.[1] ?? "";
    expect(link).toContain(portal.origin);

    // Nobody has named the portal yet: nothing is asked of the card.
    const stranger = reader.helper(["open", link], `${pin}\n`);
    expect(stranger.status).not.toBe(0);
    expect(stranger.words).toContain("is not among your portals");
    expect(reader.helper(["trust", portal.origin]).status).toBe(0);
    const signed = reader.helper(["open", link], `${pin}\n`);
    expect(signed.status, signed.words).toBe(0);
    expect(signed.words).toContain("Go back to your browser");
    expect(signed.words).not.toContain(pin);
    await expect(person.page).toHaveURL("/home");

    // The same answer is worth nothing a second time, nor in another browser.
    const again = reader.helper(["open", link], `${pin}\n`);
    expect(again.words).toContain("Too late.");
    const other = await visitor();
    await other.page.goto("/home");
    await expect(other.page).toHaveURL(/\/login/);
  } finally {
    reader.close();
  }
});
