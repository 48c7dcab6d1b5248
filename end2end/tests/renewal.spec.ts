// What becomes of logins when a card is lost, found, revoked, renewed, or its holder moves.
import { isAccessible } from "../support/checks.ts";
import { expect, type Person, test } from "../support/test.ts";

const HANAKO = "見本 花子";

/** Does something to a card at the demo's stand-in for desk, call centre and authorities. */
async function office(person: Person, deed: string | RegExp): Promise<void> {
  await person.page.goto("/demo/reader");
  await person.follow(`${HANAKO}のカードをなくす・更新する`);
  await person.press(deed);
  await expect(person.heading("変えました")).toBeVisible();
}

/** Shows the card, which is refused. */
async function refused(person: Person, title: string): Promise<void> {
  await person.showCard(HANAKO);
  await expect(person.heading("ログインできませんでした")).toBeVisible();
  await expect(person.heading(title)).toBeVisible();
}

test("a lost card is paused, and works again without a registration when it is found", async ({ person, visitor }) => {
  const elsewhere = await visitor();
  await person.logIn(HANAKO);
  await office(elsewhere, "なくしたと届け出る（一時停止）");
  await expect(elsewhere.main).toContainText("一時停止中です");

  await person.page.goto("/checkups");
  await expect(person.heading("ログイン"), "the login has ended").toBeVisible();
  await refused(person, "電子証明書は一時停止中です");
  await expect(person.main).toContainText("あなたの記録はそのまま残っています");

  await office(elsewhere, "見つかった（一時停止を解除）");
  await person.logIn(HANAKO);
  await person.go("お知らせ");
  const list = person.main.getByRole("listitem");
  await expect(list.filter({ hasText: "一時停止が解除されました" })).toHaveCount(1);
  await list.filter({ hasText: "一時停止になりました" }).getByRole("link").click();
  await expect(person.main).toContainText("登録と記録は消えていません");
  await isAccessible(person.page);
});

test("a revoked card ends everything that stands on it; a new one, proved again, brings it back", async ({ person, visitor }) => {
  const elsewhere = await visitor();
  await person.logIn(HANAKO);
  await person.go("健診");
  const known = await person.main.innerText();
  await office(elsewhere, "見つからないので失効させる");
  await person.page.reload();
  await expect(person.heading("ログイン")).toBeVisible();
  await refused(person, "電子証明書は失効しています");
  await expect(person.main).toContainText("登録し直してください");
  await isAccessible(person.page);

  await office(elsewhere, "電子証明書を更新する（新しいカードを受け取る）");
  await person.showCard(HANAKO);
  await expect(person.heading("カードを登録する")).toBeVisible();
  await person.register(HANAKO);
  await expect(person.heading("カードを登録しました")).toBeVisible();
  await person.follow("次へ進む");
  await person.go("アカウント");
  const cards = person.section("登録したカード");
  await expect(cards).toContainText("使えます");
  await expect(cards, "what was before stays in the history").toContainText("失効しました");
  await person.go("健診");
  await expect(person.main).toHaveText(known, { useInnerText: true });
});

test("a renewed certificate is proved with the signature, and the one before ends", async ({ person, visitor }) => {
  const elsewhere = await visitor();
  await elsewhere.logIn(HANAKO);
  await office(person, "電子証明書を更新する（新しいカードを受け取る）");
  await person.showCard(HANAKO);
  await expect(person.main).toContainText("前に登録したカードがあれば、このカードに入れかわります");
  await person.register(HANAKO);
  await elsewhere.page.goto("/home");
  await expect(elsewhere.heading("ログイン")).toBeVisible();
  await person.follow("次へ進む");
  await person.go("お知らせ");
  await expect(person.main.getByRole("listitem").filter({ hasText: /新しいカード（\w{4}）が登録されました/ })).toHaveCount(1);
});

test("a move ends the signature certificate and not the login", async ({ person, visitor }) => {
  const elsewhere = await visitor();
  await person.logIn(HANAKO);
  await office(elsewhere, "引っ越す・結婚する");
  await person.page.reload();
  await expect(person.page).toHaveURL("/home");
  await person.logOut();
  await person.logIn(HANAKO);
});

test("all of it works without scripts, and in other languages", async ({ visitor }) => {
  const person = await visitor({ javaScriptEnabled: false });
  await office(person, "なくしたと届け出る（一時停止）");
  await person.page.goto("/");
  await person.speak("en");
  await person.showCard(HANAKO);
  await expect(person.heading("The certificate is on hold")).toBeVisible();
});
