// Every page of the portal, reached as a person reaches it.
import { expect, type Page } from "@playwright/test";

import { begin, turn } from "./acts.ts";
import type { Person } from "./person.ts";

/** A page, and what it needs to be looked at again. */
export interface Stop {
  name: string;
  path: string;
  /** Nobody needs to be logged in. */
  open: boolean;
}

/** Pages for everyone whose addresses are known. */
const OPEN: [string, string][] = [
  ["front page", "/"],
  ["login", "/login"],
  ["login that is over", "/login/again"],
  ...["expired", "not-yet-valid", "revoked", "on-hold", "signature-ended", "unavailable", "not-accepted"].map(
    (why): [string, string] => [`card refused: ${why}`, `/login/refused/${why}`],
  ),
  ...["again", "declined", "unavailable", "not-strong", "not-accepted", "desk"].map(
    (why): [string, string] => [`app refused: ${why}`, `/login/app/refused/${why}`],
  ),
  ["the app was removed", "/login/app/removed"],
  ["the reader without a login", "/demo/reader"],
  ["what happens to a card", "/demo/reader/hanako/office"],
  ["the institutions to play", "/demo/read"],
  ["playing a clinic", "/demo/read/clinic"],
  ["becoming staff", "/demo/staff"],
  ["login of staff", "/staff/login"],
  ["how institutions answer", "/institutions"],
  ["a link for a reception that is used up", "/reception/join/none"],
  ["no connection", "/offline"],
  ["page not found", "/no-such-page"],
];

/** The pages of a login under way; they live two minutes, so each look needs a new one. */
export async function ceremony(person: Person): Promise<Stop[]> {
  await person.page.goto("/login");
  await person.main.locator('form[action="/login/card"]').getByRole("button").click();
  const waiting = new URL(person.page.url()).pathname;
  const id = waiting.split("/").at(-1);
  await person.page.goto("/login");
  await person.main.locator('form[action="/login/phone"]').getByRole("button").click();
  const scan = new URL(person.page.url()).pathname;
  const asked = scan.replace("/login", "");
  return [
    { name: "waiting for the phone", path: scan, open: true },
    { name: "a computer asks on the phone", path: asked, open: false },
    { name: "waiting for the card", path: waiting, open: true },
    { name: "choosing a card", path: `/demo/reader?ceremony=${id}`, open: true },
    { name: "typing the PIN", path: `/demo/reader/hanako?ceremony=${id}`, open: true },
  ];
}

/** The pages at an institution: its reception, and what the person at it decides on. */
export async function reception(person: Person): Promise<Stop[]> {
  await person.page.goto("/demo/read/clinic");
  await person.press("受付の画面を開く");
  const declined = await begin(person);
  await person.press("見せない");
  const visit = await begin(person);
  await turn(person, "見本 花子");
  const choose = `${visit}/choose`;
  const stops = { "the reception": "/reception", "what is asked": visit, "the choice": choose };
  return [...Object.entries(stops), ["what was answered", `${declined}/done`]].map(
    ([name, path]) => ({ name: name ?? "", path: path ?? "", open: true }),
  );
}

/**
 * Walks through the portal as 見本 花子: every page of hers, and a decision about sharing from the
 * first question to the last. `look` is called on each page.
 */
export async function tour(person: Person, look: (page: Page) => Promise<void>): Promise<Stop[]> {
  const { page } = person;
  const stops: Stop[] = [];
  const see = async (name: string, open = false) => {
    const { pathname, search } = new URL(page.url());
    stops.push({ name, path: pathname + search, open });
    await look(page);
  };

  for (const [name, path] of OPEN) {
    await page.goto(path);
    await see(name, true);
  }
  await person.logIn("見本 花子");
  await see("home");

  await person.go("健診");
  await see("checkups");
  await person.follow(/の結果を見る/);
  await see("one checkup");
  await person.main.getByRole("link", { name: /収縮期/ }).first().click();
  await see("a measure over the years");

  await person.go("予防接種");
  await see("vaccinations");

  await person.go("保険");
  await see("insurance");

  await person.go("だれが見たか");
  await see("access log");
  await person.page
    .getByRole("navigation", { name: "しぼりこみ" })
    .getByRole("link", { name: "救急" })
    .click();
  await see("access log, emergencies only");
  await person.main.getByRole("link", { name: "くわしく" }).first().click();
  await see("one entry of the access log");
  await person.go("だれが見たか");
  await person.follow("書きかえられていないか、この端末で確かめる");
  await see("the check of the access log");
  await person.go("だれが見たか");
  await person.follow("全員を対象にした照会");
  await see("searches through everyone");
  await person.go("だれが見たか");
  await person.follow(/証明書を受け取る/);
  await see("the statement and its forms");
  await person.follow("印刷用のページ");
  await see("the statement to print");
  await page.goto("/access-log/statement?from=2026-02-30");
  await see("the statement, a day that is none");

  await person.go("だれが見たか");
  await person.follow("この記録がカバーすることを見る");
  await see("what the log covers");
  await person.follow("運営者とコンピューターの処理について");
  await see("operators and programs");

  await person.go("お知らせ");
  await see("notices");
  await person.main.getByRole("link", { name: /みほん中央病院/ }).first().click();
  await see("one notice");
  await person.go("お知らせ");
  await person.follow("しまったもの");
  await see("archived notices");
  await reports(person, see);

  await person.go("共有の設定");
  await see("sharing");
  await person.follow("機関ごとの番号を見る・新しくする");
  await see("the numbers of institutions");
  await person.main.getByRole("link", { name: /番号を新しくする/ }).first().click();
  await see("another number, asked");
  await person.press("新しくする");
  await see("another number, given");
  await person.go("共有の設定");
  await person.follow("機関をえらんでたしかめる");
  await see("preview, nothing chosen");
  await page.getByLabel("機関").selectOption({ label: "みほん中央病院" });
  await page.getByLabel("場面").selectOption({ label: "救急のとき" });
  await person.press("たしかめる");
  await see("preview");

  await answer(person, async () => {});
  await person.press("この内容で決める");
  await expect(person.heading("設定しました。もう効いています")).toBeVisible();
  await see("decision saved");
  await page.goto(new URL(page.url()).pathname);
  await see("one decision");
  await person.go("共有の設定");
  await person.follow("変更の記録をすべて見る");
  await see("history of sharing");
  await answer(person, see);

  await person.go("アカウント");
  await see("account");
  await page.goto("/account/app");
  await see("no app is linked");
  await person.go("アカウント");
  await person.follow("お知らせの設定を変える");
  await see("what the person is told");
  await person.go("アカウント");
  await person.follow("届け方を決める");
  await see("how notices reach the person");
  await person.go("アカウント");
  await person.follow("パスキーを作る・見る");
  await see("passkeys");
  await person.go("アカウント");
  await person.follow("したことを見る");
  await see("what was done in the account");
  await person.follow("すぐに止める");
  await see("before everything is stopped");
  await page.goto("/account/stopped");
  await see("everything is stopped");
  return stops;
}

/** Reports the entry of the log on which it begins, after looking at what can be reported. */
async function reports(person: Person, see: (name: string) => Promise<void>): Promise<void> {
  await person.page.goto("/cases");
  await see("reports");
  await person.go("予防接種");
  await person.page.locator("#history details summary").first().click();
  await person.page.locator("#history").getByRole("link", { name: "この記録がおかしいとき" }).first().click();
  await see("what can be reported about a record");
  await person.follow("これは自分の記録ではない");
  await see("reporting a record");
  await person.go("だれが見たか");
  await person.main.getByRole("link", { name: "くわしく" }).first().click();
  await person.follow("心当たりがない");
  await person.page.getByLabel("行ったことのない機関である").check();
  await person.page.getByLabel("このサイトだけ").check();
  await person.press("確認へ進む");
  await person.press("この内容で送る");
  await see("one report");
}

/** Answers every question of a refusal, up to the page on which it is saved. */
async function answer(person: Person, see: (name: string) => Promise<void>): Promise<void> {
  await person.go("共有の設定");
  await person.follow("見せる相手・見せない相手を決める");
  await see("question: show or not");
  for (const { ticks, next } of DENIAL) {
    await person.answer(...ticks);
    await see(next);
  }
}

/** A refusal that passes every question of a refusal, with the page that follows on each answer. */
const DENIAL: { ticks: (string | RegExp)[]; next: string }[] = [
  { ticks: ["見せない"], next: "question: situations" },
  { ticks: ["診察・調剤のとき"], next: "question: whom" },
  { ticks: ["機関をえらぶ"], next: "question: which institutions" },
  { ticks: ["ことり薬局"], next: "question: records" },
  { ticks: ["種類をえらぶ"], next: "question: kinds of records" },
  { ticks: ["予防接種の記録"], next: "question: days of the records" },
  { ticks: [/^すべて/], next: "question: until when" },
  { ticks: ["やめるまでずっと"], next: "question: emergencies" },
  { ticks: ["救急のときは見せる"], next: "answers and preview" },
];
