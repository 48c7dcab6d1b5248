// Logging in on a phone by デジタル認証アプリ, with a certified provider that we did not write.
import { fits, isAccessible } from "../support/checks.ts";
import { type App, CARDS, test } from "../support/app.ts";
import { expect, type Person } from "../support/test.ts";

const HANAKO = "見本 花子";
const TARO = "例示 太郎";

/** From the login page to the app. */
async function open(person: Person, path = "/login"): Promise<void> {
  await person.page.goto(path);
  await person.follow("デジタル認証アプリでログインする");
  await expect(person.heading("アプリのかわり")).toBeVisible();
}

async function read(person: Person, name: string): Promise<void> {
  await person.follow(`${name}のカードを読み取る`);
}

/** Links the app at its first use; the person is logged in then. */
async function link(person: Person, name: string): Promise<void> {
  await open(person);
  await read(person, name);
  await person.follow("アプリで確かめてつなぐ");
  await read(person, name);
  await expect(person.heading("デジタル認証アプリをつなぎました")).toBeVisible();
}

/** Logs out by the menu of a phone. */
async function leave(person: Person): Promise<void> {
  await person.page.locator("summary").filter({ hasText: "メニュー" }).click();
  await person.logOut();
}

/** Shows the card in an app that waits before it goes back; answers the address of the way back. */
async function halfway(person: Person, app: App): Promise<string> {
  app.waits = true;
  await open(person);
  await read(person, HANAKO);
  const back = person.page.getByRole("link", { name: "ブラウザーに戻る" });
  return (await back.getAttribute("href")) ?? "";
}

/** Narrow, and nothing that keeps anyone out. */
async function look(person: Person): Promise<void> {
  await isAccessible(person.page);
  const size = person.page.viewportSize();
  await person.page.setViewportSize({ width: 320, height: 640 });
  await fits(person.page, 320);
  await person.page.setViewportSize(size ?? { width: 390, height: 844 });
}

test("an app that reads the card links it once, and logs in on a phone from then on", async ({ person, app }) => {
  await open(person, "/login?next=/vaccinations");
  await expect(person.page.locator("output")).toHaveText("openid");
  await read(person, HANAKO);
  await expect(person.heading("デジタル認証アプリをはじめて使う")).toBeVisible();
  await expect(person.main).toContainText("照らし合わせたあとは残しません");
  await look(person);

  await person.follow("アプリで確かめてつなぐ");
  await expect(person.page.locator("output")).toHaveText("openid name address birthdate gender");
  await read(person, HANAKO);
  await expect(person.heading("デジタル認証アプリをつなぎました")).toBeVisible();
  await look(person);
  await person.follow("次へ進む");
  await expect(person.page).toHaveURL("/vaccinations");
  await expect(person.page.getByRole("banner")).toContainText(`${HANAKO} さん`);

  await leave(person);
  await open(person);
  await expect(person.page.locator("output"), "asked again, and for no more than who it is").toHaveText("openid");
  await read(person, HANAKO);
  await expect(person.page).toHaveURL("/home");
  expect(app.refusals).toEqual([]);
});

test("the account shows the app, tells of it, and removes it", async ({ person }) => {
  await link(person, HANAKO);
  await person.page.goto("/account");
  await person.follow("つないだアプリを見る・やめる");
  await expect(person.section("つながっているアプリ")).toContainText("最後に使った日時");
  await look(person);
  await person.press("アプリからのログインをやめる");
  await expect(person.heading("アプリからのログインをやめました")).toBeVisible();
  await look(person);
  await open(person);
  await read(person, HANAKO);
  await expect(person.heading("デジタル認証アプリをはじめて使う")).toBeVisible();

  await person.showCard(HANAKO);
  await expect(person.page).toHaveURL("/home");
  await person.page.goto("/account/app");
  await expect(person.section("これまでの変更")).toContainText("つなぎました");
  await look(person);
  await person.page.goto("/notices");
  await expect(person.main).toContainText("デジタル認証アプリでログインできるようになりました");
  await expect(person.main).toContainText("デジタル認証アプリからのログインをやめました");
});

test("saying no in the app logs nobody in and leads to the other ways", async ({ person, app }) => {
  await open(person);
  await person.follow("やめる");
  await expect(person.heading("アプリでの確認をやめました")).toBeVisible();
  await look(person);
  expect(app.refusals).toEqual(["access_denied"]);
  await person.follow("ログインの方法をえらぶ");
  await expect(person.page.getByRole("button", { name: "カードでログインする" })).toBeVisible();
});

test("coming back in another browser starts again there, and logs in where it was begun", async ({ person, visitor, app }) => {
  await link(person, HANAKO);
  await leave(person);
  const back = await halfway(person, app);
  const other = await visitor();
  await other.page.goto(back);
  await expect(other.heading("もう一度はじめてください")).toBeVisible();
  await expect(other.main).toContainText("別のブラウザー");
  await look(other);
  await other.page.goto("/home");
  await expect(other.page).toHaveURL(/\/login/);

  await person.follow("ブラウザーに戻る");
  await expect(person.page).toHaveURL("/home");
  await leave(person);
  await person.page.goto(back);
  await expect(person.heading("もう一度はじめてください")).toBeVisible();
});

test("without the provider a clear page offers the other ways", async ({ person, app }) => {
  await app.stop();
  await person.page.goto("/login");
  await person.follow("デジタル認証アプリでログインする");
  await expect(person.heading("いまはデジタル認証アプリを使えません")).toBeVisible();
  await expect(person.main).toContainText("みほん市の窓口");
  await look(person);
  await person.follow("ログインの方法をえらぶ");
  await person.showCard(HANAKO);
  await expect(person.page).toHaveURL("/home");
});

test("a provider that goes away under way lets nobody in", async ({ person, app }) => {
  await halfway(person, app);
  await app.stop();
  await person.follow("ブラウザーに戻る");
  await expect(person.heading("いまはデジタル認証アプリを使えません")).toBeVisible();
});

test("whoever did not show a card is not let in", async ({ person }) => {
  await link(person, HANAKO);
  await leave(person);
  await open(person);
  await person.follow(`${HANAKO}（カードなし）`);
  await expect(person.heading("カードの読み取りを確かめられませんでした")).toBeVisible();
  await look(person);
  await person.page.goto("/home");
  await expect(person.page).toHaveURL(/\/login/);
});

test("who does not live here is told to bring the card to the desk", async ({ person }) => {
  await open(person);
  await read(person, "よそ 五郎");
  await person.follow("アプリで確かめてつなぐ");
  await read(person, "よそ 五郎");
  await expect(person.heading("窓口で確かめます")).toBeVisible();
  await expect(person.main).not.toContainText(CARDS["よそ 五郎"]?.address ?? "?");
});

test("a renewed card is another sub: the link is made anew, and the one before ends", async ({ person, visitor, app }) => {
  await link(person, TARO);
  app.renewed.add(TARO);
  const later = await visitor();
  await link(later, TARO);
  await later.page.goto("/account/app");
  await expect(later.section("これまでの変更")).toContainText("新しいアプリにかわりました");
  await later.page.goto("/notices");
  await later.follow(/デジタル認証アプリでログインできるように/);
  await expect(later.main).toContainText("前につないだアプリのかわりになり");
  await person.page.goto("/home");
  await expect(person.page, "what was begun by the old link").toHaveURL(/\/login/);
});

test.describe("a provider that was not told the portal's key", () => {
  test.use({ known: false });

  test("refuses the portal, and the person is told that it is not their fault", async ({ person, app }) => {
    await open(person);
    await read(person, HANAKO);
    await expect(person.heading("いまはデジタル認証アプリを使えません")).toBeVisible();
    await expect(person.main).toContainText("問題があるのではありません");
    expect(app.refusals).toEqual(["invalid_client"]);
  });
});

test("a code that was used is refused by the provider, and nobody is let in by it", async ({ person, app }) => {
  await link(person, HANAKO);
  await leave(person);
  const used = new URL(await halfway(person, app)).searchParams.get("code") ?? "";
  await person.follow("ブラウザーに戻る");
  await expect(person.page).toHaveURL("/home");
  await leave(person);
  const again = new URL(await halfway(person, app));
  again.searchParams.set("code", used);
  await person.page.goto(again.href);
  await expect(person.heading("もう一度はじめてください")).toBeVisible();
  expect(app.refusals).toEqual(["invalid_grant"]);
  await person.page.goto("/home");
  await expect(person.page).toHaveURL(/\/login/);
});
