// The portal with a keyboard alone.
import { expect, test } from "../support/test.ts";

test("the first key leads past the navigation to the content", async ({ person }) => {
  await person.logIn("見本 花子");
  const { page } = person;
  await page.goto("/checkups");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "本文へ" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(person.main).toBeFocused();
  await page.keyboard.press("Tab");
  const focused = person.main.locator(":focus");
  await expect(focused).toHaveCount(1);
});

test("wherever the focus is, it can be seen", async ({ person }) => {
  await person.logIn("見本 花子");
  const { page } = person;
  for (const path of ["/home", "/sharing/new", "/account", "/access-log"]) {
    await page.goto(path);
    const count = await page.locator("a:visible, button:visible, input:visible, summary:visible").count();
    for (let step = 0; step < Math.min(count, 40); step += 1) {
      await page.keyboard.press("Tab");
      const shown = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) {
          return "nothing";
        }
        const style = getComputedStyle(at);
        const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return ringed ? "ring" : `no ring: ${at.outerHTML.slice(0, 120)}`;
      });
      expect(["ring", "nothing"], `${path}: ${shown}`).toContain(shown);
    }
  }
});

test("on a phone the menu opens with the Enter key, without scripts", async ({ visitor }) => {
  const person = await visitor({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  });
  await person.logIn("見本 花子");
  const { page } = person;
  const menu = page.getByRole("navigation", { name: "メニュー" });
  await expect(menu.getByRole("link", { name: "だれが見たか" })).toBeVisible();
  await expect(menu.getByRole("link", { name: "予防接種" })).toBeHidden();
  await menu.getByText("メニュー", { exact: true }).focus();
  await page.keyboard.press("Enter");
  await menu.getByRole("link", { name: "予防接種" }).focus();
  await page.keyboard.press("Enter");
  await expect(person.heading("予防接種").first()).toBeVisible();
  await expect(menu.getByRole("link", { name: "予防接種" })).toBeHidden();
});

test("errors of a form lead to where they are", async ({ person }) => {
  await person.logIn("見本 花子");
  const { page } = person;
  await page.goto("/sharing/new");
  await person.press("次へ");
  await expect(page).toHaveTitle(/^エラー：/);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("1つえらんでください");
  await alert.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("見せる", { exact: true })).toBeFocused();
});
