// What every end-to-end test starts from: import `test` and `expect` from here, not from Playwright.
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";

const screenshots = fileURLToPath(new URL("../../screenshots", import.meta.url));

export { expect };

/** As Playwright's, but a test fails when the page writes an error to the console, whatever else it looked at. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
    page.on("console", (message) => {
      if (message.type() === "error") {
        errors.push(`${message.text()} (${message.location().url})`);
      }
    });
    await use(page);
    expect(errors, "errors on the console of the page").toEqual([]);
  },
});

/** Keeps a picture of the page as `screenshots/<name>.png` at the root of the repository, for people to look at. */
export async function keepPicture(page, name) {
  await page.screenshot({ path: `${screenshots}/${name}.png`, animations: "disabled" });
}
