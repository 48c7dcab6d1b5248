// A hospital's system from its first key to an emergency, the reception of a clinic without one, and
// what the residents see of it.
import { begin, turn } from "../support/acts.ts";
import { fits, isAccessible } from "../support/checks.ts";
import { type Acting, Hospital } from "../support/hospital.ts";
import { expect, test } from "../support/test.ts";

const NAME = "通し見本病院";
const HANAKO = "見本 花子";

const doctor: Acting = {
  handle: "D-0815",
  role: "physician",
  purpose: "TREAT",
  reason: "手術の前に、これまでの健診の結果を確かめるため",
};
const rescuer: Acting = {
  handle: "D-0911",
  role: "physician",
  purpose: "ETREAT",
  reason: "意識のない状態で救急車で運ばれたため",
  unit: "救急科",
};

test("a hospital's system reads what was ticked at the visit, and the resident sees each step", async ({ portal, person, visitor }) => {
  const hospital = await Hospital.register(portal, "9910000034", NAME);
  const desk = await hospital.as(doctor);
  let patient = "";

  await test.step("the person decides beside the card reader", async () => {
    const begun = await desk.post("/gateway/visits", { categories: ["checkup", "vaccination"], sensitive: ["surgery"] });
    expect(begun.status).toBe(201);
    const standing = () => desk.get(`/gateway/visits/${begun.body.id}`);
    expect((await standing()).body.status).toBe("waiting");

    const reader = await visitor();
    await reader.page.goto(begun.body.url);
    await expect(reader.main).toContainText(NAME);
    await expect(reader.main).toContainText(doctor.reason);
    await isAccessible(reader.page);
    await turn(reader, HANAKO);
    await isAccessible(reader.page);
    await reader.press("選んだものを見せる");
    await expect(reader.page.getByRole("alert")).toContainText("見せる記録を選ぶか");
    await reader.tick("健診の結果");
    await reader.press("選んだものを見せる");
    await expect(reader.heading("受付に伝えました")).toBeVisible();
    await isAccessible(reader.page);

    const { body } = await standing();
    expect(body.status).toBe("answered");
    patient = body.pseudonym;
    expect(patient).toMatch(/^[0-9a-f]{32}$/);
  });

  await test.step("it reads what was ticked, and finds nothing where nothing was", async () => {
    expect(await desk.count(`Observation?patient=${patient}&_count=5`)).toBeGreaterThan(5);
    expect(await desk.count(`Immunization?patient=${patient}`)).toBe(0);
    expect(await desk.count(`Consent?patient=${patient}`)).toBe(1);
    const nobody = "0".repeat(32);
    expect(await desk.count(`Observation?patient=${nobody}`)).toBe(0);
  });

  await test.step("in an emergency it declares one first", async () => {
    const emergency = await hospital.as(rescuer);
    expect(await emergency.count(`Immunization?patient=${patient}`)).toBe(0);
    const declared = await emergency.post("/gateway/emergencies", { pseudonym: patient });
    expect(declared.status).toBe(201);
    expect(await emergency.count(`Immunization?patient=${patient}`)).toBeGreaterThan(0);
  });

  await person.logIn(HANAKO);
  await test.step("she sees each of it in plain words", async () => {
    await expect(person.heading("救急で、あなたの記録が見られました").first()).toBeVisible();
    await expect(person.main).toContainText(rescuer.reason);
    await person.go("だれが見たか");
    const entry = (words: RegExp | string) =>
      person.main.getByRole("listitem").filter({ hasText: NAME }).filter({ hasText: words }).first();
    await expect(entry(/健診の結果 \d+件を見ました/)).toContainText("受付のカードリーダーで許可しました");
    await expect(entry(/予防接種の記録.*を見ようとしましたが、見せませんでした/)).toBeVisible();
    await expect(entry(/救急.*予防接種の記録/)).toBeVisible();
    await person.go("お知らせ");
    await expect(person.main).toContainText(NAME);
  });

  await test.step("she ends what she ticked, and the hospital finds nothing at once", async () => {
    await person.go("共有の設定");
    const made = person.section("あなたが決めたこと").getByRole("listitem").filter({ hasText: NAME });
    await expect(made).toContainText("健診の結果");
    await made.getByRole("button", { name: /終わりにする/ }).click();
    expect(await desk.count(`Observation?patient=${patient}`)).toBe(0);
  });

  await test.step("once it is suspended, its token is worth nothing", async () => {
    const { code, output } = await portal.run("institution", "suspend", hospital.code);
    expect(code, output).toBe(0);
    expect((await desk.get(`/fhir/Patient/${patient}`)).status).toBe(401);
    expect((await hospital.token(doctor)).status).toBe(401);
  });
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with" : "without";
  test(`a reception without software asks, and the person answers ${scripts} scripts`, async ({ portal, person, visitor }) => {
    const { code, output } = await portal.run(
      ...["institution", "reception", "9910000018", "--label", "総合受付"],
    );
    expect(code, output).toBe(0);
    const link = /http\S+/.exec(output)?.[0] ?? "";
    const desk = await visitor({ javaScriptEnabled, viewport: { width: 768, height: 1024 } });
    await desk.page.goto(link.replace(/^http:\/\/[^/]+/, portal.origin));
    await expect(desk.main).toContainText("総合受付");
    await desk.press("受付にする");
    await expect(desk.main).toContainText("まだありません");

    await begin(desk);
    await turn(desk, HANAKO);
    await desk.page.setViewportSize({ width: 320, height: 640 });
    await fits(desk.page, 320);
    await desk.tick("予防接種の記録");
    await desk.press("選んだものを見せる");
    await desk.follow("受付の画面へ");
    await fits(desk.page, 320);
    await expect(desk.page.getByRole("cell", { name: /^[0-9a-f]{32}$/ })).toBeVisible();
    await begin(desk);
    await desk.press("見せない");
    await expect(desk.heading("何も見せませんでした")).toBeVisible();

    await person.logIn(HANAKO);
    await person.go("共有の設定");
    const decided = person.section("あなたが決めたこと").getByRole("listitem");
    const made = decided.filter({ hasText: "あおぞら内科クリニック" }).first();
    await expect(made).toContainText("予防接種の記録を見せる");
    await expect(person.section("変更の記録").first()).toContainText("受付のカードリーダーで");
    await desk.page.goto("/home");
    await expect(desk.page).toHaveURL(/\/login/);
  });
}
