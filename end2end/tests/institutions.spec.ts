// What institutions get, what the resident decides about it, and what both can see of that.
import { decide, given, read } from "../support/acts.ts";
import { isAccessible } from "../support/checks.ts";
import { expect, test } from "../support/test.ts";

const CLINIC = "あおぞら内科クリニック";
const HOSPITAL = "みほん中央病院";
const TARO = "例示 太郎";

test("a clinic gets what the resident permits, and nothing that he seals or refuses", async ({ person, visitor }) => {
  const clinic = await visitor();
  const log = person.main.getByRole("listitem");
  await person.logIn(TARO);

  await test.step("nothing, as long as he has not decided", async () => {
    await read(clinic, CLINIC, TARO, "診察・調剤のとき", "健診の結果");
    await expect(clinic.heading("渡せる記録はありませんでした")).toBeVisible();
    await person.go("だれが見たか");
    const entry = log.filter({ hasText: CLINIC }).first();
    await expect(entry).toContainText(/医師（担当者 A-0312）が、診療のため、健診の結果.*を見ようとしましたが、見せませんでした。/);
    await expect(entry).toContainText("あなたの許可がないためです。");
    await expect(entry).toContainText("記録があることも、相手には伝えていません。");
  });

  let all = 0;
  await test.step("his checkups, once he permits it", async () => {
    await decide(person, "見せる", CLINIC, "1年");
    await expect(person.heading("設定しました。もう効いています")).toBeVisible();
    await read(clinic, CLINIC, TARO, "診察・調剤のとき", "健診の結果");
    all = await given(clinic);
    expect(all).toBeGreaterThan(1);
    await person.go("だれが見たか");
    const entry = log.filter({ hasText: CLINIC }).first();
    await expect(entry).toContainText(`健診の結果 ${all}件を見ました。`);
    await expect(entry).toContainText("「見せる」と決めました。");
  });

  await test.step("all but the one that he seals, and it cannot tell", async () => {
    await person.go("健診");
    await person.follow(/の結果を見る/);
    await person.press("この記録を封印する");
    await read(clinic, CLINIC, TARO, "診察・調剤のとき", "健診の結果");
    expect(await given(clinic)).toBe(all - 1);
    await expect(clinic.main).not.toContainText("封印");
    await person.go("だれが見たか");
    const entry = log.filter({ hasText: CLINIC }).first();
    await expect(entry).toContainText("一部見せなかった");
    await expect(entry).toContainText("に封印した記録です。");
    await expect(entry).toContainText("見せなかった記録があることは、相手には分かりません。");
  });

  await test.step("nothing again, once he refuses: a refusal is stronger than a permission", async () => {
    await decide(person, "見せない", CLINIC, "やめるまでずっと");
    await read(clinic, CLINIC, TARO, "診察・調剤のとき", "健診の結果");
    await expect(clinic.heading("渡せる記録はありませんでした")).toBeVisible();
    await person.go("だれが見たか");
    const entry = log.filter({ hasText: CLINIC }).first();
    await expect(entry).toContainText("「見せない」と決めています。");
  });
});

test("an emergency read leads the home page of the resident", async ({ person, visitor }) => {
  await person.logIn("架空 みどり");
  const notice = person.heading("救急で、あなたの記録が見られました");
  await expect(notice).toBeHidden();
  const hospital = await visitor();
  await read(hospital, HOSPITAL, "架空 みどり", "救急のとき", "予防接種の記録");
  expect(await given(hospital)).toBeGreaterThan(0);
  await isAccessible(hospital.page);
  await person.go("ホーム");
  await expect(notice).toBeVisible();
  await expect(person.main).toContainText("救急であることを届け出ました");
  await expect(person.main).toContainText("理由「意識のない状態で運ばれたため」");
  await expect(person.main).toContainText(/まで続きます。あなたが「見せない」と決めた記録は見せません。/);
  await isAccessible(person.page);
  await person.follow("くわしく見る");
  await expect(person.section("救急の閲覧の審査")).toContainText("返事を待っています");
  await person.go("ホーム");
  await person.follow("心当たりがない");
  await expect(person.main).toContainText(HOSPITAL);
  await person.go("ホーム");
  await person.follow("何を見たか");
  await expect(person.section("見せた記録")).toContainText("救急の見方は、あなたが止めていないので認められました。");
});

test("a purpose that an institution is not registered for is refused, and the resident sees it", async ({ person, visitor }) => {
  const osteopath = await visitor();
  await read(osteopath, "さくら整骨院", TARO, "救急のとき", "健診の結果");
  await expect(osteopath.heading("この目的では、この機関は読めません")).toBeVisible();
  await person.logIn(TARO);
  await person.go("だれが見たか");
  const entry = person.main.getByRole("listitem").filter({ hasText: "さくら整骨院" }).first();
  await expect(entry).toContainText("見せませんでした");
});

test("the form of an institution says what is missing and keeps what was written", async ({ person }) => {
  await person.page.goto("/demo/read");
  await person.follow(CLINIC);
  await person.page.getByLabel("理由").fill("番号は 1234 5678 9018 です");
  await person.press("読む");
  const alert = person.page.getByRole("alert");
  await expect(alert).toContainText("だれの記録かを選んでください");
  await expect(alert).toContainText("どの記録かを選んでください");
  await expect(alert).toContainText("12けたの数字を消してください");
  await expect(person.page.getByLabel("理由")).toHaveValue("番号は 1234 5678 9018 です");
});
