// What is noticed about who looks: auditors answer it, the institution's officer sees it.
import { fits, isAccessible, speaks } from "../support/checks.ts";
import { Authenticator, arrives, join, signIn } from "../support/staff.ts";
import { expect, type Person, test } from "../support/test.ts";
import { type Language, languages } from "../support/words.ts";

test.describe.configure({ timeout: 240_000 });

const NOTICED = "閉まっている時間の閲覧";
const PHONE = { width: 320, height: 640 };

/** Signs in as a member of staff of the demo. */
async function member(person: Person, name: string): Promise<void> {
  await Authenticator.plugInto(person.page);
  await signIn(person, await join(person, name));
  await arrives(person);
}

test("a read outside the hours of a clinic is asked about, in every language and without naming a resident", async ({ visitor }) => {
  const auditor = await visitor();
  await member(auditor, "架空 監査夫");
  await auditor.page.goto("/staff");
  await auditor.follow("気になる閲覧");
  await auditor.main.getByRole("link", { name: NOTICED }).first().click();
  await expect(auditor.main).toContainText("あおぞら内科クリニック");
  await expect(auditor.main).toContainText("A-0312");
  await expect(auditor.main).not.toContainText("太郎");
  const { pathname } = new URL(auditor.page.url());
  for (const language of Object.keys(languages) as Language[]) {
    await auditor.page.goto(`/language/${language}?back=/staff`);
    for (const path of ["/staff/findings", "/staff/findings?done=yes", pathname]) {
      await auditor.page.goto(path);
      await speaks(auditor.page, language);
      await isAccessible(auditor.page);
      await auditor.page.setViewportSize(PHONE);
      await fits(auditor.page, PHONE.width);
      await auditor.page.setViewportSize({ width: 1280, height: 900 });
    }
  }
  await auditor.page.goto(`/language/ja?back=${pathname}`);
  await auditor.page.goto(pathname);

  const officer = await visitor();
  await member(officer, "架空 護");
  await officer.page.goto(pathname);
  await expect(officer.main).toContainText("A-0312");
  await expect(officer.main.getByRole("button", { name: "答えを書きとめる" })).toHaveCount(0);

  await auditor.press("答えを書きとめる");
  await expect(auditor.main).toContainText("調べた結果を選んでください");
  await isAccessible(auditor.page);
  await auditor.tick("説明がついた");
  await auditor.page.getByLabel(/理由/).fill("時間外の診察だったと確かめました。");
  await auditor.press("答えを書きとめる");
  await expect(auditor.heading(/答えを書きとめました/)).toBeVisible();
  await auditor.follow("答えのついたものを見る");
  await auditor.main.getByRole("link", { name: NOTICED }).first().click();
  await expect(auditor.main).toContainText("時間外の診察だったと確かめました。");
  await expect(auditor.main.getByRole("button", { name: "答えを書きとめる" })).toHaveCount(0);
});
