// Staff: from the invitation to the end of an account, with passkeys of the browser's own
// virtual authenticator, which we did not write.
import { fits, isAccessible, speaks } from "../support/checks.ts";
import { Authenticator, arrives, join, signIn, takeUp } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";
import { type Language, languages } from "../support/words.ts";

test.describe.configure({ timeout: 240_000 });

const PHONE = { width: 320, height: 640 };

test("who is invited registers a passkey, signs in and out, and sees for whom they act", async ({ person }) => {
  await Authenticator.plugInto(person.page);
  const login = await join(person, "架空 管理子");
  await signIn(person, login);
  await arrives(person);
  const banner = person.page.getByRole("banner");
  await expect(banner).toContainText("職員");
  await expect(banner).toContainText("みほん市 総務課");
  await person.press("ログアウト");
  await expect(person.heading("職員ログイン")).toBeVisible();
  await person.page.goto("/staff/people");
  await expect(person.page).toHaveURL("/staff/login?next=/staff/people");
  await person.page.getByLabel("職員ID").fill(login);
  await person.press("パスキーでログイン");
  await expect(person.page).toHaveURL("/staff/people");
});

test("who is not verified, or has no passkey here, does not get in", async ({ person, visitor }) => {
  const authenticator = await Authenticator.plugInto(person.page);
  const login = await join(person, "架空 監査夫");
  await authenticator.verifies(false);
  await signIn(person, login);
  await expect(person.main).toContainText("パスキーで確認できませんでした");
  await expect(person.page).toHaveURL("/staff/login");
  await authenticator.verifies(true);
  await signIn(person, login);
  await arrives(person);

  const stranger = await visitor();
  await Authenticator.plugInto(stranger.page);
  await signIn(stranger, login);
  await expect(stranger.main).toContainText("パスキーで確認できませんでした");
});

test("an invitation is used once, and its page says so afterwards", async ({ person, visitor }) => {
  await Authenticator.plugInto(person.page);
  await person.page.goto("/demo/staff");
  await person.press("架空 護 になる");
  const link = person.page.url();
  await takeUp(person);
  const late = await visitor();
  await late.page.goto(link);
  await expect(late.heading("この招待は使えません")).toBeVisible();
});

test("an administrator invites someone and ends the account: the next click is nobody's", async ({ person, visitor }) => {
  await Authenticator.plugInto(person.page);
  await signIn(person, await join(person, "架空 管理子"));
  await arrives(person);
  await person.page.goto("/staff/people/invite");
  await person.press("招待のリンクを作る");
  await expect(person.page.getByRole("alert")).toContainText("どこの人か選んでください");
  await person.page.getByRole("textbox", { name: "名前" }).first().fill("架空 新人");
  await person.page.getByLabel("職員ID").fill("shinjin");
  await person.tick("市の職員");
  await person.page.getByLabel("課の名前").fill("健康づくり課");
  await person.tick("監査");
  await person.press("招待のリンクを作る");
  await expect(person.heading("招待のリンクができました")).toBeVisible();
  const link = await person.main.locator("code").innerText();

  const newcomer = await visitor();
  await Authenticator.plugInto(newcomer.page);
  await newcomer.page.goto(link);
  await signIn(newcomer, await takeUp(newcomer));
  await arrives(newcomer);

  await person.page.goto("/staff/people");
  await person.follow("架空 新人 さんの設定");
  await person.tick("架空 新人 さんの利用を終了します");
  await person.press("利用を終了する");
  await expect(person.heading("利用を終了しました")).toBeVisible();
  await newcomer.page.goto("/staff/account");
  await expect(newcomer.page).toHaveURL("/staff/login?next=/staff/account");
  await signIn(newcomer, "shinjin");
  await expect(newcomer.page).toHaveURL("/staff/login");
  await expect(newcomer.main).toContainText("パスキーで確認できませんでした");

  await person.page.goto("/staff/audit");
  await expect(person.main).toContainText("架空 新人 さんの利用を終了しました");
});

test("staff and a citizen may be signed in beside each other in one browser", async ({ person }) => {
  await Authenticator.plugInto(person.page);
  await person.logIn("見本 花子");
  await signIn(person, await join(person, "架空 監査夫"));
  await arrives(person);
  await person.page.goto("/home");
  await expect(person.page.getByRole("banner")).toContainText("見本 花子 さん");
  await person.page.goto("/staff");
  await person.press("ログアウト");
  await person.page.goto("/home");
  await expect(person.page).toHaveURL("/home");
});

test("an auditor looks at an entry that a citizen names, and the citizen sees that", async ({ person, visitor }) => {
  const citizen = await visitor();
  await citizen.logIn("見本 花子");
  await citizen.page.goto("/access-log");
  await citizen.main.getByRole("link", { name: "くわしく" }).first().click();
  const entry = new URL(citizen.page.url()).pathname.split("/").at(-1) ?? "";
  await expect(citizen.main).toContainText(entry);

  await Authenticator.plugInto(person.page);
  await signIn(person, await join(person, "架空 監査夫"));
  await arrives(person);
  await person.page.goto("/staff/oversight");
  await person.page.getByLabel("記録の番号").fill(entry);
  await person.press("記録を残して見る");
  await expect(person.page.getByRole("alert")).toContainText("理由を500文字までで");
  await person.page.getByLabel("見る理由").fill("本人からの問い合わせ");
  await person.press("記録を残して見る");
  await expect(person.heading("閲覧の記録1件")).toBeVisible();
  await expect(person.main).toContainText("証明を確かめました");
  await expect(person.main).not.toContainText("花子");
  await isAccessible(person.page);
  await person.page.setViewportSize(PHONE);
  await fits(person.page, PHONE.width);

  await citizen.page.goto("/access-log");
  await expect(citizen.main).toContainText("「だれが見たか」の1件を確かめました。健康の記録は見ていません。");
});

test("pages for staff are accessible, complete and fit a phone in every language", async ({ person }) => {
  await Authenticator.plugInto(person.page);
  await person.page.goto("/demo/staff");
  await person.press("架空 管理子 になる");
  const invitation = new URL(person.page.url()).pathname;
  const admin = await takeUp(person);
  const look = async (paths: string[]) => {
    for (const language of Object.keys(languages) as Language[]) {
      await person.page.goto(`/language/${language}?back=/staff/login`);
      for (const path of paths) {
        await person.page.goto(path);
        await speaks(person.page, language);
        await isAccessible(person.page);
        await person.page.setViewportSize(PHONE);
        await fits(person.page, PHONE.width);
        await person.page.setViewportSize({ width: 1280, height: 900 });
      }
    }
    await person.page.goto("/language/ja?back=/staff/login");
  };
  await look(["/demo/staff", "/staff/login", invitation]);
  await signIn(person, admin);
  await arrives(person);
  await look(["/staff", "/staff/people", "/staff/people/invite", "/staff/account", "/staff/audit"]);
  await person.page.goto("/staff/oversight");
  await expect(person.heading("この役割では使えません")).toBeVisible();

  await signIn(person, await join(person, "架空 監査夫"));
  await arrives(person);
  await person.page.goto("/staff/oversight");
  await person.page.getByLabel("機関").selectOption({ index: 1 });
  await person.page.getByLabel("この日から").fill("2026-09-01");
  await person.page.getByLabel("この日まで").fill("2026-11-30");
  await person.press("さがす");
  await expect(person.heading("見つかった記録")).toBeVisible();
  const { pathname, search } = new URL(person.page.url());
  await look(["/staff/oversight", pathname + search]);
});

test("without scripts the login of staff says what it needs", async ({ visitor }) => {
  const person = await visitor({ javaScriptEnabled: false });
  await person.page.goto("/staff/login");
  await expect(person.heading("JavaScriptが必要です")).toBeVisible();
  await expect(person.main.getByRole("button")).toHaveCount(0);
});
