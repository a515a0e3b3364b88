// What a visit downloads, and when: the rest of the program comes when somebody is at the page.
import { canvas, inspector, open, thing } from "./moves.mjs";
import { expect, test } from "./page.mjs";

const isRest = (url) => url.pathname.endsWith("_rest.wasm");

test("a page that nobody touches fetches no more than it needs, and the rest at the first sign of somebody", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url())));
  await open(page);
  await expect(thing(page, "EC2 instance web-1")).toBeVisible();
  // Everything that a page does by itself is done when its fonts are there and it has been idle.
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestIdleCallback(done));
  });
  expect(asked.some((url) => url.pathname.endsWith("_bg.wasm"))).toBe(true);
  expect(asked.filter(isRest)).toEqual([]);

  const rest = page.waitForResponse((response) => isRest(new URL(response.url())));
  await page.mouse.move(400, 300);
  expect((await rest).ok()).toBe(true);
});

test("what is asked for before the rest has arrived waits for it", async ({ page }) => {
  // The early request never ends; the one that is waited for does.
  await page.route(isRest, (route) => (route.request().resourceType() === "fetch" ? undefined : route.continue()));
  await open(page);
  await thing(page, "EC2 instance web-1").click();
  await expect(inspector(page).getByRole("textbox", { name: "Name", exact: true })).toHaveValue("web-1");
  await expect(canvas(page)).toBeVisible();
});
