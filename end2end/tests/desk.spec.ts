// At the desk: two members of staff give someone their records on paper, and register a card.
import { fits, isAccessible, speaks } from "../support/checks.ts";
import { Authenticator, arrives, join, signIn } from "../support/staff.ts";
import { expect, type Person, test } from "../support/test.ts";
import { type Language, languages } from "../support/words.ts";

test.describe.configure({ timeout: 240_000 });

const CLERK = "架空 窓子";
const HANAKO = { name: "見本 花子", number: "1001" };
const MARIA = "TEST MARIA";

/** A member of staff at the desk. */
async function clerk(person: Person): Promise<Person> {
  await Authenticator.plugInto(person.page);
  await signIn(person, await join(person, CLERK));
  await arrives(person);
  await person.follow("窓口の手続き");
  await expect(person.heading("窓口の手続き")).toBeVisible();
  return person;
}

/** Types a number at the desk. */
async function look(person: Person, number: string): Promise<void> {
  await person.page.goto("/staff/desk");
  await person.page.getByLabel("番号（8けた）").fill(number);
  await person.press("調べる");
}

/** The number on the page. */
async function numberOn(person: Person): Promise<string> {
  const found = /\d{4}-\d{4}/.exec(await person.main.innerText());
  expect(found).not.toBeNull();
  return found?.[0] ?? "";
}

test("records are printed once, by two who saw the person, who finds it in their log", async ({ person, visitor }) => {
  const [first, second] = [await clerk(await visitor()), await clerk(await visitor())];
  await first.press("住民を調べて番号を出す");
  await expect(first.page.getByRole("alert")).toContainText("見て確かめた書類を選んでください");
  await isAccessible(first.page);
  await first.page.getByLabel("宛名番号").fill(HANAKO.number);
  await first.tick("旅券（パスポート）");
  await first.press("住民を調べて番号を出す");
  await expect(first.main).toContainText(HANAKO.name);
  await expect(first.heading("もう1人の職員に、この番号を伝えてください")).toBeVisible();
  await expect(first.page.getByRole("button", { name: "印刷用のページを開く" })).toHaveCount(0);
  await isAccessible(first.page);
  const number = await numberOn(first);

  await look(second, number === "0000-0000" ? "11111111" : "00000000");
  await expect(second.page.getByRole("alert")).toContainText("この番号のものはありません");
  await look(second, number);
  await expect(second.main).toContainText(HANAKO.name);
  await expect(second.main).toContainText("旅券（パスポート）");
  await second.press("確かめて、印刷できるようにする");
  await expect(second.page.getByRole("alert")).toContainText("確かめてから、チェックを入れてください");
  for (const language of Object.keys(languages) as Language[]) {
    await second.page.goto(`/language/${language}?back=/staff/desk/${number}`);
    await speaks(second.page, language);
    await isAccessible(second.page);
    await second.page.setViewportSize({ width: 320, height: 640 });
    await fits(second.page, 320);
    await second.page.setViewportSize({ width: 1280, height: 900 });
  }
  await second.page.goto(`/language/ja?back=/staff/desk/${number}`);
  await second.tick("ご本人と書類を見て、上の住民であることを確かめました");
  await second.press("確かめて、印刷できるようにする");

  await first.page.reload();
  await first.press("印刷用のページを開く（1回だけ）");
  await expect(first.heading("あなたの健康の記録")).toBeVisible();
  await expect(first.main).toContainText("最高血圧（収縮期）");
  await isAccessible(first.page);
  await first.page.setViewportSize({ width: 320, height: 640 });
  await fits(first.page, 320);
  await look(first, number);
  await expect(first.page.getByRole("alert")).toContainText("この番号のものはありません");

  await person.logIn(HANAKO.name);
  await person.go("お知らせ");
  const list = person.main.getByRole("listitem");
  await list.filter({ hasText: "窓口であなたの記録が印刷されました" }).getByRole("link").click();
  await person.follow("この記録をくわしく見る");
  await expect(person.main).toContainText("窓口でご本人に紙で渡すため（旅券）");
  await expect(person.main).toContainText("あなたが窓口で求め、職員2人がご本人と確かめました");
});

test("a card without a signature certificate is registered by two who saw it shown", async ({ visitor }) => {
  const [first, second] = [await clerk(await visitor()), await clerk(await visitor())];
  const child = await visitor({ javaScriptEnabled: false });
  await child.showCard(MARIA);
  await expect(child.heading("カードを登録する")).toBeVisible();
  await child.main.getByText("いま窓口にいて、署名用電子証明書がない方").click();
  await child.press("窓口用の番号を出す");
  await expect(child.heading("窓口で確かめます")).toBeVisible();
  const number = await numberOn(child);

  await look(first, number);
  await expect(first.heading("署名用電子証明書がない")).toBeVisible();
  await first.page.getByLabel("宛名番号").fill("1004");
  await first.tick("マイナンバーカード");
  await first.press("住民を調べる");
  await expect(first.heading("もう1人の職員に、この番号を伝えてください")).toBeVisible();
  await look(second, number);
  await second.tick("ご本人と書類を見て、上の住民であることを確かめました");
  await second.press("確かめて、カードを登録する");
  await expect(second.heading("カードを登録しました")).toBeVisible();

  await child.logIn(MARIA);
  await child.go("お知らせ");
  await expect(child.main.getByRole("listitem").filter({ hasText: /窓口でカード（\w{4}）が登録されました/ })).toHaveCount(1);
});
