import { expect, keepPicture, test } from "./page.mjs";

test("the page opens and draws itself", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("heading", { name: "Tollgate" })).toBeVisible();
  await keepPicture(page, "smoke");
});
