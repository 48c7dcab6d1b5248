// Passkeys of citizens: made after a login by card, asked for at the next, on Chromium's virtual
// authenticators, which we did not write.
import { fits, isAccessible, speaks } from "../support/checks.ts";
import { isLoggedIn, Key, logInWith, make, type Transport } from "../support/passkeys.ts";
import { expect, test } from "../support/test.ts";
import type { Language } from "../support/words.ts";

const HANAKO = "見本 花子";
const PHONE = { width: 390, height: 844 };

for (const transport of ["internal", "usb", "nfc"] satisfies Transport[]) {
  test(`a passkey reached by ${transport} logs in by number, and found by the browser`, async ({ visitor }) => {
    const person = await visitor({ viewport: PHONE });
    await person.logIn(HANAKO);
    const key = await Key.of(person.page, transport);
    const number = await make(person, "わたしのかぎ");
    expect(number).toMatch(/^\d{3}-\d{3}-\d{4}$/);
    await expect(person.main).toContainText("わたしのかぎ");
    await expect(person.main).toContainText("まだ使っていません");
    await person.page.context().clearCookies();

    await logInWith(person, key, number);
    await isLoggedIn(person);
    await person.page.goto("/account/passkeys");
    await expect(person.main).toContainText("最後に使ったのは");
    // A passkey does not make another one.
    await expect(person.heading("もう一度、ご本人の確認をお願いします")).toBeVisible();
    await person.page.context().clearCookies();

    await logInWith(person, key);
    await isLoggedIn(person);
  });
}

test("where the browser offers a passkey by itself, choosing it is enough", async ({ person }) => {
  await person.logIn(HANAKO);
  await Key.of(person.page, "internal");
  await make(person, "パソコン");
  await person.logOut();
  await person.page.goto("/vaccinations");
  await expect(person.page).toHaveURL("/vaccinations");
});

test("who is not verified gets neither a passkey nor in", async ({ person }) => {
  await person.logIn(HANAKO);
  const key = await Key.of(person.page, "internal");
  await key.verifies(false);
  await person.page.goto("/account/passkeys");
  await person.press("パスキーを作る");
  await expect(person.main).toContainText("パスキーで確認できませんでした");
  await key.verifies(true);
  const number = await make(person, "パソコン");
  await key.verifies(false);
  await person.logOut();
  await logInWith(person, key, number);
  await expect(person.main).toContainText("パスキーで確認できませんでした");
  await expect(person.page).toHaveURL("/login");
});

test("a copied passkey is stopped, its owner told, and it can be removed", async ({ person, complaints }) => {
  complaints.expect(/passkey\/finish.* 403 /);
  await person.logIn(HANAKO);
  const key = await Key.of(person.page, "usb");
  const number = await make(person, "USBのかぎ");
  const copy = await key.passkey();
  await person.logOut();
  await logInWith(person, key, number);
  await isLoggedIn(person);
  await person.logOut();

  await key.restore(copy);
  await logInWith(person, key, number);
  await expect(person.main).toContainText("複製された疑いがあるため、止めました");
  await expect(person.page).toHaveURL("/login");

  await key.isAtHand(false);
  await person.logIn(HANAKO);
  await person.go("お知らせ");
  await person.follow(/USBのかぎ.*複製の疑い/);
  await person.follow("パスキー");
  await expect(person.main).toContainText("複製の疑いがあるため止めました");
  await person.follow(/USBのかぎ.*削除する/);
  await person.press("このパスキーを削除する");
  await expect(person.heading("パスキーを削除しました")).toBeVisible();
  await expect(person.main).toContainText("パスキーはまだありません");
});

test("a number that is mistyped is told apart, one that is nobody's is not", async ({ person, visitor, complaints }) => {
  complaints.expect(/passkey\/begin.* 422 /);
  await person.logIn(HANAKO);
  await Key.of(person.page, "internal");
  const number = await make(person, "パソコン");
  const stranger = await visitor();
  const empty = await Key.of(stranger.page, "internal");
  await logInWith(stranger, empty, `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`);
  await expect(stranger.main).toContainText("ログイン番号がちがいます");
  await logInWith(stranger, empty, number);
  await expect(stranger.main).toContainText("パスキーで確認できませんでした");
});

test("a passkey gets another name, and a wrong one is kept with what is wrong", async ({ person }) => {
  await person.logIn(HANAKO);
  await Key.of(person.page, "internal");
  await make(person, "パソコン");
  await person.follow(/パソコン.*名前を変える/);
  const name = person.page.getByLabel("パスキーの名前");
  await name.fill(" ");
  await person.press("名前を変える");
  await person.page.getByRole("alert").getByRole("link").click();
  await expect(name).toBeFocused();
  await name.fill("居間のパソコン");
  await person.press("名前を変える");
  await expect(person.heading("名前を変えました")).toBeVisible();
  await expect(person.main).toContainText("居間のパソコン");
});

test("the pages of passkeys are accessible, fit a small phone and speak three languages", async ({ person }) => {
  await person.logIn(HANAKO);
  await Key.of(person.page, "internal");
  await make(person, "phone");
  await person.follow(/phone.*名前を変える/);
  const one = new URL(person.page.url()).pathname;
  await person.page.setViewportSize({ width: 320, height: 640 });
  for (const language of ["ja", "easy", "en"] satisfies Language[]) {
    for (const path of ["/account/passkeys", one]) {
      await person.page.goto(`/language/${language}?back=${path}`);
      await speaks(person.page, language);
      await isAccessible(person.page);
      await fits(person.page, 320);
    }
  }
});

test("without scripts the pages say that a passkey needs them", async ({ visitor }) => {
  const person = await visitor({ javaScriptEnabled: false });
  await person.page.goto("/login");
  await expect(person.main).toContainText("JavaScriptが必要です");
  await expect(person.page.getByLabel("ログイン番号")).toBeHidden();
  await expect(person.page.getByRole("button", { name: "カードでログインする" })).toBeVisible();
});
