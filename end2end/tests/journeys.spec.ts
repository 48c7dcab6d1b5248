// The five residents of the fictional municipality, and what each of them finds.
import { isAccessible } from "../support/checks.ts";
import { expect, test } from "../support/test.ts";

test("見本 花子 sees who looked, what her checkups mean, and refuses a pharmacy", async ({ person }) => {
  const { page } = person;
  await person.logIn("見本 花子");

  await test.step("the home page leads with the emergency", async () => {
    await expect(person.heading("救急で、あなたの記録が見られました")).toBeVisible();
    await expect(person.main).toContainText("みほん中央病院");
    await expect(person.section("最近、見た機関").getByRole("listitem")).not.toHaveCount(0);
    await expect(person.section("これからのこと")).toContainText("帯状疱疹");
  });

  await test.step("a checkup says what to do about the blood pressure", async () => {
    await person.follow("結果を見る");
    await expect(person.heading(/収縮期.*医療機関で相談してください/)).toBeVisible();
    const pressure = person.main.getByRole("row").filter({ hasText: "収縮期" }).first();
    await expect(pressure).toContainText("受診勧奨判定値");
    await expect(pressure).toContainText("mmHg");
  });

  await test.step("the blood pressure over the years, as a chart and as a table", async () => {
    await person.main.getByRole("link", { name: /収縮期/ }).first().click();
    await expect(person.heading(/収縮期.*の推移/)).toBeVisible();
    await expect(person.section("グラフ").getByRole("img")).toBeVisible();
    const rows = person.section("表").getByRole("row");
    expect(await rows.count()).toBeGreaterThan(5);
    await expect(person.section("国の判定値")).toContainText("140");
  });

  await test.step("vaccinations that she can have now", async () => {
    await person.go("予防接種");
    await expect(person.section("いま受けられるもの")).toContainText("帯状疱疹");
    await expect(person.section("いま受けられるもの")).toContainText("肺炎球菌");
  });

  await test.step("the insurance that holds today, and the one before", async () => {
    await person.go("保険");
    const now = person.section("きょう使える保険");
    await expect(now).toContainText("みほん市国民健康保険");
    await expect(now).toContainText("かかった費用の3割");
    await expect(now).toContainText("区分ウ");
    const before = person.section("これまでの保険");
    await expect(before).toContainText("みほん健康保険組合");
    await expect(before).toContainText("ほかの医療保険に入った");
    await expect(person.main).not.toContainText("特定疾病");
  });

  await test.step("the access log names who, where and why", async () => {
    await person.go("だれが見たか");
    const list = person.main.getByRole("listitem");
    await expect(list.filter({ hasText: "みほん中央病院" }).first()).toContainText("救急の治療");
    await person.main.getByRole("link", { name: "くわしく" }).first().click();
    await expect(person.heading("この記録のすべて")).toBeVisible();
    await expect(person.main).toContainText("問い合わせ用の番号");
  });

  await test.step("she refuses a pharmacy, sees what follows, and takes it back", async () => {
    await person.go("共有の設定");
    await person.follow("見せる相手・見せない相手を決める");
    await person.answer("見せない");
    await person.answer("診察・調剤のとき");
    await person.answer("機関をえらぶ");
    await person.answer("ことり薬局");
    await person.answer("すべての記録");
    await person.answer(/^すべて/);
    await person.answer("やめるまでずっと");
    await person.answer("救急のときも見せない");
    await expect(person.heading("この内容でよいですか")).toBeVisible();
    await expect(person.section("あなたの記録でためすと")).toContainText("ことり薬局には 0件が見え");

    await person.press("この内容で決める");
    await expect(person.heading("設定しました。もう効いています")).toBeVisible();
    await person.go("共有の設定");
    await expect(person.section("あなたが決めたこと")).toContainText("ことり薬局に、すべての記録を見せない");

    await page.goBack();
    await person.press("元に戻す");
    await expect(person.main).toContainText("終わりにしました");
    await person.go("共有の設定");
    await expect(person.section("あなたが決めたこと")).not.toContainText("ことり薬局に、すべての記録を見せない");
    await expect(person.section("変更の記録")).toContainText("ことり薬局に、すべての記録を見せない");
  });
});

test("例示 太郎 learns what a metabolic syndrome means for guidance", async ({ person }) => {
  await person.logIn("例示 太郎");
  await person.go("健診");
  await expect(person.main).toContainText("基準該当");
  await person.follow(/の結果を見る/);
  await expect(person.main).toContainText("メタボリックシンドローム");
  await expect(person.main).toContainText("積極的支援");
  await expect(person.main).toContainText("参考");
});

test("架空 みどり has no checkup, but vaccinations to catch up", async ({ person }) => {
  await person.logIn("架空 みどり");
  await person.go("健診");
  await expect(person.heading("まだ結果がありません")).toBeVisible();
  await person.go("予防接種");
  await expect(person.main).toContainText("HPV");
  await expect(person.main).toContainText("麻しん");
});

test("TEST MARIA registers her card at its first use, and reads in English", async ({ person }) => {
  const { page } = person;
  await page.goto("/");
  await person.speak("en");
  await expect(person.heading("Your health records, in your own hands")).toBeVisible();
  await person.showCard("TEST MARIA");
  await expect(person.heading("Register your card")).toBeVisible();
  await expect(person.main).toContainText("The 12-digit individual number is never read.");
  await isAccessible(page);
  await person.register("TEST MARIA");
  await expect(person.heading("Your card is registered")).toBeVisible();
  await isAccessible(page);
  await person.follow("Continue");
  await expect(person.heading("Home", 1)).toBeVisible();
  await person.go("Vaccinations");
  await expect(person.heading("Vaccinations received")).toBeVisible();
  await person.go("Insurance");
  await expect(person.heading("Two insurances hold at the same time")).toBeVisible();
  await expect(person.section("Valid today").getByRole("listitem")).toHaveCount(2);
  await isAccessible(page);
  await person.go("Who looked");
  await expect(person.main).toContainText("Kept for 7 years");
  await person.go("Sharing");
  await expect(person.main).toContainText("At a visit or pharmacy");
  await person.go("Account");
  await expect(person.heading("Where you are logged in")).toBeVisible();
  await person.speak("easy");
  await expect(page.getByRole("main").locator("ruby").first()).toBeVisible();
});

test("仮名 一郎 finds the gaps in his checkup, and what his insurance says", async ({ person }) => {
  await person.logIn("仮名 一郎");
  await person.follow("保険を見る");
  await expect(person.section("きょう使える保険")).toContainText("かかった費用の1割");
  await expect(person.section("特定疾病療養受療証")).toContainText("人工透析");
  await isAccessible(person.page);
  await person.go("健診");
  await person.follow(/の結果を見る/);
  await expect(person.main).toContainText("検査は行われていません");
  await expect(person.main).toContainText("値の記録なし");
});
