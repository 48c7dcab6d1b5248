// Text that tries to become part of the page. It came with files, or was typed into forms.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, type Person, test } from "../support/test.ts";

const SCRIPT = `</textarea></title><script>window.pwned=1</script>`;
const IMAGE = `"'><img src=x onerror=window.pwned=1>`;
const HOSTILE = SCRIPT + IMAGE;

test("what the register and the ledgers say is text on every page", async ({ portal, person }) => {
  const files = await write(portal.folder);
  for (const [kind, file] of Object.entries(files)) {
    const { code, output } = await portal.run("import", kind, file);
    expect(code, output).toBe(0);
  }

  await person.logIn("見本 花子");
  await expect(person.page.getByRole("banner")).toContainText(HOSTILE);
  await harmless(person);

  await person.go("健診");
  await expect(person.main).toContainText(HOSTILE);
  await harmless(person);

  await person.main.getByRole("listitem").or(person.main.getByRole("article"))
    .filter({ hasText: HOSTILE })
    .getByRole("link", { name: /の結果を見る/ })
    .click();
  for (const text of [HOSTILE, `医師：${HOSTILE}`]) {
    await expect(person.main).toContainText(text);
  }
  await harmless(person);

  await person.page.goto("/checkups/items/waist");
  await expect(person.main).toContainText(HOSTILE);
  await harmless(person);

  await person.go("予防接種");
  await expect(person.main).toContainText(HOSTILE);
  await harmless(person);

  await person.go("共有の設定");
  await person.follow("機関をえらんでたしかめる");
  await person.page.getByLabel("機関").selectOption({ label: HOSTILE });
  await person.press("たしかめる");
  await expect(person.main).toContainText(`${HOSTILE}には`);
  await harmless(person);

  await person.go("共有の設定");
  await person.follow("見せる相手・見せない相手を決める");
  await person.answer("見せない");
  await person.answer("診察・調剤のとき");
  await person.answer("機関をえらぶ");
  await harmless(person);
  await person.answer(HOSTILE);
  await person.answer("すべての記録");
  await person.answer(/^すべて/);
  await person.answer("やめるまでずっと");
  await person.answer("救急のときも見せない");
  await expect(person.main).toContainText(HOSTILE);
  await harmless(person);
  await person.press("この内容で決める");
  await expect(person.main).toContainText(HOSTILE);
  await harmless(person);
  await person.page.goto("/sharing");
  await expect(person.main).toContainText(HOSTILE);
  await harmless(person);

  await person.page.goto("/demo/read");
  await harmless(person);
});

test("what is typed into addresses and forms comes back as text", async ({ person }) => {
  await person.logIn("見本 花子");
  const { page } = person;
  const typed = encodeURIComponent(HOSTILE);
  for (const path of [
    `/${typed}`,
    `/login?next=${typed}`,
    `/login?next=javascript:window.pwned=1`,
    `/language/ja?back=${typed}`,
    `/language/${typed}`,
    `/access-log?from=${typed}&until=${typed}&show=${typed}&institution=${typed}&page=${typed}`,
    `/access-log/${typed}`,
    `/checkups/${typed}`,
    `/checkups/items/${typed}`,
    `/sharing/preview?institution=${typed}&purpose=${typed}`,
    `/sharing/new?purpose=${typed}&effect=${typed}`,
    `/sharing/new/${typed}/whom`,
    `/demo/reader?ceremony=${typed}`,
    `/demo/reader/${typed}`,
    `/login/refused/${typed}`,
    `/login/claim/${typed}`,
    `/register/done?next=${typed}`,
    `/account?done=${typed}`,
    `/account/activity?before=${typed}`,
    `/login?least=${typed}`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
    await harmless(person);
  }

  await page.goto("/sharing/new");
  await person.answer("見せない");
  await person.answer("診察・調剤のとき");
  await person.answer("機関をえらぶ");
  await page.getByLabel("機関の名前").fill(HOSTILE);
  await person.press("さがす");
  await expect(page.getByLabel("機関の名前")).toHaveValue(HOSTILE);
  await expect(person.main).toContainText("見つかりませんでした");
  await harmless(person);
});

/** Nothing of a text has become an element or a script, and the page ends as it should. */
async function harmless({ page }: Person): Promise<void> {
  const state = await page.evaluate(() => ({
    pwned: "pwned" in window,
    images: document.querySelectorAll('img[src="x"], [onerror]').length,
    scripts: [...document.scripts].filter((script) => !script.src).length,
    footers: document.querySelectorAll("body > footer").length,
  }));
  expect(state, page.url()).toEqual({ pwned: false, images: 0, scripts: 0, footers: 1 });
}

/** A register, a ledger, institutions and a checkup of 見本 花子 with hostile texts. */
async function write(folder: string): Promise<Record<string, string>> {
  const today = new Date();
  const fiscal = today.getMonth() >= 3 ? today.getFullYear() : today.getFullYear() - 1;
  const born = `${fiscal - 65}-11-03`;
  const cell = `"${HOSTILE.replaceAll('"', '""')}"`;
  const samples = join(import.meta.dirname, "../../server/samples");
  const text = await readFile(join(samples, "checkup.xml"), "utf8");
  const escaped = HOSTILE.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const checkup = text
    .replaceAll("１００１", "10001")
    .replaceAll("19611103", born.replaceAll("-", ""))
    .replaceAll(/<name>(みほん健診センター|架空　医師)<\/name>/g, `<name>${escaped}</name>`)
    .replaceAll(/displayName="[^"]*"/g, `displayName="${escaped}"`)
    .replaceAll(/(<value xsi:type="ST">)[^<]*/g, `$1${escaped}`);
  const tables = {
    residents: `宛名番号,自治体コード,氏名,フリガナ,生年月日,性別,郵便番号,住所,保険者番号,記号,番号,枝番
1001,990019,${cell},ミホン ハナコ,${born},女,000-0001,${cell},00990010,みほん,10001,01
`,
    institutions: `機関コード,名称,種別,部署,目的,連絡先
0010000016,${cell},hospital,${cell},treatment;emergency,${cell}
`,
    vaccinations: `宛名番号,自治体コード,生年月日,フリガナ,予防接種コード,予防接種の種類,実施年月日,回数,製品名,ロット番号,接種量,実施機関コード,実施機関名
1001,990019,${born},,,${cell},2025-11-10,1,${cell},${cell},0.5,,${cell}
`,
  };
  const files: Record<string, string> = {};
  for (const [kind, content] of Object.entries(tables)) {
    files[kind] = join(folder, `${kind}.csv`);
    await writeFile(files[kind], content);
  }
  files.checkups = join(folder, "checkup.xml");
  await writeFile(files.checkups, checkup);
  return files;
}
