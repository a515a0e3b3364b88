// Whatever somebody calls a thing: a name of thousands of characters stays in its frame, and one that turns the direction of
// reading turns nothing but itself.
import { expectEverythingFits, reordered, spilling } from "./fits.mjs";
import {
  canvas, dock, documentOf, drag, dropOn, hops, inspector, notice, open, openFile, paletteEntry, placeOn, select, sendForm, showEverything, startFrom, thing, timeline,
} from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: "reduce" } });

/** A document with many kinds of things, in which every name is made anew. */
async function renamed(page, name) {
  await open(page);
  await startFrom(page, "Public and private");
  await dropOn(page, "DynamoDB table", "Region Asia Pacific (Seoul)", [0.3, 0.975], "DynamoDB table table-1");
  await dropOn(page, "RDS database", "Subnet private-a", "foot", "Database db-1");
  await dropOn(page, "EBS volume", "EC2 instance app-a", "middle", "EBS volume data-1");
  await dropOn(page, "Elastic Beanstalk", "VPC office", "foot", "Elastic Beanstalk my-app");
  await inspector(page).getByRole("button", { name: "Upload an application" }).click();
  await expect(thing(page, "Load balancer my-app-alb")).toBeVisible();
  const file = JSON.parse(await documentOf(page));
  const network = file.network ?? file.document.network;
  let number = 0;
  for (const [table, things] of Object.entries(network)) {
    for (const thing of Object.values(typeof things === "object" && table !== "domains" && table !== "hosted_zones" ? things : {})) {
      if (typeof thing.name === "string") {
        number += 1;
        thing.name = name(number);
      }
    }
  }
  (file.document ?? file).title = name(0);
  await openFile(page, { name: "renamed.json", text: JSON.stringify(file) });
  await expect(canvas(page).getByRole("button", { name: /my-app/ })).toHaveCount(0);
  await showEverything(page);
}

// The first of these leaves an embedding and an isolate open, the second would end the isolate that is around it, the third
// begins another paragraph.
const TURNING = ["\u05d0\u05d1\u05d2 abc \u202e(def) \u2067ghi", "a\u2069\u202eb \u2069 \u202bc", "\u0627\u0628 (1)\u2029\u202ex"];
const NAMES = {
  long: (number) => `${"W".repeat(9_990)}${number}`,
  "from right to left": (number) => `${TURNING[number % TURNING.length]} ${number}`,
};

/** What is on the page now can be read. */
async function check(page, where) {
  await expectEverythingFits(page, where);
  expect.soft(await spilling(page), `${where}: beyond the frame`).toEqual([]);
  expect.soft(await reordered(page), `${where}: turned round`).toEqual([]);
}

for (const [kind, name] of Object.entries(NAMES)) {
  test(`names that are ${kind}`, async ({ page }) => {
    test.setTimeout(240_000);
    await renamed(page, name);
    await check(page, "at rest");
    await keepPicture(page, `any-name-${kind.replaceAll(" ", "-")}`);
    await page.getByRole("button", { name: "Village", exact: true }).click();
    await check(page, "in the village");
    await page.getByRole("button", { name: "AWS", exact: true }).click();
    await inspector(page).getByRole("tab", { name: "Outline" }).click();
    await check(page, "in the outline");
    const rows = inspector(page).getByRole("treeitem");
    const shown = new Set();
    for (let index = 0; index < await rows.count(); index += 1) {
      const [, of] = (await rows.nth(index).getAttribute("aria-label")).split(", ");
      if (shown.has(of)) {
        continue;
      }
      shown.add(of);
      await rows.nth(index).click();
      await inspector(page).getByRole("tab", { name: "Properties" }).click();
      await check(page, `inspecting ${of}`);
      await inspector(page).getByRole("tab", { name: "Outline" }).click();
    }
    expect(shown.size).toBeGreaterThan(15);
    await page.keyboard.press("Escape");
    await page.locator("body").press("r");
    await expect(timeline(page)).toBeVisible();
    for (let index = 0; index < await hops(page).count(); index += 1) {
      await hops(page).nth(index).click();
      await check(page, `at hop ${index}`);
    }
    await page.keyboard.press("End");
    await check(page, "at the end");

    await canvas(page).getByRole("button", { name: /^EC2 instance/ }).first().click();
    await page.getByRole("button", { name: "Who looks after it" }).click();
    await check(page, "with who looks after it");
    await page.getByRole("button", { name: "Who looks after it" }).first().click();
    await page.getByRole("banner").getByRole("button", { name: /per hour|\/h/ }).click();
    await check(page, "with the bill");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Terminal" }).click();
    await page.keyboard.type("ls");
    await page.keyboard.press("Enter");
    await check(page, "with the terminal");
    await page.keyboard.press("Escape");
    await canvas(page).getByRole("button", { name: /^Laptop/ }).first().click();
    await paletteEntry(page, "EC2 instance").focus();
    await page.keyboard.press("Enter");
    await check(page, "with places to choose from");
    await page.keyboard.press("Escape");
    await dock(page).getByRole("button", { name: "Take the envelope" }).click();
    await canvas(page).getByRole("button", { name: /^EC2 instance/ }).first().click();
    await check(page, "with the envelope");
    await page.keyboard.press("Escape");
    await canvas(page).getByRole("button", { name: /^Laptop/ }).first().click();
    await page.keyboard.press("Delete");
    await expect(notice(page)).toContainText("was deleted.");
    await check(page, "with a notice");
  });
}

test.describe("on a telephone, in the dark", () => {
  test.use({ colorScheme: "dark" });

  for (const [kind, name] of Object.entries(NAMES)) {
    test(`names that are ${kind}`, async ({ page }) => {
      await renamed(page, name);
      await page.setViewportSize({ width: 390, height: 844 });
      await check(page, "at rest");
      await page.getByRole("button", { name: "Inspect", exact: true }).click();
      await check(page, "the network");
      await inspector(page).getByRole("tab", { name: "Outline" }).click();
      await check(page, "the outline");
      await inspector(page).getByRole("treeitem", { name: /EC2 instance/ }).first().click();
      await inspector(page).getByRole("tab", { name: "Properties" }).click();
      await check(page, "an instance");
      await keepPicture(page, `any-name-${kind.replaceAll(" ", "-")}-telephone`);
      await page.getByRole("button", { name: "Inspect", exact: true }).click();
      await dock(page).getByRole("button", { name: "Open the packet sheet" }).click();
      await check(page, "the form");
      await sendForm(page).getByRole("button", { name: "Send", exact: true }).click();
      await page.keyboard.press("End");
      await check(page, "the verdict");
      await dock(page).getByRole("button", { name: "Open the packet sheet" }).click();
      await check(page, "the verdict in the sheet");
      await keepPicture(page, `any-name-${kind.replaceAll(" ", "-")}-telephone-verdict`);
    });
  }
});
