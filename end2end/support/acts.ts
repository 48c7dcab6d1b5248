// What institutions and residents do about each other.
import { expect } from "@playwright/test";

import type { Person } from "./person.ts";

/** Reads as an institution on the demo's page. */
export async function read(
  visitor: Person,
  institution: string,
  resident: string,
  purpose: string,
  records: string,
): Promise<void> {
  await visitor.page.goto("/demo/read");
  await visitor.follow(institution);
  await visitor.tick(resident);
  await visitor.page.getByLabel("何のためですか").selectOption({ label: purpose });
  await visitor.tick(records);
  await visitor.press("読む");
  await expect(visitor.heading("この機関に渡されたもの")).toBeVisible();
}

/** How many records the institution was given. */
export async function given(visitor: Person): Promise<number> {
  const heading = visitor.heading(/件の記録が渡されました/);
  return Number.parseInt((await heading.innerText()).trim(), 10);
}

/** Decides about all records for one institution at visits. */
export async function decide(person: Person, effect: string, institution: string, until: string): Promise<void> {
  await person.go("共有の設定");
  await person.follow("見せる相手・見せない相手を決める");
  await person.answer(effect);
  await person.answer("診察・調剤のとき");
  await person.answer("機関をえらぶ");
  await person.answer(institution);
  await person.answer("すべての記録");
  await person.answer(/^すべて/);
  await person.answer(until);
  if (effect === "見せない") {
    await person.answer("救急のときも見せない");
  }
  await person.press("この内容で決める");
}

/** Asks the next person at the reception for their checkups and vaccinations; the path of the visit. */
export async function begin(desk: Person): Promise<string> {
  await desk.page.goto("/reception");
  await desk.page.getByLabel("職員の符号").fill("U-0007");
  await desk.page.getByLabel("職種").selectOption({ label: "職員" });
  await desk.tick("健診の結果");
  await desk.tick("予防接種の記録");
  await desk.press("患者さんの画面を開く");
  await expect(desk.heading("記録を見せるかどうか、お選びください")).toBeVisible();
  return new URL(desk.page.url()).pathname;
}

/** Holds someone's card to the reader beside the screen; the choice follows. */
export async function turn(desk: Person, name: string): Promise<void> {
  await desk.press("カードをかざして選ぶ");
  await desk.holdCard(name);
  await expect(desk.heading("見せる記録を選ぶ")).toBeVisible();
}
