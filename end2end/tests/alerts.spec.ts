// What a resident is told: an alert that arrives and leads to its event, and what they want to be told.
import { given, read } from "../support/acts.ts";
import { fits, isAccessible } from "../support/checks.ts";
import { expect, test } from "../support/test.ts";

const HOSPITAL = "みほん中央病院";
const MIDORI = "架空 みどり";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without scripts";

  test(`a resident is told of an emergency and follows the notice to its entry${how}`, async ({ visitor }) => {
    const person = await visitor({ javaScriptEnabled });
    // What looks for violations is a script itself.
    const accessible = async () => (javaScriptEnabled ? isAccessible(person.page) : undefined);
    const hospital = await visitor();
    await person.logIn(MIDORI);
    await person.go("お知らせ");
    const list = person.main.getByRole("listitem");
    await expect(list.filter({ hasText: HOSPITAL })).toHaveCount(0);
    await expect(list.filter({ hasText: "はじめてのブラウザーからログインがありました" }).first()).toContainText("未読");
    await person.press("すべて読んだことにする");
    await expect(person.heading("すべて読んだことにしました")).toBeVisible();
    await expect(person.page.getByRole("navigation", { name: "メニュー" }).first()).not.toContainText("未読");

    await read(hospital, HOSPITAL, MIDORI, "救急のとき", "予防接種の記録");
    expect(await given(hospital)).toBeGreaterThan(0);

    await person.go("ホーム");
    await expect(person.main).toContainText("未読のお知らせが2件あります");
    await person.go("お知らせ");
    await expect(list.filter({ hasText: "救急の届け出がありました" })).toHaveCount(1);
    const notice = list.filter({ hasText: "記録を見せました" }).filter({ hasText: HOSPITAL }).first();
    await expect(notice).toContainText("未読");
    await expect(notice).toContainText("救急");
    await accessible();
    await person.page.setViewportSize({ width: 320, height: 640 });
    await fits(person.page, 320);
    await person.page.setViewportSize({ width: 1280, height: 900 });
    await notice.getByRole("link").click();
    await expect(person.main).toContainText(/みほん中央病院.*が、救急のためあなたの記録を求めました/);
    await expect(person.section("なぜ届いたか")).toContainText("救急のために記録が求められたとき。");
    await accessible();
    await person.follow("この記録をくわしく見る");
    await expect(person.main).toContainText("理由「意識のない状態で運ばれたため」");

    await person.go("お知らせ");
    await expect(notice).not.toContainText("未読");
    await notice.getByRole("button", { name: "しまう" }).click();
    await expect(person.heading("お知らせをしまいました")).toBeVisible();
    await expect(notice).toHaveCount(0);
    await person.press("元に戻す");
    await expect(notice).toHaveCount(1);
  });
}

test("an alert that is switched off does not arrive, and that it was switched off does", async ({ person, visitor }) => {
  const hospital = await visitor();
  await person.logIn(MIDORI);
  await person.go("アカウント");
  await person.follow("お知らせの設定を変える");
  const rules = person.section("すぐに届くもの").getByRole("listitem");
  await expect(rules).toHaveCount(6);
  for (const rule of ["救急", "はじめての機関"]) {
    const row = rules.filter({ has: person.page.getByText(rule, { exact: true }) });
    await expect(row).toContainText("届きます");
    await row.getByRole("button").click();
    await expect(person.heading(`お知らせ「${rule}」を止めました`)).toBeVisible();
    await isAccessible(person.page);
  }
  await expect(person.section("変更の記録")).toContainText("お知らせ「救急」を止めました");

  await read(hospital, HOSPITAL, MIDORI, "救急のとき", "予防接種の記録");
  await person.go("お知らせ");
  const list = person.main.getByRole("listitem");
  await expect(list.filter({ hasText: "お知らせ「救急」を止めました" }).first()).toContainText("未読");
  await expect(list.filter({ hasText: HOSPITAL })).toHaveCount(0);
  await person.go("だれが見たか");
  await expect(list.filter({ hasText: HOSPITAL }).first()).toContainText("救急");

  await person.page.goto("/account/alerts?done=emergency");
  await person.press("元に戻す");
  await expect(person.heading("お知らせ「救急」を届くようにしました")).toBeVisible();
  await read(hospital, HOSPITAL, MIDORI, "救急のとき", "予防接種の記録");
  await person.go("お知らせ");
  await expect(list.filter({ hasText: HOSPITAL }).first()).toContainText("未読");
});

test("taking the log along as a file is told", async ({ person }) => {
  await person.logIn(MIDORI);
  await person.page.request.get("/access-log/statement.json");
  await person.go("お知らせ");
  const list = person.main.getByRole("listitem");
  await expect(list.filter({ hasText: "の記録がファイルで受け取られました" })).toHaveCount(1);
});

test("the log says what it covers, when each institution was heard of, and who reads without being in it", async ({ person, visitor }) => {
  const hospital = await visitor();
  await read(hospital, HOSPITAL, MIDORI, "救急のとき", "予防接種の記録");
  await person.logIn(MIDORI);
  await person.go("だれが見たか");
  await person.follow("この記録がカバーすることを見る");
  const row = (name: string) => person.main.getByRole("row").filter({ hasText: name });
  await expect(row(HOSPITAL)).toContainText("あなたの記録を求めた機関");
  await expect(row(HOSPITAL)).toContainText("記録の求め");
  await expect(row(HOSPITAL)).not.toContainText("連絡がありません");
  await expect(row("架空大学 疫学研究室")).toContainText("まだ一度もありません");
  await expect(row("ことり薬局")).toContainText("7日より長く連絡がありません");
  await expect(person.section("法律によって見せないもの")).toContainText("かくしているものはありません");
  await isAccessible(person.page);
  await person.follow("運営者とコンピューターの処理について");
  await expect(person.main.getByRole("row").filter({ hasText: "サーバーのコマンドで" })).toContainText("のこります");
  await isAccessible(person.page);
});
