// A person's own account: what was done in it, and stopping everything.
import { expect, test } from "../support/test.ts";

const HANAKO = "見本 花子";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("whoever lost a phone stops everything from elsewhere, and the card undoes it", async ({ person, visitor }) => {
      const phone = await visitor();
      await phone.logIn(HANAKO);
      await phone.go("健診");
      await person.logIn(HANAKO);
      await person.go("アカウント");
      await person.follow("したことを見る");
      await expect(person.main.getByText("カードでログイン")).toHaveCount(2);
      await expect(person.main).toContainText("「健診」を開きました");

      await person.follow("すぐに止める");
      await expect(person.main).toContainText("0120-95-0178");
      await person.press("すべて止める");
      await expect(person.heading("すべて止めました")).toBeVisible();
      await phone.page.goto("/home");
      await expect(phone.page).toHaveURL(/\/login/);

      await person.logIn(HANAKO);
      await person.go("アカウント");
      await expect(person.heading("カード以外のログインを止めています")).toBeVisible();
      await person.press("もとにもどす");
      await expect(person.heading("カード以外のログインを止めています")).toHaveCount(0);
      await person.go("お知らせ");
      await expect(person.main).toContainText("ログインをすべて止めました");
    });
  });
}
