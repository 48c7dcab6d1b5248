// Word of a notice: a browser is set up, told, and leads to the messages; and what it keeps of the
// portal.
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { importJWK, jwtVerify } from "jose";

import { given, read } from "../support/acts.ts";
import { isAccessible } from "../support/checks.ts";
import { type Device, type Message, PushService } from "../support/push.ts";
import { expect, type Person, test as base } from "../support/test.ts";

const MIDORI = "架空 みどり";
const HOSPITAL = "みほん中央病院";

const test = base.extend<{ service: PushService }>({
  service: async ({}, use) => {
    const service = await PushService.open();
    await use(service);
    service.close();
  },
  offer: async ({ service }, use) => use({ settings: { HIKAE_PUSH_SERVICES: service.origin } }),
});

/** Sets the browser of `person`, who is logged in, up for notices. */
async function setUp(person: Person, device: Device): Promise<void> {
  await person.page.context().grantPermissions(["notifications"]);
  await device.live(person.page.context());
  await person.go("アカウント");
  await person.follow("届け方を決める");
  await person.page.getByLabel("この端末の名前").fill("テストの端末");
  await person.press("この端末に通知を出す");
  await expect(person.main).toContainText("端末を登録しました");
}

/** Delivers a push message to the page's service worker, as the browser's own connection would. */
async function deliver(page: Page, data: string): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [registration] = registrations;
      if (registration) {
        resolve(registration.registrationId);
      }
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  const { origin } = new URL(page.url());
  await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
}

/** What shows on the device. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const all = await registration.getNotifications();
    return all.map(({ title, body, tag }) => ({ title, body, tag }));
  });

/** Presses the notification. */
async function press(context: BrowserContext): Promise<void> {
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(async () => {
    const scope = self as unknown as {
      registration: { getNotifications(): Promise<unknown[]> };
      NotificationEvent: new (type: string, init: object) => Event;
    };
    const [notification] = await scope.registration.getNotifications();
    self.dispatchEvent(new scope.NotificationEvent("notificationclick", { notification }));
  });
}

/** The portal said who it is by its key, and for this service alone. */
async function isThePortals({ headers }: Message, service: PushService, key: string): Promise<void> {
  const [, token = "", said = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? "") ?? [];
  expect(said).toBe(key);
  const point = Buffer.from(said, "base64url");
  expect(point).toHaveLength(65);
  const half = (from: number) => point.subarray(from, from + 32).toString("base64url");
  const jwk = await importJWK({ kty: "EC", crv: "P-256", x: half(1), y: half(33) }, "ES256");
  const { payload, protectedHeader } = await jwtVerify(token, jwk, { audience: service.origin });
  expect(protectedHeader).toEqual({ typ: "JWT", alg: "ES256" });
  expect(payload.sub).toMatch(/^http:\/\/localhost:/);
  expect(payload.exp).toBeLessThanOrEqual(Date.now() / 1000 + 24 * 60 * 60);
}

test("a browser is set up, told that there is a message and no more, and leads to it", async ({ person, service }) => {
  const device = service.device("one");
  await person.logIn(MIDORI);
  await setUp(person, device);
  const { page } = person;
  await expect(person.section("登録した端末")).toContainText("いま使っている端末");
  await expect(person.section("この端末で受け取る")).toContainText("この端末は登録してあります");
  await isAccessible(page);
  const key = (await page.locator("[data-push]").getAttribute("data-push")) ?? "";

  await expect.poll(() => service.messages.length).toBe(1);
  const [first] = service.messages as [Message];
  expect(device.open(first)).toBe("notice");
  await isThePortals(first, service, key);
  expect(first.headers).toMatchObject({ ttl: "259200", urgency: "normal", topic: "notices" });

  // Something happens: the hospital looks, and the same message comes.
  await person.press("試しに通知を出す");
  await expect.poll(() => service.messages.length).toBe(2);
  const [, second] = service.messages as [Message, Message];
  expect(device.open(second)).toBe(device.open(first));
  expect(second.body.length).toBe(first.body.length);
  expect(second.body.equals(first.body)).toBe(false);

  // Whatever comes in a push, what shows is the same.
  await deliver(page, "<b>someone else wrote this</b>");
  const notification = {
    title: "新しいお知らせがあります",
    body: "押すと、ログインして読めます。",
    tag: "notices",
  };
  await expect.poll(() => shown(page)).toEqual([notification]);
  await deliver(page, "notice");
  await expect.poll(() => shown(page)).toEqual([notification]);
  await press(page.context());
  await expect(page).toHaveURL("/notices");
  await person.follow("これは試しのお知らせです");
  await expect(person.section("端末への通知")).toContainText(/テストの端末.*通知サービスに渡しました/);
});

test("an alert reaches the browser of its person and nobody else's", async ({ person, visitor, service }) => {
  await person.logIn(MIDORI);
  await setUp(person, service.device("midori"));
  await expect.poll(() => service.messages.length).toBe(1);
  const hospital = await visitor();
  await read(hospital, HOSPITAL, MIDORI, "救急のとき", "予防接種の記録");
  expect(await given(hospital)).toBeGreaterThan(0);
  await expect.poll(() => service.messages.length).toBeGreaterThan(1);
  expect(new Set(service.messages.map(({ path }) => path))).toEqual(new Set(["/push/midori"]));
});

test("a browser that is gone is removed, and its person is told", async ({ person, service }) => {
  await person.logIn(MIDORI);
  await setUp(person, service.device("one"));
  await expect.poll(() => service.messages.length).toBe(1);
  service.status = 410;
  await person.press("試しに通知を出す");
  await expect.poll(() => service.messages.length).toBe(2);
  await person.go("お知らせ");
  await expect(async () => {
    await person.page.reload();
    await expect(person.main).toContainText("「テストの端末」に通知が届かなくなりました", { timeout: 500 });
  }).toPass();
  await person.page.goto("/account/delivery");
  await expect(person.main).toContainText("登録した端末はありません");
});

test("a device is removed and what it is told of is chosen without scripts", async ({ person, visitor, service }) => {
  await person.logIn(MIDORI);
  await setUp(person, service.device("one"));
  const known = await person.page.context().storageState();
  const plain = await visitor({ javaScriptEnabled: false, storageState: known });
  await plain.page.goto("/account/delivery");
  await expect(plain.main).toContainText("登録にはJavaScriptが必要です");
  const answers = plain.section("端末に出すお知らせの種類").getByRole("listitem").filter({ hasText: "問い合わせの答え" });
  await answers.getByRole("button").click();
  await expect(answers).toContainText("出しません");
  await plain.section("登録した端末").getByRole("button", { name: /この端末をやめる/ }).click();
  await expect(plain.main).toContainText("端末をやめました");
  await expect(plain.main).toContainText("登録した端末はありません");
});

test("a browser that does not allow notifications is told how to", async ({ person }) => {
  await person.logIn(MIDORI);
  await person.page.goto("/account/delivery");
  await person.page.evaluate(() => {
    Notification.requestPermission = async () => "denied";
  });
  await person.press("この端末に通知を出す");
  await expect(person.main).toContainText("ブラウザで通知が許可されていません");
});

test("the portal can be put on a home screen, and keeps nothing of anyone there", async ({ person, portal, complaints, service }) => {
  complaints.expect(/ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch/);
  await person.logIn(MIDORI);
  await setUp(person, service.device("one"));
  const { page } = person;
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { icons, display, start_url } = JSON.parse(data ?? "{}");
  expect({ display, start_url }).toEqual({ display: "standalone", start_url: "/home" });
  for (const { src, sizes } of icons) {
    const answer = await page.request.get(src);
    expect(answer.headers()["content-type"]).toBe("image/png");
    const [, width] = /^(\d+)x/.exec(sizes) ?? [];
    expect((await answer.body()).readUInt32BE(16)).toBe(Number(width));
  }
  await portal.stop();
  await page.goto("/home");
  await expect(person.heading("インターネットにつながっていません")).toBeVisible();
  const kept = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url, await ((await cache.match(request))?.text() ?? ""));
      }
    }
    return texts.join("\n");
  });
  expect(kept).toContain("/offline");
  expect(kept).not.toContain("みどり");
});
