// A resident checks the log in the browser; what is done to it past the portal shows.
import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { read } from "../support/acts.ts";
import { isAccessible } from "../support/checks.ts";
import { expect, type Person, test } from "../support/test.ts";
import { tamper } from "../support/tamper.ts";

const NAME = "見本 花子";
const LINK = "書きかえられていないか、この端末で確かめる";
const WELL = "すべて合っています";
const WRONG = "合わないところがあります";

/** Goes to the check, and waits for its end. */
async function check(person: Person): Promise<void> {
  await person.go("だれが見たか");
  await person.follow(LINK);
  await done(person.page);
}

async function done(page: Page): Promise<void> {
  await expect(page.getByText(/^確認が終わりました/)).toBeVisible();
}

/** What is said of each thing that does not hold. */
async function findings(person: Person): Promise<string[]> {
  await expect(person.heading(WRONG)).toBeVisible();
  const notice = person.main.locator("section.notice").filter({ has: person.heading(WRONG) });
  return notice.getByRole("listitem").allInnerTexts();
}

/** How many entries the log has, as the check counts them. */
async function count(person: Person): Promise<number> {
  const said = await person.main.getByText(/^あなたの記録 \d+件は/).innerText();
  return Number(/\d+/.exec(said)?.[0]);
}

test("a resident checks the log; a row that is altered is caught, named, and leads to its entry", async ({
  person,
  portal,
}) => {
  await person.logIn(NAME);
  await check(person);
  await expect(person.heading(WELL)).toBeVisible();
  await expect(person.main.getByText("はじめてか、前回の控えが消えています")).toBeVisible();
  const kept = await person.page.evaluate(() => Object.entries(localStorage));
  expect(kept).toHaveLength(1);
  const [[key, memory]] = kept as [[string, string]];
  expect(key).toMatch(/^hikae-log-[0-9a-f]{32}$/);
  expect(memory).toMatch(/^hikae-log-memory 1\nlocalhost:\d+\/log\+[0-9a-f]{8}\+\S+\n\d+\n\S{44}\n\d+ \S{44}\n$/);
  await isAccessible(person.page);

  await person.press("もう一度確かめる");
  await expect(person.main.getByText("前回この端末で確かめた台帳からの続き")).toBeVisible();

  tamper(portal, NAME, "thief", "change", "2");
  await check(person);
  const [found, ...others] = await findings(person);
  expect(others).toEqual([]);
  expect(found).toMatch(/^2番の記録（.+に書きとめたもの）： 保管されていた中身が書きかえられたか移されたため、読めません。/);
  await isAccessible(person.page);
  // What is remembered stays as evidence.
  expect(await person.page.evaluate(() => Object.entries(localStorage))).not.toEqual([]);

  await person.follow("この記録を開いて");
  await expect(person.main.getByText(/この記録は読めません：2番/)).toBeVisible();
  await isAccessible(person.page);
  await person.go("だれが見たか");
  await expect(person.main.getByText(/この記録は読めません：2番/)).toBeVisible();
  await expect(person.main.getByRole("link", { name: "くわしく" }).first()).toBeVisible();
  await person.go("ホーム");
  await expect(person.page).toHaveURL("/home");
});

test("what an operator seals anew is caught as well, and so is a log that was cut at its end", async ({
  person,
  portal,
}) => {
  await person.logIn(NAME);
  await check(person);
  const entries = await count(person);

  tamper(portal, NAME, "operator", "change", "3");
  await check(person);
  expect((await findings(person)).join()).toMatch(/^3番の記録（.+、.+）： 公開の台帳に、今の内容では入っていません。/);
  await person.follow("この記録を開いて");
  await expect(person.heading("見たことのくわしい記録")).toBeVisible();

  tamper(portal, NAME, "thief", "truncate", String(entries));
  await check(person);
  const cut = (await findings(person)).at(-1);
  expect(cut).toContain(`${entries}番の記録： 前回この端末で確かめたときにはありましたが、今はありません。`);

  // Whoever remembers nothing sees only what still contradicts itself.
  await person.press("この端末に残した控えを消す");
  await person.press("もう一度確かめる");
  await expect(person.main.getByText("前回この端末で確かめたときには")).toHaveCount(0);
  expect((await findings(person)).join()).toContain("3番の記録");
});

test("a ledger that was built anew or rolled back is caught by the browser that remembers", async ({
  person,
  visitor,
  portal,
}) => {
  await person.logIn(NAME);
  await check(person);
  const rebuilt = async (size: RegExp) => {
    await expect
      .poll(async () => (await (await person.page.request.get("/log/checkpoint")).text()).split("\n")[1])
      .toMatch(size);
  };
  const checkpoint = await (await person.page.request.get("/log/checkpoint")).text();
  const size = checkpoint.split("\n")[1] ?? "";

  tamper(portal, "tree", "fork");
  await rebuilt(new RegExp(`^${size}$`));
  await check(person);
  // A browser that has kept tiles beside what it remembers finds them contradicted first.
  expect((await findings(person)).join()).toMatch(
    new RegExp(`前回この端末で確かめたもの（${size}件）の続きではありません|公開の台帳の中身と、その署名が合いません`),
  );

  const other = await visitor();
  await other.logIn(NAME);
  await check(other);
  await expect(other.heading(WELL)).toBeVisible();

  tamper(portal, "tree", "rollback", "3");
  await rebuilt(/^3$/);
  await check(person);
  expect((await findings(person))[0]).toContain(`前回この端末で確かめたとき（${size}件）より短く（3件）`);
});

test("what the browser kept is somebody's own, and one that cannot be read counts as none", async ({
  person,
}) => {
  await person.logIn(NAME);
  await check(person);
  await person.page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, "nonsense");
  });
  await person.press("もう一度確かめる");
  await expect(person.main.getByText("前回の控えは読めませんでした")).toBeVisible();

  await person.logOut();
  await person.logIn("例示 太郎");
  await check(person);
  await expect(person.main.getByText("はじめてか、前回の控えが消えています")).toBeVisible();
  expect(await person.page.evaluate(() => Object.keys(localStorage).length)).toBe(2);
});

// An emergency is declared, and read in.
const ENTRIES = 2;

test("a read of just now is counted as waiting or found in the ledger, never as wrong", async ({
  person,
  visitor,
}) => {
  await person.logIn(NAME);
  await check(person);
  const before = await count(person);
  await read(await visitor(), "みほん中央病院", NAME, "救急のとき", "健診の結果");
  await person.press("もう一度確かめる");
  await expect(person.heading(WELL)).toBeVisible();
  await expect.poll(() => count(person)).toBe(before + ENTRIES);
});

test("answers that are broken or missing on the way are told apart from tampering", async ({ person }) => {
  await person.logIn(NAME);
  await person.page.route("**/log/tile/0/**", (route) => route.fulfill({ body: "too short" }));
  await check(person);
  expect((await findings(person)).join()).toMatch(/公開の台帳の一部（0\/000）がないか、こわれています/);
  await person.page.unroute("**/log/tile/0/**");

  await person.page.route("**/log/checkpoint", (route) => route.fulfill({ body: "no checkpoint" }));
  await person.press("もう一度確かめる");
  await done(person.page);
  expect((await findings(person)).join()).toContain("公開の台帳の現在の状態が読めません");
  await person.page.unroute("**/log/checkpoint");

  await person.page.route("**/access-log/verify/entries*", (route) => route.fulfill({ status: 200, body: "" }));
  await person.press("もう一度確かめる");
  await done(person.page);
  expect((await findings(person)).join()).toContain("確かめられる形で送られてきませんでした");
});

test("without scripts the page explains itself, and a statement that was kept finds what is gone", async ({
  visitor,
  portal,
}, info) => {
  const person = await visitor({ javaScriptEnabled: false });
  await person.logIn(NAME);
  const take = async (name: string) => {
    await person.go("だれが見たか");
    await person.follow(LINK);
    await expect(person.main.getByText("JavaScriptとWebAssemblyが必要です")).toBeVisible();
    await expect(person.main.getByText("hikae verify hikae-statement.json").first()).toBeVisible();
    const waiting = person.page.waitForEvent("download");
    await person.follow("記録と証明を受け取る（JSONファイル）");
    const file = info.outputPath(name);
    await (await waiting).saveAs(file);
    return file;
  };
  const earlier = await take("earlier.json");
  const entries = JSON.parse(await readFile(earlier, "utf8")).entries.length;
  tamper(portal, NAME, "thief", "truncate", String(entries));
  const now = await take("now.json");

  // Alone it holds; beside the earlier one it does not.
  expect((await portal.run("verify", now)).code).toBe(0);
  const { code, output } = await portal.run("verify", now, "--earlier", earlier);
  expect(output).toContain(`entry ${entries} of the earlier statement is not in this one`);
  expect(code).not.toBe(0);
  // What was exported holds for ever.
  expect((await portal.run("verify", earlier)).code).toBe(0);
});
