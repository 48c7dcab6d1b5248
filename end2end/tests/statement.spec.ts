// What a resident takes along, and what it proves without the portal.
import { readFile, writeFile } from "node:fs/promises";

import { expect, test } from "../support/test.ts";

test("a resident takes the log along; it is checked without the portal, and a change shows", async ({
  person,
  portal,
}, info) => {
  await person.logIn("見本 花子");
  await person.go("だれが見たか");
  const entries = await person.main.getByRole("link", { name: "くわしく" }).count();
  expect(entries).toBeGreaterThan(0);

  const waiting = person.page.waitForEvent("download");
  await person.follow("記録と証明を受け取る（JSONファイル）");
  const file = info.outputPath("statement.json");
  await (await waiting).saveAs(file);

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

test("the whole log is checked by a command", async ({ portal }) => {
  const sound = await portal.run("log", "verify");
  expect(sound.output).toContain("everything holds");
  expect(sound.code).toBe(0);
});
