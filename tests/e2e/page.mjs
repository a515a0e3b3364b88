// What every end-to-end test starts from: import `test` and `expect` from here, not from Playwright.
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";

const screenshots = fileURLToPath(new URL("../../screenshots", import.meta.url));

export { expect };

/** Collects what the page writes to the console as errors, from now on. */
export function errorsOf(page) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
  page.on("console", (message) => {
    if (message.type() === "error") {
      errors.push(`${message.text()} (${message.location().url})`);
    }
  });
  return errors;
}

/**
 * As Playwright's, but a test fails when a page writes an error to the console, whatever else it looked at: the page it
 * was given, and every other one that it opens in the same browser window.
 */
export const test = base.extend({
  page: async ({ page, context }, use) => {
    const all = [errorsOf(page)];
    context.on("page", (another) => all.push(errorsOf(another)));
    await use(page);
    expect(all.flat(), "errors on the console of the page").toEqual([]);
  },
});

/** Keeps a picture of the page as `screenshots/<name>.png` at the root of the repository, for people to look at. */
export async function keepPicture(page, name) {
  await page.screenshot({ path: `${screenshots}/${name}.png`, animations: "disabled" });
}
