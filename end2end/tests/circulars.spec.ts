// Two members of staff send a notice to residents whom they never see, and mend it afterwards.
import { fits, isAccessible } from "../support/checks.ts";
import { Authenticator, arrives, join, signIn } from "../support/staff.ts";
import { expect, type Person, test } from "../support/test.ts";

test.describe.configure({ timeout: 240_000 });

const PHONE = { width: 320, height: 640 };
const HANAKO = "見本 花子";

/** Signs in as a member of staff of the demo. */
async function member(person: Person, name: string): Promise<Person> {
  await Authenticator.plugInto(person.page);
  await signIn(person, await join(person, name));
  await arrives(person);
  await person.follow("お知らせを送る");
  return person;
}

/** Fills in the texts; what is about a disaster goes out at any hour. */
async function write(author: Person, title: string): Promise<void> {
  const { page } = author;
  await author.tick("災害");
  for (const [language, words] of [
    ["日本語", [title, "((氏名))さん\n\n・水を用意してください"]],
    ["やさしい日本語", ["水《みず》", "水《みず》を 用意《ようい》して ください。"]],
    ["英語", ["Water", "Dear ((name)), please have water ready."]],
  ] as const) {
    const group = page.getByRole("group", { name: language, exact: true });
    await group.getByLabel("題名").fill(words[0]);
    await group.getByLabel("本文").fill(words[1]);
  }
}

/** Looks at every sample, and hands the draft on. */
async function handOn(author: Person): Promise<void> {
  await author.press("人数を数えて、見本を見る");
  await expect(author.heading("届くお知らせの見本")).toBeVisible();
  await expect(author.main).toContainText("○○○○さん");
  await expect(author.main).not.toContainText(HANAKO);
  await author.press("承認を頼む");
  await expect(author.page.getByRole("alert")).toContainText("すべての見本を確かめてください");
  for (const box of await author.main.getByRole("checkbox").all()) {
    await box.check();
  }
  await author.press("承認を頼む");
  await expect(author.main).toContainText("承認待ち");
}

async function looksRight(person: Person): Promise<void> {
  await isAccessible(person.page);
  await person.page.setViewportSize(PHONE);
  await fits(person.page, PHONE.width);
  await person.page.setViewportSize({ width: 1280, height: 900 });
}

test("an author writes, someone else approves, residents read, and a correction reaches the same people", async ({ person, visitor }) => {
  const author = await member(await visitor(), "架空 書子");
  const approver = await member(await visitor(), "架空 認夫");
  await looksRight(author);
  await expect(approver.main.getByRole("button", { name: "白紙から書く" })).toHaveCount(0);

  await author.press("白紙から書く");
  await looksRight(author);
  await write(author, "台風のそなえ");
  await author.page.getByLabel("条件の呼び名").fill("女性の住民");
  await author.press("下書きを保存する");
  await expect(author.page.getByRole("alert")).toContainText("条件をひとつ以上入れてください");
  await author.page.getByLabel("性別").first().selectOption("女性");
  await author.page.getByLabel("くわしい案内のアドレス").fill("https://evil.example/");
  await author.press("下書きを保存する");
  await expect(author.main).toContainText("アドレスが、決められたところではありません");
  await expect(author.main.getByRole("button", { name: "人数を数えて、見本を見る" })).toHaveCount(0);
  await author.follow("書き直す");
  await author.page.getByLabel("くわしい案内のアドレス").fill("");
  await author.press("下書きを保存する");
  await expect(author.main).toContainText("女性");
  await looksRight(author);
  await handOn(author);
  const { pathname } = new URL(author.page.url());
  await author.page.goto(`${pathname}/samples`);
  await looksRight(author);
  await author.page.goto(pathname);
  await expect(author.main.getByRole("button", { name: "承認して送る" })).toHaveCount(0);

  await approver.page.goto(pathname);
  await expect(approver.main).toContainText(/送る人数\s*\d+人/);
  await looksRight(approver);
  await approver.press("差し戻す");
  await expect(approver.page.getByRole("alert")).toContainText("理由を書いてください");
  await approver.page.getByLabel("差し戻す理由").fill("題名に日付がありません");
  await approver.press("差し戻す");
  await expect(approver.main).toContainText("下書き");

  await author.page.goto(pathname);
  await expect(author.main).toContainText("題名に日付がありません");
  await author.follow("書き直す");
  await write(author, "明日の台風のそなえ");
  await author.press("下書きを保存する");
  await handOn(author);

  await approver.page.goto(pathname);
  await approver.press("承認して送る");
  await expect(async () => {
    await approver.page.goto(pathname);
    await expect(approver.main).toContainText("送信済み", { timeout: 100 });
  }).toPass();
  await expect(approver.main).toContainText("架空 認夫");

  await person.logIn(HANAKO);
  await person.go("お知らせ");
  await person.main.getByRole("link", { name: "明日の台風のそなえ" }).click();
  await expect(person.main).toContainText(`${HANAKO}さん`);
  await expect(person.main).toContainText("健康課");
  await expect(person.main).toContainText("女性");
  await looksRight(person);
  await person.go("だれが見たか");
  await expect(person.main).toContainText("お知らせを送る相手として");

  await author.page.goto(pathname);
  await expect(author.main).toContainText(/開いた人数\s*10人未満/);
  await author.press("訂正を書く");
  await write(author, "訂正：台風は明後日です");
  await author.press("下書きを保存する");
  await expect(author.main).toContainText("まちがいのあったお知らせが届いた人");
  await handOn(author);
  await approver.page.goto(new URL(author.page.url()).pathname);
  await approver.press("承認して送る");
  await expect(async () => {
    await person.go("お知らせ");
    const correction = person.main.getByRole("link", { name: "訂正：台風は明後日です" });
    await expect(correction).toBeVisible({ timeout: 100 });
  }).toPass();
  await person.main.getByRole("link", { name: "訂正：台風は明後日です" }).click();
  await expect(person.main).toContainText("これは訂正のお知らせです");
});
