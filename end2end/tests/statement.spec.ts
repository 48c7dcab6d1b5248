// What a resident takes along, and what it proves without the portal.
import { readFile, writeFile } from "node:fs/promises";

import { expect, type Person, test } from "../support/test.ts";

async function download(person: Person, link: string, file: string): Promise<void> {
  const waiting = person.page.waitForEvent("download");
  await person.follow(link);
  await (await waiting).saveAs(file);
}

test("a resident takes the log along; it is checked without the portal, and a change shows", async ({
  person,
  portal,
}, info) => {
  await person.logIn("見本 花子");
  await person.go("だれが見たか");
  const entries = await person.main.getByRole("link", { name: "くわしく" }).count();
  expect(entries).toBeGreaterThan(0);

  await person.follow(/証明書を受け取る/);
  const file = info.outputPath("statement.json");
  await download(person, "証明つきのデータ（JSON）", file);

  await test.step("the statement holds, with the key that anyone can read", async () => {
    const key = (await (await person.page.request.get("/log/key")).text()).trim();
    await portal.stop();
    const { code, output } = await portal.run("verify", file, "--key", key);
    expect(output).toContain("unchanged and without gaps");
    expect(code).toBe(0);
  });

  await test.step("one changed word shows, and where", async () => {
    const text = await readFile(file, "utf8");
    const statement = JSON.parse(text);
    statement.entries[1].entry.reason += "。";
    await writeFile(file, JSON.stringify(statement));
    const { code, output } = await portal.run("verify", file);
    expect(code).not.toBe(0);
    expect(output).toContain("entry 2 is not in the log");
  });
});

test("a resident without scripts takes a period along, on paper, as data and as a signed file", async ({
  visitor,
  portal,
}, info) => {
  const person = await visitor({ javaScriptEnabled: false });
  await person.logIn("見本 花子");
  await person.go("だれが見たか");
  await person.follow(/証明書を受け取る/);

  await test.step("a day that is none is refused with words, and nothing is offered", async () => {
    const refused = await person.page.goto("/access-log/statement?from=2026-11-09&until=2026-11-01");
    expect(refused?.status()).toBe(422);
    await expect(person.page.getByRole("alert")).toContainText("「いつから」より後の日");
    await expect(person.main.getByRole("link", { name: "署名つきのPDF" })).toHaveCount(0);
    const data = await person.page.request.get("/access-log/statement.json?from=never");
    expect(data.status()).toBe(422);
  });

  const from = new Date(Date.now() - 400 * 86_400_000).toISOString().slice(0, 10);
  await person.page.getByLabel("いつから").fill(from);
  await person.page.getByLabel("いつまで").fill("");
  await person.press("この期間にする");
  await expect(person.page.getByRole("status")).toContainText("件です");
  expect(person.page.url()).toContain(`from=${from}`);

  await test.step("the data says which part it is, and holds", async () => {
    const file = info.outputPath("part.json");
    await download(person, "証明つきのデータ（JSON）", file);
    const { code, output } = await portal.run("verify", file);
    expect(output).toContain("these are entries");
    expect(output).toContain(`from ${from} until the day it was made`);
    expect(code).toBe(0);
  });

  await test.step("the PDF is signed, and has the same data in it", async () => {
    const file = info.outputPath("statement.pdf");
    await download(person, "署名つきのPDF", file);
    const text = (await readFile(file)).toString("latin1");
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    expect(text).toContain("/SubFilter/ETSI.CAdES.detached");
    expect(text).toContain("hikae-statement.json");
    const certificate = await person.page.request.get("/log/certificate");
    expect(await certificate.text()).toContain("BEGIN CERTIFICATE");
  });

  await test.step("the audit events are of the same period", async () => {
    const file = info.outputPath("events.json");
    await download(person, "ほかのシステム用のデータ（FHIR）", file);
    const bundle = JSON.parse(await readFile(file, "utf8"));
    const part = JSON.parse(await readFile(info.outputPath("part.json"), "utf8"));
    expect(bundle.entry).toHaveLength(part.entries.length);
  });

  await test.step("on paper stand the same entries, and no controls", async () => {
    await person.follow("印刷用のページ");
    const part = JSON.parse(await readFile(info.outputPath("part.json"), "utf8"));
    await expect(person.main.getByRole("heading", { level: 3 })).toHaveCount(part.entries.length);
    await person.page.emulateMedia({ media: "print" });
    await expect(person.page.getByRole("navigation")).toHaveCount(0);
    await expect(person.main).toContainText(part.checkpoint.split("\n")[2]);
  });
});

test("someone of whom nobody asked in a period takes that along, too", async ({ person }) => {
  await person.logIn("見本 花子");
  await person.page.goto("/access-log/statement?from=1999-01-01&until=1999-12-31");
  await expect(person.page.getByRole("status")).toContainText("見ようとした機関もありません");
  await person.follow("印刷用のページ");
  await expect(person.main).toContainText("見ようとした機関もありません");
});

test("the whole log is checked by a command", async ({ portal }) => {
  const sound = await portal.run("log", "verify");
  expect(sound.output).toContain("everything holds");
  expect(sound.code).toBe(0);
});
