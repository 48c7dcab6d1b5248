// The card login, and what goes wrong with it.
import { expect, test } from "../support/test.ts";

const HANAKO = "見本 花子";

test("a card and its PIN lead to the page that was asked for", async ({ person }) => {
  await person.page.goto("/vaccinations");
  await expect(person.heading("ログイン")).toBeVisible();
  await person.press("カードでログインする");
  await person.follow("デモのカードリーダーを開く");
  const pin = await person.readOffCard(HANAKO, /暗証番号：(\d{4})/);
  await person.chooseCard(HANAKO);
  await expect(person.main).toContainText("目的");
  await expect(person.main).toContainText("ログイン");
  await person.typePin(pin);
  await expect(person.page).toHaveURL("/vaccinations");
  await expect(person.page.getByRole("banner")).toContainText(`${HANAKO} さん`);
});

test("a wrong PIN says how many tries are left, and a right one gives them back", async ({ person }) => {
  await person.startLogin();
  const pin = await person.readOffCard(HANAKO, /暗証番号：(\d{4})/);
  await person.chooseCard(HANAKO);
  await expect(person.main).toContainText("3回");

  await person.typePin(another(pin));
  await expect(person.page).toHaveTitle(/^エラー：/);
  const alert = person.page.getByRole("alert");
  await expect(alert).toContainText("暗証番号がちがいます。あと2回でロックされます。");
  await alert.getByRole("link").click();
  await expect(person.page.getByLabel("利用者証明用の暗証番号")).toBeFocused();

  await person.typePin(pin);
  await expect(person.page).toHaveURL("/home");
  await person.startLogin();
  await person.chooseCard(HANAKO);
  await expect(person.main).toContainText("3回");
});

test("what cannot be a PIN uses up no try", async ({ person }) => {
  await person.startLogin();
  await person.chooseCard(HANAKO);
  await person.typePin("12");
  await expect(person.page.getByRole("alert")).toContainText("回数は減っていません");
  await expect(person.main).toContainText("3回");
});

test("the last try must be confirmed, then blocks the card; the demo can reset it", async ({ person }) => {
  await person.startLogin();
  const pin = await person.readOffCard(HANAKO, /暗証番号：(\d{4})/);
  await person.chooseCard(HANAKO);
  await person.typePin(another(pin));
  await person.typePin(another(pin));
  await expect(person.heading("あと1回まちがえると、カードはロックされます")).toBeVisible();

  await person.typePin(another(pin));
  await expect(person.page.getByRole("alert")).toContainText("チェックを入れてください");
  await expect(person.heading("あと1回まちがえると、カードはロックされます")).toBeVisible();

  await person.tick("番号をもう一度確かめました。使います。");
  await person.typePin(another(pin));
  await expect(person.heading("このカードはロックされています")).toBeVisible();
  await expect(person.main).toContainText("みほん市の窓口で暗証番号を設定し直します");

  await person.follow("別のカードを選ぶ");
  const card = person.page.getByRole("listitem").filter({ hasText: HANAKO });
  await expect(card).toContainText("ロック中");
  await person.press("5枚とも元にもどす");
  await expect(person.heading("カードを元にもどしました")).toBeVisible();
  await expect(card).not.toContainText("ロック中");
  await person.chooseCard(HANAKO);
  await person.typePin(pin);
  await expect(person.page).toHaveURL("/home");
});

test("a login cannot be claimed by a browser that did not begin it", async ({ person, visitor }) => {
  await person.startLogin();
  const reader = new URL(person.page.url());
  const ceremony = reader.searchParams.get("ceremony");
  const stranger = await visitor();
  await stranger.page.goto(`/login/claim/${ceremony}`);
  await expect(stranger.heading("もう一度はじめてください")).toBeVisible();
});

test("after logging out, nothing personal comes back with the browser's back button", async ({ person }) => {
  await person.logIn(HANAKO);
  await person.go("健診");
  await expect(person.main).toContainText("年度");
  await person.logOut();
  await expect(person.heading("あなたの健康の記録を、あなたの手もとに")).toBeVisible();
  await expect(person.page.getByRole("banner")).not.toContainText(HANAKO);

  await person.page.goBack();
  await expect(person.heading("ログイン")).toBeVisible();
  await expect(person.main).not.toContainText("年度");
  await person.page.goBack();
  await expect(person.heading("ログイン")).toBeVisible();
});

test("a session that someone else has can be ended", async ({ person, visitor }) => {
  await person.logIn(HANAKO);
  const other = await visitor({
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
  await other.logIn(HANAKO);

  await person.go("アカウント");
  const sessions = person.section("ログインしているところ").getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText("いまお使いのもの");
  await person.press(/Firefox.*を終わらせる/);
  await expect(person.heading("終わらせました")).toBeVisible();
  await expect(sessions).toHaveCount(1);

  await other.page.reload();
  await expect(other.heading("ログイン")).toBeVisible();
  await person.page.reload();
  await expect(person.heading("アカウント")).toBeVisible();
});

test("the session warning lets the person go on, and clears the screen at the end", async ({ person }) => {
  const { page } = person;
  await person.logIn(HANAKO);
  await page.clock.install();
  await page.goto("/checkups");
  const warning = page.getByRole("status").filter({ hasText: "まもなくログアウトします" });
  await expect(warning).toBeHidden();

  await page.clock.fastForward("13:10");
  await expect(warning).toContainText(/あと約[12]分で/);
  const extended = page.waitForResponse("/session/extend");
  await person.press("ログインを続ける");
  expect((await extended).status()).toBe(204);
  await expect(page.getByRole("status")).toContainText("ログインを続けます。");

  await page.clock.fastForward("15:01");
  await expect(page.getByText("安全のためログアウトしました。画面の記録は消しました。")).toBeVisible();
  await expect(person.main).toBeEmpty();
  await expect(page.getByRole("link", { name: "もう一度ログインする" })).toBeVisible();
});

test("login works without scripts, in every language", async ({ visitor }) => {
  const person = await visitor({ javaScriptEnabled: false });
  await person.page.goto("/");
  await person.speak("en");
  await person.logIn(HANAKO);
  await expect(person.heading("Home")).toBeVisible();
  await person.logOut();
  await person.page.goto("/home");
  await expect(person.heading("Log in")).toBeVisible();
});

/** A PIN that is not this one. */
function another(pin: string): string {
  return pin === "0000" ? "1111" : "0000";
}
