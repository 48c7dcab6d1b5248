// Two processes behind a balancer that leads every new connection to the other one: what one
// process did, the other one knows, and neither is missed when it dies.
import { decide, given, read } from "../support/acts.ts";
import type { Cluster } from "../support/cluster.ts";
import { expect, type Person, clustered as test } from "../support/test.ts";

const HANAKO = "見本 花子";
const TARO = "例示 太郎";
const CLINIC = "あおぞら内科クリニック";

test("a process dies between two requests: nobody is logged out, and every decision holds", async ({ cluster, visitor }) => {
  test.slow();
  const [hanako, taro, clinic] = [await visitor(), await visitor(), await visitor()];
  const lookAround = () => Promise.all([walk(hanako, HANAKO, TARO), walk(taro, TARO, HANAKO)]);
  const ask = () => read(clinic, CLINIC, TARO, "診察・調剤のとき", "健診の結果");

  await test.step("both processes serve one browser", async () => {
    await bothServe(cluster, async () => {
      await hanako.logIn(HANAKO);
      await walk(hanako, HANAKO, TARO);
    });
  });

  await test.step("two residents at once see each their own", async () => {
    await taro.logIn(TARO);
    await lookAround();
  });

  let all = 0;
  await test.step("太郎 lets a clinic see his checkups", async () => {
    await decide(taro, "見せる", CLINIC, "1年");
    await expect(taro.heading("設定しました。もう効いています")).toBeVisible();
    await ask();
    all = await given(clinic);
    expect(all).toBeGreaterThan(1);
  });

  await test.step("a process dies, and they go on", async () => {
    await settled(hanako, taro, clinic);
    await cluster.kill(0);
    await lookAround();
    await ask();
    expect(await given(clinic)).toBe(all);
    await taro.go("だれが見たか");
    const entries = taro.main.getByRole("listitem").filter({ hasText: CLINIC });
    await expect(entries.first()).toContainText(`健診の結果 ${all}件を見ました。`);
    await taro.go("共有の設定");
    await expect(taro.section("あなたが決めたこと")).toContainText(`${CLINIC}に、すべての記録（特に配慮のいるものはのぞく）を見せる`);
    await decide(taro, "見せない", CLINIC, "やめるまでずっと");
    await expect(taro.heading("設定しました。もう効いています")).toBeVisible();
  });

  await test.step("it comes back, serves, and knows what was decided meanwhile", async () => {
    await cluster.restart(0);
    await bothServe(cluster, lookAround);
    await settled(hanako, taro, clinic);
    await cluster.kill(1);
    await ask();
    await expect(clinic.heading("渡せる記録はありませんでした")).toBeVisible();
    await walk(hanako, HANAKO, TARO);
  });
});

test("a login that waits is completed, though the process that holds its stream dies", async ({ cluster, complaints, visitor }) => {
  test.slow();
  const [hanako, taro, reader] = [await visitor(), await visitor(), await visitor()];
  await taro.logIn(TARO);

  await hanako.page.goto("/login");
  const stream = hanako.page.waitForResponse(/\/events$/);
  await hanako.press("カードでログインする");
  const { pathname } = new URL((await stream).url());
  const link = hanako.main.getByRole("link", { name: "デモのカードリーダーを開く" });
  const card = (await link.getAttribute("href")) ?? "";

  const holder = cluster.holder(`GET ${pathname} `) ?? -1;
  expect([0, 1]).toContain(holder);
  // The stream breaks off, which the browser mentions before it asks for it again.
  complaints.expect(/\/events: Failed to load resource: net::ERR_INCOMPLETE_CHUNKED_ENCODING$/);
  await settled(hanako, taro);
  await cluster.kill(holder);

  // The card lies on a reader elsewhere, as one with a program of its own does.
  await reader.page.goto(card);
  const pin = await reader.readOffCard(HANAKO, /暗証番号：(\d{4})/);
  await reader.chooseCard(HANAKO);
  await reader.typePin(pin);
  await expect(reader.heading("もう一度はじめてください")).toBeVisible();

  await expect(hanako.page).toHaveURL("/home");
  await Promise.all([walk(hanako, HANAKO, TARO), walk(taro, TARO, HANAKO)]);
  await cluster.restart(holder);
  await bothServe(cluster, () => walk(hanako, HANAKO, TARO));
});

test("wrong PINs count, whichever process they are sent to", async ({ cluster, visitor }) => {
  const person = await visitor();
  await cluster.kill(0);
  await person.startLogin();
  const pin = await person.readOffCard(TARO, /暗証番号：(\d{4})/);
  const wrong = pin === "0000" ? "1111" : "0000";
  await person.chooseCard(TARO);
  await person.typePin(wrong);
  await expect(person.page.getByRole("alert")).toContainText("あと2回でロックされます。");

  await cluster.restart(0);
  await settled(person);
  await cluster.kill(1);
  await person.typePin(wrong);
  await expect(person.heading("あと1回まちがえると、カードはロックされます")).toBeVisible();
});

test.describe("on an empty state", () => {
  test.use({ empty: true });

  test("one process makes the demo, both serve it, and nobody throws it away meanwhile", async ({ cluster, engine, visitor }) => {
    const makers = cluster.logs.filter((log) => log.includes("making the cards"));
    expect(makers).toHaveLength(1);

    const { code, output } = await cluster.run("demo", "--reset");
    expect(code).not.toBe(0);
    const refused = {
      sqlite: /^hikae: another process serves the demo in .*: stop it first\n$/,
      postgres: /^hikae: --reset throws no database on a server away: .*\n$/,
    };
    expect(output).toMatch(refused[engine]);

    const person = await visitor();
    await bothServe(cluster, async () => {
      await person.logIn(HANAKO);
      await walk(person, HANAKO, TARO);
    });
  });
});

const PAGES = {
  ホーム: "/home",
  健診: "/checkups",
  だれが見たか: "/access-log",
  共有の設定: "/sharing",
};

/** Goes through the portal and sees nobody else there. */
async function walk(person: Person, name: string, other: string): Promise<void> {
  for (const [entry, path] of Object.entries(PAGES)) {
    await person.go(entry);
    await expect(person.page).toHaveURL(path);
    await expect(person.page.getByRole("banner")).toContainText(`${name} さん`);
    await expect(person.page.locator("body")).not.toContainText(other);
  }
}

/** These browsers have all of their pages. */
async function settled(...people: Person[]): Promise<void> {
  await Promise.all(people.map(({ page }) => page.waitForLoadState()));
}

/** Meanwhile, each process answered more than once. */
async function bothServe(cluster: Cluster, act: () => Promise<unknown>): Promise<void> {
  const before = cluster.answered;
  await act();
  const served = cluster.answered.map((after, process) => after - before[process]);
  expect(Math.min(...served), `connections answered: ${served}`).toBeGreaterThan(1);
}
