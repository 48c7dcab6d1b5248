// What residents object to: raised with a few taps, answered by the officer, seen by both.
import { given, read } from "../support/acts.ts";
import { fits, isAccessible, speaks } from "../support/checks.ts";
import { Authenticator, arrives, join, signIn } from "../support/staff.ts";
import { expect, type Person, test } from "../support/test.ts";
import { type Language, languages } from "../support/words.ts";

test.describe.configure({ timeout: 240_000 });

const HANAKO = "見本 花子";
const CLINIC = "あおぞら内科クリニック";
const PHONE = { width: 320, height: 640 };

/** Opens the newest entry of the clinic in the access log. */
async function openEntry(person: Person): Promise<void> {
  await person.go("だれが見たか");
  const event = person.main.getByRole("listitem").filter({ hasText: CLINIC });
  await event.getByRole("link", { name: "くわしく" }).first().click();
}

/** Becomes the clinic's privacy officer, or the municipality's reviewer. */
async function officer(person: Person, name: string): Promise<void> {
  await Authenticator.plugInto(person.page);
  await signIn(person, await join(person, name));
  await arrives(person);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without scripts";

  test(`a resident objects to an access, and the clinic's officer answers${how}`, async ({ visitor }) => {
    const citizen = await visitor({ javaScriptEnabled });
    const accessible = async () => (javaScriptEnabled ? isAccessible(citizen.page) : undefined);
    await citizen.logIn(HANAKO);
    await openEntry(citizen);
    await citizen.follow("心当たりがない");
    await citizen.press("確認へ進む");
    await expect(citizen.page.getByRole("alert")).toContainText("理由を選んでください");
    await accessible();
    await citizen.tick("行ったことのない機関である");
    await citizen.page.getByLabel(/^くわしく/).fill("この病院には一度も行っていません。");
    await citizen.tick("このサイトだけ");
    await citizen.press("確認へ進む");
    await expect(citizen.section("送るとどうなるか")).toContainText(`${CLINIC}の個人情報担当者`);
    await citizen.press("この内容で送る");
    await expect(citizen.heading("心当たりのない閲覧")).toBeVisible();
    await expect(citizen.main).toContainText("返事待ち");
    await accessible();

    // A passkey needs scripts; whoever answers has them.
    const staff = await visitor();
    await officer(staff, "架空 護");
    await staff.page.goto("/staff");
    await staff.follow("申し出");
    await expect(staff.main).not.toContainText("花子");
    await staff.follow("心当たりのない閲覧");
    await expect(staff.main).toContainText("住民の「だれが見たか」に記録しました");
    await expect(staff.main).toContainText(HANAKO);
    await expect(staff.main).toContainText("この病院には一度も行っていません。");
    await isAccessible(staff.page);
    await staff.page.setViewportSize(PHONE);
    await fits(staff.page, PHONE.width);
    await staff.page.setViewportSize({ width: 1280, height: 900 });
    await staff.press("返事を送る");
    await expect(staff.page.getByRole("alert")).toContainText("調べた結果を選んでください");
    await staff.tick("事情を説明します");
    await staff.page.getByLabel(/住民への説明/).fill("受付で別の方と取り違えました。おわびします。");
    await staff.press("返事を送る");
    await expect(staff.heading("返事を送りました。住民のお知らせに届いています。")).toBeVisible();
    await expect(staff.main).toContainText("返事を待っている申し出はありません。");

    await citizen.go("お知らせ");
    const notice = citizen.main.getByRole("listitem").filter({ hasText: "申し出への返事が届きました" });
    await expect(notice.first()).toContainText(CLINIC);
    await notice.getByRole("link").first().click();
    await citizen.follow("申し出を見る");
    await expect(citizen.main).toContainText("返事あり");
    await expect(citizen.main).toContainText("受付で別の方と取り違えました。おわびします。");
    await accessible();
    await citizen.go("だれが見たか");
    const looked = citizen.main.getByRole("listitem").filter({ hasText: "あなたの申し出を調べるために開きました" });
    await expect(looked.first()).toContainText("個人情報の担当者");

    // The answer stands beside the event, and does not have to be the last one.
    const event = citizen.main.getByRole("listitem").filter({ hasText: CLINIC }).filter({ hasNotText: "申し出を調べる" });
    await event.getByRole("link", { name: "くわしく" }).first().click();
    await expect(citizen.section("心当たりがないとき")).toContainText("おわびします。");
    await citizen.section("心当たりがないとき").getByRole("link", { name: "くわしく見る" }).click();
    await citizen.page.getByLabel(/^くわしく/).fill("納得できません。");
    await citizen.press("もう一度申し出る");
    await expect(citizen.main).toContainText("みほん市の担当者の返事を待っています");
  });
}

test("a record that is not mine leaves for nobody at once, and comes back when the municipality finds that it is", async ({ person, visitor }) => {
  await person.logIn(HANAKO);
  const clinic = await visitor();
  const before = await shown(clinic);
  expect(before).toBeGreaterThan(0);

  await person.go("健診");
  await person.main.getByRole("link", { name: /年/ }).first().click();
  const checkup = person.page.url();
  await person.follow("これは自分の記録ではない");
  await person.tick("その日には行っていない");
  await person.tick("このサイトだけ");
  await person.press("確認へ進む");
  await expect(person.section("送るとどうなるか")).toContainText("すぐにどの機関にも渡らなくなります");
  await person.press("この内容で送る");
  await expect(person.heading("この記録は止めています")).toBeVisible();
  expect(await shown(clinic)).toBe(before - 1);

  const staff = await visitor();
  await officer(staff, "架空 監査夫");
  await staff.page.goto("/staff/cases");
  await staff.follow("自分のものではない記録");
  await expect(staff.main).toContainText("記録のもと");
  await staff.tick("ご本人の記録でした");
  await staff.page.getByLabel(/住民への説明/).fill("健診の機関に確かめ、ご本人のものと分かりました。");
  await staff.press("返事を送る");
  await expect(staff.heading(/返事を送りました/)).toBeVisible();
  expect(await shown(clinic)).toBe(before);
  await person.page.goto(checkup);
  await expect(person.main).toContainText("ご本人の記録でした");
});

test("a case of someone else's is not there, and an officer of another place has an empty list", async ({ person, visitor }) => {
  await person.logIn(HANAKO);
  await openEntry(person);
  const entry = new URL(person.page.url()).pathname.split("/").at(-1) ?? "";
  await person.follow("心当たりがない");
  await person.tick("そのほか");
  await person.tick("このサイトだけ");
  await person.press("確認へ進む");
  await expect(person.page.getByRole("alert")).toContainText("内容を書いてください");
  await person.page.getByLabel(/^くわしく/).fill("<b>よく分かりません</b>");
  await person.press("確認へ進む");
  await person.press("この内容で送る");
  const path = new URL(person.page.url()).pathname;

  const neighbour = await visitor();
  await neighbour.logIn("架空 みどり");
  for (const address of [path, `/cases/new/entry/${entry}`]) {
    const answer = await neighbour.page.request.get(address);
    expect(answer.status()).toBe(404);
  }
  const staff = await visitor();
  await officer(staff, "架空 監査夫");
  await staff.page.goto("/staff/cases");
  await expect(staff.main).toContainText("返事を待っている申し出はありません。");
  const answer = await staff.page.request.get(path.replace("/cases/", "/staff/cases/"));
  expect(answer.status()).toBe(404);
  const program = await staff.page.request.get("/staff/api/cases");
  expect(await program.json()).toEqual({ cases: [], next: null });
});

test("an access in an emergency is looked into without anybody objecting, and the resident reads what came of it", async ({ person, visitor }) => {
  const hospital = await visitor();
  await read(hospital, "みほん中央病院", "架空 みどり", "救急のとき", "予防接種の記録");
  expect(await given(hospital)).toBeGreaterThan(0);
  await person.logIn("架空 みどり");
  await person.go("だれが見たか");
  await person.follow("救急");
  await person.main.getByRole("link", { name: "くわしく" }).first().click();
  const event = person.page.url();
  await expect(person.section("救急の閲覧の審査")).toContainText("みほん市の監査の担当者の返事を待っています");

  const staff = await visitor();
  await officer(staff, "架空 監査夫");
  await staff.page.goto("/staff");
  await staff.follow("救急の閲覧の審査");
  await staff.main.getByRole("link", { name: "救急の閲覧の審査" }).last().click();
  await expect(staff.main).toContainText("意識のない状態で運ばれたため");
  await expect(staff.main).not.toContainText("みどり");
  await isAccessible(staff.page);
  await staff.tick("必要な閲覧でした");
  await staff.page.getByLabel(/住民への説明/).fill("救急隊の記録と合っていました。");
  await staff.press("返事を送る");
  await expect(staff.heading(/返事を送りました/)).toBeVisible();

  await person.page.goto(event);
  await expect(person.section("救急の閲覧の審査")).toContainText("救急隊の記録と合っていました。");
  await person.section("救急の閲覧の審査").getByRole("link", { name: "くわしく見る" }).click();
  await expect(person.main).toContainText("救急の閲覧があったため、審査が始まりました");
  await expect(person.main.getByRole("button")).toHaveCount(0);
  await isAccessible(person.page);
  await person.go("お知らせ");
  const notice = person.main.getByRole("listitem").filter({ hasText: "救急の閲覧についての審査が終わりました" });
  await expect(notice.first()).toContainText("みほん中央病院");
  await person.page.goto("/cases");
  await expect(person.main).toContainText("申し出はありません。");
});

test("pages of officers are accessible, complete and fit a phone in every language", async ({ person, visitor }) => {
  const citizen = await visitor();
  await citizen.logIn(HANAKO);
  await openEntry(citizen);
  await citizen.follow("心当たりがない");
  await citizen.tick("行ったことのない機関である");
  await citizen.page.getByLabel(/電話番号/).fill("000-0000-0000");
  await citizen.tick("電話でも話したい");
  await citizen.press("確認へ進む");
  await citizen.press("この内容で送る");
  await officer(person, "架空 護");
  await person.page.goto("/staff/cases");
  await person.follow("心当たりのない閲覧");
  const one = new URL(person.page.url()).pathname;
  for (const language of Object.keys(languages) as Language[]) {
    await person.page.goto(`/language/${language}?back=/staff`);
    await looksRight(person, language, ["/staff/cases", "/staff/cases?done=yes", one]);
  }
  const auditor = await visitor();
  await officer(auditor, "架空 監査夫");
  for (const language of Object.keys(languages) as Language[]) {
    await auditor.page.goto(`/language/${language}?back=/staff`);
    await looksRight(auditor, language, ["/staff/reviews", "/staff/reviews?done=yes"]);
  }
});

async function looksRight(person: Person, language: Language, paths: string[]): Promise<void> {
  for (const path of paths) {
    await person.page.goto(path);
    await speaks(person.page, language);
    await isAccessible(person.page);
    await person.page.setViewportSize(PHONE);
    await fits(person.page, PHONE.width);
    await person.page.setViewportSize({ width: 1280, height: 900 });
  }
}

/** How many checkups the hospital is shown in an emergency. */
async function shown(clinic: Person): Promise<number> {
  await read(clinic, "みほん中央病院", HANAKO, "救急のとき", "健診の結果");
  return given(clinic);
}
