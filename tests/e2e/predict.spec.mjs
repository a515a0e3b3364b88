// Predict first: the gate opens only when the learner has said what it will do, and nothing gives it away before.
import { goTo, pressWithEnter } from "./keys.mjs";
import { canvas, decidingRow, dock, hops, open, playBar, send, startFrom, verdictCode } from "./moves.mjs";
import { expectEverythingFits } from "./fits.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const predictSwitch = (page) => dock(page).getByRole("button", { name: "Predict first", exact: true });
const question = (page, name = "What will happen to the letter here?") => canvas(page).getByRole("group", { name });
const answer = (page, words) => question(page).getByRole("button", { name: words });
const result = (page) => canvas(page).locator(".predict-result");
const score = (page) => dock(page).getByRole("button", { name: "Your predictions" });
const said = (page) => dock(page).getByRole("status");

test.describe("without motion", () => {
  test.beforeEach(async ({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

  test("a gate waits, shows nothing beforehand, and opens its book afterwards", async ({ page }) => {
    await open(page);
    await predictSwitch(page).click();
    await expect(predictSwitch(page)).toHaveAttribute("aria-pressed", "true");
    await send(page);
    await page.keyboard.press(".");
    await expect(question(page)).toBeVisible();
    await expect(said(page)).toContainText("What will happen to the letter here?");

    await test.step("nothing gives it away", async () => {
      await expect(hops(page), "what comes later is not listed").toHaveCount(2);
      await expect(hops(page).last()).toHaveAccessibleName(/^stop 2, .* waits for your prediction$/);
      await expect(verdictCode(page)).toBeHidden();
      await expect(decidingRow(page)).toBeHidden();
      await expect(dock(page).locator("ins"), "the envelope is as it came").toHaveCount(0);
      await expect(playBar(page).getByRole("button", { name: "Skip to the verdict" })).toBeHidden();
      await page.keyboard.press("End");
      await page.keyboard.press(".");
      await expect(hops(page)).toHaveCount(2);
      await expectEverythingFits(page, "a question at a gate");
      await keepPicture(page, "predict-question");
    });

    await test.step("the tollgate writes another address on it", async () => {
      await page.keyboard.press("1");
      await expect(result(page)).toHaveText("Not so: you said “let in”, and it is “rewritten”.");
      await expect(said(page)).toContainText("Not so");
      await expect(score(page)).toContainText("0/1");
      await expect(hops(page).last()).toHaveAccessibleName(/rewritten/);
      await keepPicture(page, "predict-wrong");
    });

    await test.step("on, with the keyboard that is already there", async () => {
      await page.keyboard.press("Enter");
      await expect(question(page)).toBeVisible();
      await page.keyboard.press("1");
      await expect(result(page)).toContainText("Right: let in.");
      await expect(said(page)).toContainText("Right: let in.");
      await expect(score(page)).toContainText("1/2");
      await page.keyboard.press(".");
      await expect(canvas(page).getByRole("group")).toContainText("acl-public");
      await page.keyboard.press("1");
      await expect(decidingRow(page)).toContainText("ALLOW");
    });
  });

  test("the score is counted by gate, kept, and forgotten when asked", async ({ page }) => {
    await open(page);
    await predictSwitch(page).click();
    await send(page);
    for (let step = 0; step < 60 && !(await verdictCode(page).isVisible()); step += 1) {
      await page.keyboard.press((await question(page).isVisible()) ? "1" : ".");
    }
    await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
    await page.reload();
    await expect(predictSwitch(page)).toHaveAttribute("aria-pressed", "true");
    await score(page).click();
    const summary = page.getByRole("dialog", { name: "Your predictions" });
    const row = (name) => summary.getByRole("row", { name: new RegExp(`^${name}`) }).getByRole("cell");
    await expect(row("Internet gateway"), "there and back it rewrites").toHaveText(["0", "2"]);
    await expect(row("Network ACL")).toHaveText(["2", "0"]);
    await expect(row("Security group")).toHaveText(["2", "0"]);
    await keepPicture(page, "predict-summary");
    await summary.getByRole("button", { name: "Count from nought" }).click();
    await expect(row("All")).toHaveText(["0", "0"]);
    await page.keyboard.press("Escape");
    await expect(score(page)).toContainText("0/0");
  });

  test("by keyboard alone, with letters as shortcuts off", async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("tollgate.setting.letters", "off"));
    await open(page);
    await goTo(page, dock(page));
    await pressWithEnter(page, predictSwitch(page));
    // The form lies before the switch: round the page to the beginning of the dock.
    await goTo(page, canvas(page));
    await goTo(page, dock(page));
    await pressWithEnter(page, dock(page).getByRole("button", { name: "Send", exact: true }));
    await pressWithEnter(page, playBar(page).getByRole("button", { name: "One step forward" }));
    await expect(question(page)).toBeVisible();
    await page.keyboard.press("3");
    await expect(question(page), "a key alone does nothing now").toBeVisible();
    await goTo(page, canvas(page));
    await pressWithEnter(page, answer(page, "rewritten"));
    await expect(result(page)).toHaveText("Right: rewritten.");
    await page.keyboard.press("Enter");
    await expect(question(page)).toBeVisible();
  });
});

test("a packet that plays stops by itself, goes on after a right answer and stays after a wrong one", async ({ page }) => {
  await open(page);
  await startFrom(page, "One fault to find");
  await predictSwitch(page).click();
  await send(page);
  await expect(question(page)).toBeVisible();
  await answer(page, "rewritten").click();
  await expect(result(page)).toHaveText("Right: rewritten.");
  await expect(question(page), "the next gate asks").toBeVisible();
  await answer(page, "stop").click();
  await expect(result(page)).toContainText("Not so");
  await expect(playBar(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await canvas(page).getByRole("button", { name: "Go on" }).click();
  await expect(question(page)).toBeVisible();
  await predictSwitch(page).click();
  await expect(question(page), "off: everything is told again").toBeHidden();
  await page.keyboard.press("End");
  await expect(verdictCode(page)).toBeVisible();
});

test.describe("on a telephone, in Korean", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, locale: "ko-KR" });

  test("ask, answer, go on", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page);
    await page.getByRole("button", { name: "먼저 예측하기" }).tap();
    await page.getByRole("button", { name: "패킷 창 열기" }).tap();
    await page.getByRole("button", { name: "보내기", exact: true }).tap();
    await page.getByRole("button", { name: "한 단계 앞으로" }).tap();
    const asked = question(page, "이 편지는 여기서 어떻게 될까요?");
    await expect(asked).toBeVisible();
    await expectEverythingFits(page, "telephone, a question");
    await keepPicture(page, "predict-telephone");
    await asked.getByRole("button", { name: "막힘" }).tap();
    await expect(result(page)).toContainText("“주소 바뀜”입니다");
    await expectEverythingFits(page, "telephone, an answer");
    await canvas(page).getByRole("button", { name: "계속 가기" }).tap();
    await expect(asked).toBeVisible();
  });
});
