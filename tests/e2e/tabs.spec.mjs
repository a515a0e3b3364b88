// The visitor's work outlives other tabs, other sites, frames and a full or emptied storage; and the page never says
// "saved" of what is not.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import { documentOf, inspector, notice, open, rename, select, startFrom, thing } from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const state = (page) => page.locator(".save-state");
const saved = (page) => expect(state(page)).toHaveText("saved");
const elsewhere = /is open in another tab/;
const title = (page) => page.getByRole("textbox", { name: "Title of this network" });

/** Gives what is shown another title, which is an edit like any other. */
async function call(page, name) {
  await title(page).fill(name);
  await title(page).press("Enter");
  await title(page).blur();
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeEnabled();
}

/** All that the browser keeps for the page, by key. */
async function kept(page) {
  return page.evaluate(() => ({ ...localStorage }));
}

/** The title of the visitor's own work in the browser's storage. */
const keptTitle = async (page) => JSON.parse((await kept(page))["tollgate.document"]).title;

/** The titles of what is kept aside. */
const asideTitles = async (page) =>
  Object.entries(await kept(page))
    .filter(([key]) => key.startsWith("tollgate.earlier."))
    .map(([, text]) => JSON.parse(text).title);

/** A page of the same origin on which nothing runs. */
async function blank(context) {
  await context.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><link rel="icon" href="data:,">' }));
  const page = await context.newPage();
  await page.goto("./blank");
  return page;
}

/** A page on which the visitor has work of their own. */
async function ownWork(page, name = "My own shop") {
  await open(page);
  await startFrom(page, "Two tiers with a database host");
  await call(page, name);
  await saved(page);
}

/** A link to a starter under another title, as somebody else would send it. */
async function linkTo(browser, baseURL, starter, name) {
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  const page = await context.newPage();
  await open(page);
  await startFrom(page, starter);
  await call(page, name);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "Link" }).inputValue();
  await context.close();
  return link;
}

test.describe("two tabs", () => {
  test("the second one says so, and never overwrites the first", async ({ page, context }) => {
    await ownWork(page, "first");
    const second = await context.newPage();
    await open(second);
    await expect(notice(second)).toContainText(elsewhere);
    await keepPicture(second, "second-tab");
    await call(second, "second");
    await expect(state(second)).toContainText("open in another tab");
    expect(await keptTitle(page)).toBe("first");
    // What was done in the second tab survives a reload of it, and the first goes on.
    await second.reload();
    await expect(title(second)).toHaveValue("second");
    await call(page, "first, further");
    await saved(page);
    expect(await keptTitle(page)).toBe("first, further");
    await page.reload();
    await expect(title(page)).toHaveValue("first, further");
  });

  test("the second one takes over: both works are kept, and the first says so", async ({ page, context }) => {
    await ownWork(page, "first");
    const second = await context.newPage();
    await open(second);
    await expect(notice(second)).toContainText(elsewhere);
    await call(page, "first, further");
    await saved(page);
    await call(second, "second");
    await state(second).click();
    await notice(second).getByRole("button", { name: "Continue here instead" }).click();
    await saved(second);
    expect(await keptTitle(second)).toBe("second");
    expect(await asideTitles(second)).toEqual(["first, further"]);
    await expect(notice(page)).toContainText(elsewhere);
    await call(page, "first, too late");
    await expect(state(page)).toContainText("open in another tab");
    expect(await keptTitle(second)).toBe("second");
  });

  test("the first one is closed: the second one is saved by itself", async ({ page, context }) => {
    await ownWork(page, "first");
    const second = await context.newPage();
    await open(second);
    await call(second, "second");
    await expect(state(second)).toContainText("open in another tab");
    await page.close();
    await saved(second);
    expect(await keptTitle(second)).toBe("second");
  });

  test("after a lab the own work of another tab is not taken for what was saved", async ({ page, context }) => {
    await ownWork(page, "A one");
    await page.goto("./#lab=public-in-name-only");
    await expect(page.getByRole("heading", { name: "Goals" })).toBeVisible();
    const second = await context.newPage();
    await open(second, "./#starter=two-tiers");
    await call(second, "B precious");
    await expect(state(second)).toContainText("open in another tab");
    await state(second).click();
    await notice(second).getByRole("button", { name: "Continue here instead" }).click();
    await saved(second);
    await page.getByRole("button", { name: "Leave the lab" }).click();
    await expect(state(page)).toContainText("open in another tab");
    await call(page, "A two");
    expect(await keptTitle(second)).toBe("B precious");
    // Who has taken over keeps it.
    await call(second, "B further");
    await saved(second);
    await expect(state(page)).toContainText("open in another tab");
    await second.close();
    await saved(page);
    expect(await keptTitle(page)).toBe("A two");
    expect(await asideTitles(page)).toContain("B further");
  });

  test("a tab that is come back to shows the newer work", async ({ page, context }) => {
    await ownWork(page, "A old");
    await context.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><link rel="icon" href="data:,">' }));
    await page.goto("./blank");
    const second = await context.newPage();
    await open(second);
    await call(second, "B newer");
    await saved(second);
    await second.close();
    await page.goBack();
    await expect(title(page)).toHaveValue("B newer");
    await saved(page);
    expect(await asideTitles(page)).toEqual([]);
  });

  test("without locks, as on an address without https, the one that wrote last is saved, and the other says so", async ({ page, context }) => {
    await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined }));
    await ownWork(page, "first");
    const second = await context.newPage();
    await open(second);
    await call(second, "second");
    await saved(second);
    await expect(state(page)).toContainText("open in another tab");
    await call(page, "first, further");
    await expect(state(page)).toContainText("open in another tab");
    expect(await keptTitle(second)).toBe("second");
  });

  test("edits that are not saved are asked about, also behind a lab", async ({ page, context }) => {
    await ownWork(page, "first");
    const second = await context.newPage();
    await open(second);
    await call(second, "second");
    await expect(state(second)).toContainText("open in another tab");
    await second.goto("./#lab=public-in-name-only");
    await expect(second.getByRole("heading", { name: "Goals" })).toBeVisible();
    const asked = new Promise((resolve) => second.once("dialog", (dialog) => resolve(dialog.type()) ?? dialog.accept()));
    await second.close({ runBeforeUnload: true });
    expect(await asked).toBe("beforeunload");
  });

  test("another document in each tab, a lab among them, is saved in each", async ({ page, context }) => {
    await ownWork(page);
    const second = await context.newPage();
    await open(second, "./#lab=public-in-name-only");
    await expect(second.getByRole("heading", { name: "Goals" })).toBeVisible();
    await select(second, "EC2 instance web-1");
    await rename(second, "mine");
    await saved(second);
    await call(page, "still mine");
    await saved(page);
    expect((await kept(page))["tollgate.lab.public-in-name-only"]).toContain('"mine"');
    expect(await keptTitle(page)).toBe("still mine");
  });
});

test.describe("what nobody edited takes nobody's place", () => {
  test("a starter", async ({ page, context }) => {
    await ownWork(page);
    await startFrom(page, "One fault to find");
    await expect(state(page)).toHaveText("not changed yet");
    // This tab shows it after a reload; a new one shows the visitor's work.
    await page.reload();
    await expect(title(page)).toHaveValue("One fault to find");
    await page.close();
    const another = await context.newPage();
    await open(another);
    await expect(title(another)).toHaveValue("My own shop");
    await saved(another);
  });

  test("two links; and one that was edited puts the own work aside, where it can be opened again", async ({ page, context, browser, baseURL }) => {
    const links = [
      await linkTo(browser, baseURL, "Web server in a public subnet", "link one"),
      await linkTo(browser, baseURL, "One fault to find", "link two"),
    ];
    await ownWork(page);
    const work = await documentOf(page);
    const tabs = [];
    for (const link of links) {
      const tab = await context.newPage();
      await open(tab, link);
      await expect(notice(tab)).toContainText("Opened from the link.");
      tabs.push(tab);
    }
    expect(await keptTitle(page)).toBe("My own shop");
    await page.close();
    await call(tabs[0], "link one, edited");
    await saved(tabs[0]);
    expect(await asideTitles(tabs[0])).toEqual(["My own shop"]);
    await tabs[1].close();
    await tabs[0].getByRole("button", { name: "Starters", exact: true }).click();
    await keepPicture(tabs[0], "earlier-work");
    await tabs[0].getByRole("dialog").getByRole("button", { name: /^My own shop/ }).click();
    expect(await documentOf(tabs[0])).toBe(work);
  });

  test("another site opens the page twice", async ({ page, context, browser, baseURL }) => {
    const links = [
      await linkTo(browser, baseURL, "Web server in a public subnet", "link one"),
      await linkTo(browser, baseURL, "One fault to find", "link two"),
    ];
    await ownWork(page);
    const before = await kept(page);
    await page.close();
    await context.route("http://course.example/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>course</title>" }));
    const course = await context.newPage();
    await course.goto("http://course.example/");
    for (const link of links) {
      const coming = context.waitForEvent("page");
      await course.evaluate((link) => void window.open(link), link);
      const opened = await coming;
      await expect(notice(opened)).toContainText("Opened from the link.");
      await opened.close();
    }
    const another = await context.newPage();
    await open(another);
    await expect(title(another)).toHaveValue("My own shop");
    expect(await kept(another)).toEqual(before);
  });

  test("undo after a link was edited brings one's own work back, here and in the storage", async ({ page, browser, baseURL }) => {
    const link = await linkTo(browser, baseURL, "One fault to find", "a link");
    await ownWork(page);
    const work = await documentOf(page);
    await page.goto(link);
    await call(page, "a link, edited");
    await saved(page);
    for (let step = 0; step < 2; step += 1) await page.getByRole("button", { name: "Undo", exact: true }).click();
    expect(await documentOf(page)).toBe(work);
    await saved(page);
    expect(await keptTitle(page)).toBe("My own shop");
    expect(await asideTitles(page)).toEqual([]);
  });
});

test("two frames on one page, on the same site and on another: nothing of the visitor is read or written", async ({ baseURL }) => {
  // A course on a server of its own, under two names: one on the site of the page, one on another.
  const body = [1, 2].map((n) => `<iframe title="network ${n}" width="1100" height="700" src="${baseURL}#starter=two-tiers"></iframe>`).join("");
  const course = createServer((_, response) => response.setHeader("content-type", "text/html").end(`<!doctype html><title>course</title>${body}`));
  await new Promise((ready) => course.listen(0, "127.0.0.1", ready));
  // Playwright switches the partitioning of storage off; visitors' browsers have it.
  const { executablePath, args } = test.info().project.use.launchOptions;
  const browser = await chromium.launch({
    executablePath,
    args: [...args, "--host-resolver-rules=MAP course.example 127.0.0.1"],
    ignoreDefaultArgs: await partitioningOff(),
  });
  const context = await browser.newContext({ locale: "en-GB" });
  for (const host of ["course.example", "127.0.0.1"]) {
    const own = await context.newPage();
    await own.goto(baseURL);
    await call(own, "My own shop");
    await saved(own);
    const before = await kept(own);
    const page = await context.newPage();
    await page.goto(`http://${host}:${course.address().port}/`);
    for (const number of [1, 2]) {
      const frame = page.frameLocator(`iframe[title="network ${number}"]`);
      await expect(frame.locator(".save-state")).toHaveText("not changed yet");
      await expect(title(frame)).toHaveValue(/Two tiers/);
      await call(frame, `in frame ${number}`);
      await expect(frame.locator(".save-state")).toHaveText("not kept after this page is closed");
      await expect(frame.locator(".notices")).toHaveText("");
    }
    expect(await kept(own)).toEqual(before);
    await call(own, "still mine");
    await saved(own);
    expect(await keptTitle(own)).toBe("still mine");
    await own.close();
    await page.close();
  }
  await browser.close();
  course.close();
});

/** The switches with which Playwright starts Chromium and that hold the partitioning of storage back. */
async function partitioningOff() {
  const probe = await chromium.launchServer({ executablePath: test.info().project.use.launchOptions.executablePath, args: ["--no-sandbox"] });
  const switches = readFileSync(`/proc/${probe.process().pid}/cmdline`, "utf8").split("\0");
  await probe.close();
  const found = switches.filter((it) => it.startsWith("--disable-features=") && it.includes("ThirdPartyStoragePartitioning"));
  expect(found.length, "Playwright still has that switch").toBe(1);
  return found;
}

test.describe("after a reload a tab shows what it showed", () => {
  const goals = (page) => page.getByRole("heading", { name: "Goals" });

  test("a lab, although there is work of one's own beside it", async ({ page }) => {
    await ownWork(page);
    await page.reload();
    await page.goto("./#lab=public-in-name-only");
    await expect(goals(page)).toBeVisible();
    await page.reload();
    await expect(goals(page)).toBeVisible();
  });

  test("a link that was opened in a new tab, although the last visit ended in a lab", async ({ page, context, browser, baseURL }) => {
    const link = await linkTo(browser, baseURL, "One fault to find", "a link");
    await open(page, "./#lab=public-in-name-only");
    await expect(goals(page)).toBeVisible();
    const tab = await context.newPage();
    await open(tab, link);
    await expect(title(tab)).toHaveValue("a link");
    await tab.reload();
    await expect(title(tab)).toHaveValue("a link");
    // And the lab is what the next visit begins with.
    await page.close();
    await tab.close();
    const another = await context.newPage();
    await open(another);
    await expect(goals(another)).toBeVisible();
  });
});

test.describe("the storage", () => {
  test("is full: it says so, nothing is lost, and saving goes on when there is room", async ({ page }) => {
    await ownWork(page);
    await page.evaluate(() => {
      for (let length = 1 << 20; length > 0; length = length === 1 ? 0 : Math.ceil(length / 2)) {
        try {
          for (let index = 0; ; index += 1) localStorage.setItem(`filler.${length}.${index}`, "x".repeat(length));
        } catch {
          // No room for one of this length: shorter ones fill what is left.
        }
      }
    });
    await call(page, "one that is longer than what was there before");
    await expect(notice(page)).toContainText("There is no room left");
    await expect(state(page)).toContainText("not saved");
    await keepPicture(page, "storage-full");
    expect(await keptTitle(page)).toBe("My own shop");
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("filler")).forEach((key) => localStorage.removeItem(key)));
    await call(page, "another");
    await saved(page);
    expect(await keptTitle(page)).toBe("another");
  });

  test("throws at every turn: the page works, says so, and asks before the work is gone", async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, { get: () => { throw new DOMException("no", "SecurityError"); } });
      }
    });
    await open(page);
    await call(page, "nowhere kept");
    await expect(notice(page)).toContainText("does not let the page store anything");
    await expect(state(page)).toContainText("not saved");
    const asked = new Promise((resolve) => page.once("dialog", (dialog) => resolve(dialog.type()) ?? dialog.accept()));
    await page.close({ runBeforeUnload: true });
    expect(await asked).toBe("beforeunload");
  });

  test("is emptied meanwhile: the work is written again", async ({ page, context }) => {
    await ownWork(page);
    const other = await blank(context);
    await other.evaluate(() => localStorage.clear());
    await expect.poll(async () => (await kept(page))["tollgate.document"] ?? "").toContain("My own shop");
    await saved(page);
  });

  test("is written to while somebody edits without a pause", async ({ page }) => {
    await ownWork(page);
    await select(page, "Laptop laptop");
    const before = (await kept(page))["tollgate.document"];
    let presses = 0;
    // Always further, so that it never stands where it stood before.
    while ((await kept(page))["tollgate.document"] === before) {
      await page.keyboard.press("ArrowRight");
      presses += 1;
      expect(presses, "keys pressed without anything being saved").toBeLessThan(400);
    }
  });
});

test.describe("what is kept and cannot be read", () => {
  const broken = '{"format":"tollgate","version":2,"title":"broken"';

  test("one's own work: it is put aside, said and offered as a file", async ({ page, context }) => {
    await (await blank(context)).evaluate((text) => localStorage.setItem("tollgate.document", text), broken);
    await open(page);
    await expect(notice(page)).toContainText("cannot be read");
    const coming = page.waitForEvent("download");
    await notice(page).getByRole("button", { name: "Download it" }).click();
    expect(readFileSync(await (await coming).path(), "utf8")).toBe(broken);
    await call(page, "new work");
    await saved(page);
    expect(await keptTitle(page)).toBe("new work");
    // It is still there later.
    await page.reload();
    await page.getByRole("button", { name: "Starters", exact: true }).click();
    const again = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: /^Cannot be read/ }).click();
    expect(readFileSync(await (await again).path(), "utf8")).toBe(broken);
    // And can be deleted, and brought back.
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    expect(Object.values(await kept(page))).not.toContain(broken);
    await notice(page).getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => Object.values(await kept(page))).toContain(broken);
  });

  test("a lab's work, too", async ({ page }) => {
    await open(page);
    await page.evaluate((text) => localStorage.setItem("tollgate.lab.public-in-name-only", text), broken);
    await page.goto("./#lab=public-in-name-only");
    await expect(notice(page)).toContainText("cannot be read");
    await select(page, "EC2 instance web-1");
    await rename(page, "mine");
    await saved(page);
    const all = await kept(page);
    expect(all["tollgate.lab.public-in-name-only"]).toContain('"mine"');
    expect(Object.values(all)).toContain(broken);
  });
});

test("what a browser has kept from before is all there", async ({ browser, baseURL }) => {
  const before = JSON.parse(readFileSync(new URL("kept/2026-11.json", import.meta.url), "utf8"));
  const localStorage = Object.entries(before).map(([name, value]) => ({ name, value }));
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [{ origin: new URL(baseURL).origin, localStorage }] } });
  const page = await context.newPage();
  await open(page);
  // Settings, and the lab that was open with what was done in it.
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Village", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("heading", { name: "Goals" })).toBeVisible();
  const same = (text) => { const { title: _, ...rest } = JSON.parse(text); return rest; };
  expect(same(await documentOf(page))).toEqual(same(before["tollgate.lab.public-in-name-only"]));
  // Progress and score.
  await page.getByRole("button", { name: "Labs", exact: true }).first().click();
  await expect(page.getByRole("dialog").getByRole("button").filter({ hasText: "done" })).toHaveCount(1);
  await page.keyboard.press("Escape");
  // One's own work, and the earlier one.
  await page.getByRole("button", { name: "Leave the lab" }).click();
  expect(same(await documentOf(page))).toEqual(same(before["tollgate.document"]));
  await page.getByRole("button", { name: "Starters", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Two tiers/ }).last().click();
  expect(same(await documentOf(page))).toEqual(same(before["tollgate.document.earlier"]));
  const after = Object.fromEntries((await context.storageState()).origins[0].localStorage.map((it) => [it.name, it.value]));
  expect(after["tollgate.setting.score"]).toBe(before["tollgate.setting.score"]);
  expect(after["tollgate.document.earlier"]).toBe(before["tollgate.document.earlier"]);
  await context.close();
});
