// A phone lets in the computer beside it; and what someone in between gets.
import type { BrowserContextOptions } from "@playwright/test";

import { scan } from "../support/camera.ts";
import { fits, isAccessible } from "../support/checks.ts";
import { expect, type Person, test } from "../support/test.ts";

const HANAKO = "見本 花子";

/** A phone of 320 pixels, as it introduces itself. */
const PHONE: BrowserContextOptions = {
  userAgent:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
  viewport: { width: 320, height: 640 },
  hasTouch: true,
};

const COMPUTER: BrowserContextOptions = {
  userAgent:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0",
};

/** From the login page to the QR code; answers the path that it leads to. */
async function begin(computer: Person, origin: string): Promise<string> {
  await computer.page.goto("/vaccinations");
  await computer.press("QRコードを出す");
  await expect(computer.heading("スマートフォンでQRコードを読み取ってください")).toBeVisible();
  const link = await scan(computer.page.getByRole("img", { name: "ログインのためのQRコード" }));
  expect(link).toMatch(new RegExp(`^${origin}/phone/[0-9a-f-]{36}$`));
  return new URL(link ?? "").pathname;
}

/** Approves on the phone; answers the code that it shows. */
async function approve(phone: Person, link: string): Promise<string> {
  await phone.page.goto(link);
  await phone.press("自分で始めたので、認める");
  await expect(phone.heading("この番号をパソコンに入れてください")).toBeVisible();
  return phone.page.locator(".login-code").innerText();
}

async function enter(computer: Person, code: string): Promise<void> {
  await computer.page.getByLabel("6けたの番号").fill(code);
  await computer.press("ログインする");
}

async function looksRight({ page }: Person): Promise<void> {
  await isAccessible(page);
  await fits(page, page.viewportSize()?.width ?? 0);
}

test("a phone logs in the computer that shows the QR code, for reading", async ({ portal, visitor }) => {
  const computer = await visitor(COMPUTER);
  const phone = await visitor(PHONE);
  await phone.logIn(HANAKO);
  const link = await begin(computer, portal.origin);
  await looksRight(computer);

  await phone.page.goto(link);
  for (const said of [portal.origin, "Windows / Edge", "わかりません", "秒前"]) {
    await expect(phone.main).toContainText(said);
  }
  await looksRight(phone);
  const buttons = phone.main.getByRole("button");
  await expect(buttons.first()).toHaveText("断る");
  const code = await approve(phone, link);
  await looksRight(phone);

  // The computer goes on by itself, and what is not the code gets nowhere.
  await expect(computer.heading("スマートフォンに出ている番号を入れてください")).toBeVisible();
  await enter(computer, "12345");
  await expect(computer.page.getByRole("alert")).toContainText("回数は減っていません");
  await looksRight(computer);
  await enter(computer, code);
  await expect(computer.page).toHaveURL("/vaccinations");
  await expect(computer.page.getByRole("banner")).toContainText(`${HANAKO} さん`);

  await phone.follow("パソコンに入れたら、ここで確かめる");
  await expect(phone.heading("パソコンでログインしました")).toBeVisible();
  await looksRight(phone);

  // It reads and does not change; the phone was told, and can end it.
  await computer.go("アカウント");
  await expect(computer.heading("アカウント")).toBeVisible();
  await computer.go("お知らせ");
  await computer.press("すべて読んだことにする");
  await expect(computer.main).toContainText("何も変わっていません");
  await phone.page.goto("/notices");
  await expect(phone.main).toContainText("スマートフォンで認めて、パソコン（Windows / Edge");
  await phone.page.goto("/account");
  await phone.press(/Windows \/ Edge を終わらせる/);
  await computer.page.goto("/home");
  await expect(computer.heading("ログイン")).toBeVisible();
});

test("a relayed QR code gives its sender nothing, however often they guess", async ({ portal, visitor }) => {
  const attacker = await visitor(COMPUTER);
  const victim = await visitor(PHONE);
  await victim.logIn(HANAKO);
  const link = await begin(attacker, portal.origin);
  const code = (await approve(victim, link)).replace(" ", "");
  const wrong = code === "000000" ? "000001" : "000000";

  await expect(attacker.heading("スマートフォンに出ている番号を入れてください")).toBeVisible();
  for (const left of ["あと2回", "あと1回"]) {
    await enter(attacker, wrong);
    await expect(attacker.page.getByRole("alert")).toContainText(left);
  }
  await enter(attacker, wrong);
  await expect(attacker.heading("番号が3回ちがったので、止めました")).toBeVisible();
  await attacker.page.goto("/home");
  await expect(attacker.heading("ログイン")).toBeVisible();
  await victim.follow("パソコンに入れたら、ここで確かめる");
  await expect(victim.heading("番号が3回ちがったので、止めました")).toBeVisible();
});

test("of two browsers that want in by one QR code, only the one that began gets in, once", async ({ portal, visitor }) => {
  const computer = await visitor(COMPUTER);
  const thief = await visitor(COMPUTER);
  const phone = await visitor(PHONE);
  await phone.logIn(HANAKO);
  const link = await begin(computer, portal.origin);
  const code = await approve(phone, link);

  await thief.page.goto(`/login${link}`);
  await expect(thief.heading("このQRコードはもう使えません")).toBeVisible();
  await begin(thief, portal.origin);
  const stolen = await thief.page.request.post(`/login${link}`, { form: { code } });
  expect(stolen.status()).toBe(410);
  await thief.page.goto("/home");
  await expect(thief.heading("ログイン")).toBeVisible();

  await expect(computer.heading("スマートフォンに出ている番号を入れてください")).toBeVisible();
  await enter(computer, code);
  await expect(computer.page).toHaveURL("/vaccinations");
  const replayed = await computer.page.request.post(`/login${link}`, { form: { code } });
  expect(replayed.status()).toBe(410);
});

test("declining is heard on the computer, and nobody is in", async ({ portal, visitor }) => {
  const computer = await visitor(COMPUTER);
  const phone = await visitor(PHONE);
  // Whoever is not logged in on the phone does that first, and comes back.
  const link = await begin(computer, portal.origin);
  await phone.page.goto(link);
  await phone.press("カードでログインする");
  await phone.holdCard(HANAKO);
  await expect(phone.heading("パソコンからログインを求められています")).toBeVisible();
  await phone.press("断る");
  await expect(phone.heading("断りました")).toBeVisible();
  await looksRight(phone);
  await expect(computer.heading("スマートフォンで断られました")).toBeVisible();
  await computer.page.goto("/home");
  await expect(computer.heading("ログイン")).toBeVisible();
});

test("a phone is offered no QR code, and a browser does not scan itself", async ({ portal, visitor }) => {
  const phone = await visitor(PHONE);
  await phone.page.goto("/login");
  await expect(phone.page.getByRole("button", { name: "カードでログインする" })).toBeVisible();
  await expect(phone.page.getByRole("button", { name: "QRコードを出す" })).toBeHidden();

  const computer = await visitor(COMPUTER);
  const link = await begin(computer, portal.origin);
  await computer.page.goto(link);
  await expect(computer.heading("QRコードを出したのと同じブラウザーです")).toBeVisible();
});

test("a phone lets in a computer without scripts, too", async ({ portal, visitor }) => {
  const computer = await visitor({ ...COMPUTER, javaScriptEnabled: false });
  const phone = await visitor({ ...PHONE, javaScriptEnabled: false });
  await phone.logIn(HANAKO);
  const link = await begin(computer, portal.origin);
  const code = await approve(phone, link);
  // The page looks again by itself after a few seconds.
  await expect(computer.heading("スマートフォンに出ている番号を入れてください")).toBeVisible();
  await enter(computer, code);
  await expect(computer.page).toHaveURL("/vaccinations");
});
