// The page starts, or says why it does not: every request of a visit fails once, for ever, and is slow; there is no web
// server, no WebAssembly; the program stops.
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test as base } from "@playwright/test";
import { canvas, notice, open, rename, select, startFrom, thing } from "./moves.mjs";
import { expect, keepPicture } from "./page.mjs";

// What fails here is written to the console by the browser itself, so only what the program throws counts.
const test = base.extend({
  page: async ({ page }, use) => {
    const thrown = [];
    page.on("pageerror", (error) => thrown.push(String(error)));
    page.thrown = thrown;
    await use(page);
  },
});

const trouble = (page) => page.getByRole("alert");
/** What somebody reads there: all sentences stand in the page, one is shown. */
const says = (page, words, options) => expect(trouble(page)).toContainText(words, { useInnerText: true, ...options });

// The name of each file that a visit asks for, whatever Trunk has put into it.
const FILES = {
  "the style sheet": /\/page-\w+\.css/,
  "the script": /\/tollgate-app-\w+\.js/,
  "the program": /\/tollgate-app-\w+_bg\.wasm/,
};

test("a visit asks for these files and no others", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  const known = [/\/$/, /\/boot-\w+\.js$/, /\/favicon-\w+\.svg$/, ...Object.values(FILES)];
  expect(asked.filter((path) => !known.some((it) => it.test(path)))).toEqual([]);
});

for (const [what, address] of Object.entries(FILES)) {
  test.describe(what, () => {
    test("fails once: nobody notices", async ({ page }) => {
      let failed = 0;
      // The browser fetches ahead, and asks again for what did not come; both are lost.
      await page.route((url) => address.test(url.pathname) && !url.search, (route) => {
        failed += 1;
        return route.abort();
      });
      await open(page);
      await expect(thing(page, "EC2 instance web-1")).toBeVisible();
      await expect(trouble(page)).toBeHidden();
      expect(await page.evaluate(() => getComputedStyle(document.querySelector(".app")).display)).toBe("grid");
      expect(failed).toBeGreaterThan(0);
      expect(page.thrown).toEqual([]);
    });

    test("fails for ever: it says so, and *Reload* works", async ({ page }) => {
      await page.route((url) => address.test(url.pathname), (route) => route.abort());
      await page.goto("./");
      await says(page, "A part of the page did not arrive");
      await page.unroute((url) => address.test(url.pathname));
      await page.unrouteAll();
      await trouble(page).getByRole("button", { name: "Reload the page" }).click();
      await expect(canvas(page)).toBeVisible();
      expect(page.thrown).toEqual([]);
    });

    test("is not there any more: it says so", async ({ page }) => {
      await page.route((url) => address.test(url.pathname), (route) => route.fulfill({ status: 404, contentType: "text/html", body: "gone" }));
      await page.goto("./");
      await says(page, "A part of the page did not arrive");
      expect(page.thrown).toEqual([]);
    });
  });
}

test("the program is slow: the page says so within ten seconds, and opens when it comes", async ({ page }) => {
  let go;
  const until = new Promise((resolve) => (go = resolve));
  await page.route((url) => FILES["the program"].test(url.pathname), async (route) => {
    await until;
    await route.continue();
  });
  await page.goto("./");
  await says(page, "This is taking longer than usual", { timeout: 10_000 });
  await keepPicture(page, "trouble-late");
  go();
  await expect(canvas(page)).toBeVisible();
  await expect(trouble(page)).toBeHidden();
});

test("the style sheet never answers: the page says so all the same, and opens when it comes", async ({ page }) => {
  let go;
  const until = new Promise((resolve) => (go = resolve));
  await page.route((url) => FILES["the style sheet"].test(url.pathname), async (route) => {
    await until;
    await route.continue();
  });
  await page.goto("./", { waitUntil: "commit" });
  await says(page, "This is taking longer than usual", { timeout: 10_000 });
  go();
  await expect(canvas(page)).toBeVisible();
  await expect(trouble(page)).toBeHidden();
});

test("without even the script that says so, there is a link to try again", async ({ page }) => {
  const boot = (url) => /\/boot-\w+\.js/.test(url.pathname);
  await page.route(boot, (route) => route.abort());
  await page.goto("./");
  const again = page.getByRole("link", { name: /Reload the page/ });
  await expect(again).toBeVisible({ timeout: 15_000 });
  await page.unroute(boot);
  await again.click();
  await expect(canvas(page)).toBeVisible();
});

test("from a file it says that it needs a server, with its looks", async ({ browser }) => {
  const page = await browser.newPage({ locale: "ko-KR" });
  await page.goto(pathToFileURL(fileURLToPath(new URL("../../dist/index.html", import.meta.url))).href);
  await says(page, "웹 서버가 필요한 페이지입니다");
  await expect(trouble(page)).not.toContainText("This page needs a web server", { useInnerText: true });
  // Neither a giant logo nor a page without its style sheet.
  expect((await page.locator("header svg").boundingBox()).width).toBeLessThan(40);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector(".trouble")).position)).toBe("fixed");
  await keepPicture(page, "trouble-file");
  await page.close();
});

test("without WebAssembly it says so", async ({ page }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto("./");
  await says(page, "This browser cannot run Tollgate");
  await expect(trouble(page).getByRole("button")).toHaveCount(0);
  expect(page.thrown).toEqual([]);
});

test.describe("the program stops", () => {
  /** The browser refuses to put an element anywhere, which no program of this kind survives. */
  const provoke = (page) => page.evaluate(() => (Node.prototype.insertBefore = Node.prototype.appendChild = () => { throw new Error("provoked"); }));

  /** Some work that is nowhere kept yet, and the end of the program. */
  async function workAndStop(page) {
    await open(page);
    await startFrom(page, "Two tiers with a database host");
    await select(page, "Laptop laptop");
    await rename(page, "my laptop");
    await provoke(page);
    await page.getByRole("button", { name: "Share", exact: true }).click({ noWaitAfter: true });
    await says(page, "Tollgate has stopped");
  }

  test("a calm screen offers the work as a file, and a reload shows it", async ({ page }) => {
    await workAndStop(page);
    await keepPicture(page, "trouble-stopped");
    await page.evaluate(() => delete Node.prototype.insertBefore);
    const coming = page.waitForEvent("download");
    await trouble(page).getByRole("button", { name: "Download my work" }).click();
    const text = readFileSync(await (await coming).path(), "utf8");
    expect(JSON.parse(text).format).toBe("tollgate");
    expect(text).toContain('"my laptop"');
    await trouble(page).getByRole("button", { name: "Reload the page" }).click();
    await expect(thing(page, "Laptop my laptop")).toBeVisible();
    await expect(trouble(page)).toBeHidden();
  });

  test("for its work at once, again and again: one can begin without it, and it is kept", async ({ page, context }) => {
    await open(page);
    await startFrom(page, "Two tiers with a database host");
    await select(page, "Laptop laptop");
    await rename(page, "poison");
    await expect(page.locator(".save-state")).toHaveText("saved");
    await context.addInitScript(() => {
      const { setAttribute } = Element.prototype;
      Element.prototype.setAttribute = function (name, value) {
        if (String(value).includes("poison")) throw new Error("provoked");
        return setAttribute.call(this, name, value);
      };
    });
    await page.reload();
    await says(page, "Tollgate has stopped");
    await trouble(page).getByRole("button", { name: "Start without it" }).click();
    await expect(thing(page, "EC2 instance web-1")).toBeVisible();
    await expect(trouble(page)).toBeHidden();
    const kept = await page.evaluate(() => ({ ...localStorage }));
    expect(Object.entries(kept).filter(([key, text]) => key.startsWith("tollgate.unreadable.") && text.includes("poison"))).toHaveLength(1);
  });

  test("keyboard and screen reader are at the screen, and not at the page behind it", async ({ page }) => {
    await workAndStop(page);
    await expect(trouble(page).getByRole("button", { name: "Download my work" })).toBeFocused();
    await expect(page.locator("#app")).toHaveAttribute("inert");
  });
});

test("after the page is loaded it works without a connection", async ({ page, context }) => {
  await open(page);
  await context.setOffline(true);
  await startFrom(page, "Two tiers with a database host");
  await select(page, "Laptop laptop");
  await rename(page, "offline");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(thing(page, "Laptop offline")).toBeVisible();
  await context.setOffline(false);
  expect(page.thrown).toEqual([]);
});

test.describe("a lab", () => {
  const lab = (url) => url.pathname.endsWith("/labs/public-in-name-only.json");
  const goals = (page) => page.getByRole("heading", { name: "Goals" });

  /** Asks for the lab from the list, as a learner does. */
  async function ask(page) {
    await page.getByRole("button", { name: "Labs", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: /^Public in name only/ }).click();
  }

  test("does not arrive once: a sentence, *Try again*, and the work goes on", async ({ page }) => {
    await page.route(lab, (route) => route.abort());
    await open(page);
    await ask(page);
    await expect(notice(page)).toContainText("did not arrive");
    // What was on the canvas is still there and can be edited.
    await select(page, "Laptop laptop");
    await rename(page, "still here");
    await ask(page);
    await expect(notice(page)).toContainText("did not arrive");
    await page.unroute(lab);
    await notice(page).getByRole("button", { name: "Try again" }).click();
    await expect(goals(page)).toBeVisible();
    await page.getByRole("button", { name: "Leave the lab" }).click();
    await expect(thing(page, "Laptop still here")).toBeVisible();
    expect(page.thrown).toEqual([]);
  });

  test("is slow: one works on, and who puts the notice away is not interrupted", async ({ page }) => {
    let go;
    const until = new Promise((resolve) => (go = resolve));
    await page.route(lab, async (route) => {
      await until;
      await route.continue();
    });
    await open(page);
    await ask(page);
    await expect(notice(page)).toContainText("Opening the lab");
    await notice(page).getByRole("button", { name: "Close" }).click();
    await select(page, "Laptop laptop");
    const arrived = page.waitForResponse((response) => lab(new URL(response.url())));
    go();
    await (await arrived).finished();
    await rename(page, "not interrupted");
    await expect(goals(page)).toBeHidden();
    expect(page.thrown).toEqual([]);
  });

  test("of two that were asked for, the later one is opened", async ({ page }) => {
    let go;
    const until = new Promise((resolve) => (go = resolve));
    await page.route(lab, async (route) => {
      await until;
      await route.continue();
    });
    await open(page);
    await ask(page);
    await page.getByRole("button", { name: "Labs", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: /^Your first server/ }).click();
    await expect(goals(page)).toBeVisible();
    const title = page.getByRole("textbox", { name: "Title of this network" });
    await expect(title).toHaveValue("Your first server");
    const arrived = page.waitForResponse((response) => lab(new URL(response.url())));
    go();
    await (await arrived).finished();
    await select(page, "Laptop laptop");
    await expect(title).toHaveValue("Your first server");
    expect(page.thrown).toEqual([]);
  });

  test("of a newer page says that the page is to be reloaded", async ({ page }) => {
    await page.route(lab, (route) => route.fulfill({ contentType: "application/json", body: '{"of":"tomorrow"}' }));
    await open(page);
    await ask(page);
    await expect(notice(page)).toContainText("belongs to a newer version of this page");
    await page.unroute(lab);
    await notice(page).getByRole("button", { name: "Reload the page" }).click();
    await expect(canvas(page)).toBeVisible();
    expect(page.thrown).toEqual([]);
  });

  test("whose link is followed without a connection to it: the page opens, and says so", async ({ page }) => {
    await page.route(lab, (route) => route.abort());
    await open(page, "./#lab=public-in-name-only");
    await expect(notice(page)).toContainText("did not arrive");
    await expect(thing(page, "EC2 instance web-1")).toBeVisible();
    expect(page.thrown).toEqual([]);
  });
});
