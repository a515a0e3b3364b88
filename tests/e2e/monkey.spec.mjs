// Somebody who presses whatever there is, in any order: the page writes no error, never stops, and keeps what was made.
// MONKEY says how many actions (500 in every run), MONKEY_SEED which ones; the seed is written into a failure.
import { documentOf, open } from "./moves.mjs";
import { expect, test } from "./page.mjs";

const ACTIONS = Number(process.env.MONKEY ?? 500);
const SEED = Number(process.env.MONKEY_SEED ?? 20261130);
/** How many actions in one document before the page is reloaded and another one opened. */
const STRETCH = 100;

/** Numbers between 0 and 1, the same ones for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const STARTS = ["#starter=web-server", "#starter=two-tiers", "#starter=public-and-private", "#lab=earthquake", "#lab=just-upload-it", "#lab=three-databases", "#lab=a-name-for-the-address"];
const KEYS = ["Tab", "Shift+Tab", "Enter", "Escape", "Delete", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Control+z", "Control+Shift+z", "Control+0", "Shift+1", "Home", "End", "r", "p", "v", "h", "/", ",", ".", "F6", "?"];
const WORDS = ["", "0", "80", "-1", "65536", "10.0.0.0/16", "10.0.1.0/24", "0.0.0.0/0", "203.0.113.9", "example.com", "internal", "한글 이름", "a b", "\u202eabc", "x".repeat(300), "tcp 443"];
// These leave the page, or the browser would show a dialog of its own.
const LEAVES = /Open a file|Save as file|Copy the link|Download|Reload|파일/;

test(`${ACTIONS} actions of somebody who presses whatever there is (seed ${SEED})`, async ({ page }) => {
  test.setTimeout(60_000 + ACTIONS * 1_000);
  const next = numbers(SEED);
  const below = (count) => Math.floor(next() * count);
  const one = (list) => list[below(list.length)];

  /** A control that can be reached with the mouse, by its number among all, or none. */
  const controls = async (selector) => {
    const dialog = page.locator("dialog[open]");
    const within = (await dialog.count()) ? dialog : page.locator("#app");
    const all = within.locator(`:is(${selector}):visible:enabled`);
    const count = await all.count();
    return count ? all.nth(below(count)) : undefined;
  };
  const quick = { timeout: 2_000, noWaitAfter: true };

  const actions = {
    async button() {
      const target = await controls("button");
      if (!target) return;
      const name = (await target.getAttribute("aria-label", quick).catch(() => null)) ?? (await target.textContent(quick).catch(() => ""));
      if (!LEAVES.test(name ?? "")) await target.click(quick).catch(ignoreCovered);
    },
    async write() {
      const target = await controls("input[type=text], input:not([type]), input[type=number], textarea");
      if (target) {
        await target.fill(one(WORDS), quick).catch(ignoreCovered);
        await page.keyboard.press("Enter");
      }
    },
    async choose() {
      const target = await controls("select");
      if (!target) return;
      const options = await target.locator("option").count();
      if (options) await target.selectOption({ index: below(options) }, quick).catch(ignoreCovered);
    },
    async check() {
      const target = await controls("input[type=checkbox], input[type=radio]");
      if (target) await target.click({ ...quick, force: true }).catch(ignoreCovered);
    },
    async key() {
      await page.keyboard.press(one(KEYS));
    },
    async drag() {
      const at = () => [260 + below(700), 60 + below(520)];
      await page.mouse.move(...at());
      await page.mouse.down();
      await page.mouse.move(...at(), { steps: 3 });
      await page.mouse.up();
    },
    async carry() {
      const target = await controls(".palette button");
      const box = target && (await target.boundingBox(quick).catch(() => null));
      if (!box) return;
      await page.mouse.move(box.x + 10, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(260 + below(700), 60 + below(520), { steps: 3 });
      await page.mouse.up();
    },
    async wheel() {
      await page.mouse.move(260 + below(700), 60 + below(520));
      await page.mouse.wheel(below(400) - 200, below(400) - 200);
    },
  };
  const kinds = ["button", "button", "button", "write", "write", "choose", "choose", "check", "key", "key", "drag", "carry", "carry", "wheel"];

  const log = [];
  for (let done = 0; done < ACTIONS; done += 1) {
    if (done % STRETCH === 0) {
      if (done) await keepsWhatWasMade(page);
      await open(page, `./${one(STARTS)}`);
    }
    const kind = one(kinds);
    log.push(kind);
    await actions[kind]();
    if (await page.locator("#trouble").isVisible()) {
      throw new Error(`the page stopped after action ${done} (${log.slice(-5).join(", ")})`);
    }
  }
  await keepsWhatWasMade(page);
});

/** What lies under something else cannot be pressed, by anybody. */
function ignoreCovered(error) {
  if (!/Timeout|not attached|not visible|not enabled|outside of the viewport|not an <input>|disabled/.test(String(error))) throw error;
}

/** A reload shows the same document. */
async function keepsWhatWasMade(page) {
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
  const shut = page.locator("dialog[open] .dialog-head button");
  if (await shut.count()) await shut.click();
  const language = (await page.locator("html").getAttribute("lang")) === "ko" ? "파일로 저장" : "Save as file";
  const before = await documentOf(page, language);
  await page.reload();
  await expect(page.getByRole("button", { name: language, exact: true })).toBeVisible();
  await expect.poll(() => documentOf(page, language)).toBe(before);
}
