// The same network in both views, languages and themes: everything can be read, and switching loses nothing.
import { covered, expectEverythingFits } from "./fits.mjs";
import { canvas, documentOf, hops, open, paletteEntry, placeOn, select, startFrom, thing, timeline } from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const STARTERS = {
  "web-server": "Web server in a public subnet",
  "public-and-private": "Public and private subnets with NAT",
  "two-tiers": "Two tiers with a database host",
  "one-fault": "One fault to find",
  empty: "Empty canvas",
};

const inBar = (page) => page.getByRole("banner");
const root = (page) => page.locator("html");
const switchTo = {
  ko: (page) => inBar(page).getByRole("button", { name: /Korean/ }).click(),
  en: (page) => inBar(page).getByRole("button", { name: /English/ }).click(),
  aws: (page) => inBar(page).getByRole("button", { name: "AWS", exact: true }).click(),
  village: (page) => inBar(page).getByRole("button", { name: /^(Village|마을)$/ }).click(),
  dark: (page) => inBar(page).getByRole("button", { name: /^(Dark theme|어두운 테마로)$/ }).click(),
  light: (page) => inBar(page).getByRole("button", { name: /^(Light theme|밝은 테마로)$/ }).click(),
};

/** Every language, view and theme, one switch after the other; ends where it began. */
const TOUR = [
  ["light", "en", "aws"],
  ["dark", "en", "aws"],
  ["dark", "en", "village"],
  ["light", "en", "village"],
  ["light", "ko", "village"],
  ["dark", "ko", "village"],
  ["dark", "ko", "aws"],
  ["light", "ko", "aws"],
  ["light", "en", "aws"],
];

for (const [key, starter] of Object.entries(STARTERS)) {
  test(`everything can be read: ${starter}`, async ({ page }) => {
    await open(page);
    await startFrom(page, starter);
    await page.evaluate(() => document.fonts.ready);
    const steps = TOUR.slice(0, -1);
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1] ?? step;
      for (const changed of step.filter((word) => !before.includes(word))) {
        await switchTo[changed](page);
      }
      const [theme, language, view] = step;
      await expect(root(page)).toHaveAttribute("lang", language);
      await expect(root(page)).toHaveAttribute("data-theme", theme);
      const where = `${key} ${language} ${view} ${theme}`;
      await expectEverythingFits(page, `${where}, at rest`);
      if (index === 0) {
        expect.soft(await covered(page), `${where}: behind the controls`).toEqual([]);
      }
      if (key !== "empty") {
        // The packet at a gate that has a book, and then at its end.
        await page.keyboard.press("r");
        const gate = /^\d.*(Network ACL|네트워크 ACL|Checkpoint|검문소)/;
        await page.getByRole("listitem").getByRole("button", { name: gate }).first().click();
        await expect(canvas(page).getByRole("table")).toBeVisible();
        await expectEverythingFits(page, `${where}, at a gate`);
      }
      await keepPicture(page, `${key}-${language}-${view}-${theme}`);
      if (key !== "empty") {
        await page.keyboard.press("End");
        await expect(page.getByRole("code").first()).toBeVisible();
        await expectEverythingFits(page, `${where}, at the end`);
        await page.getByRole("button", { name: /^(Take the packet off the canvas|패킷 치우기)$/ }).click();
      }
    }
  });
}

test("the inspector of every kind of thing can be read in both languages", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  const names = await canvas(page).getByRole("button", { pressed: false }).evaluateAll((nodes) =>
    nodes.filter((node) => node.closest("svg")).map((node) => node.getAttribute("aria-label")),
  );
  const kinds = new Map(names.map((name) => [name.replace(/ \S*(,.*)?$/, ""), name.replace(/,.*$/, "")]));
  expect(kinds.size, "Region, VPC, zone, subnet, gateway, router, table, ACL, group, instance, NAT, address, two outside").toBeGreaterThanOrEqual(12);
  for (const language of ["en", "ko"]) {
    await page.getByRole("tab").nth(1).click();
    const rows = page.getByRole("treeitem");
    const count = await rows.count();
    expect(count).toBeGreaterThan(12);
    for (let index = 0; index < count; index += 1) {
      await rows.nth(index).click();
      await page.getByRole("tab").first().click();
      await expectEverythingFits(page, `${language}, ${await root(page).locator(".inspector").innerText().then((text) => text.slice(0, 40))}`);
      await page.getByRole("tab").nth(1).click();
    }
    if (language === "en") {
      await switchTo.ko(page);
    }
  }
});

test("switching keeps the document, what is selected and where the packet is", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  await select(page, "EC2 instance app-a");
  await page.keyboard.press("r");
  await hops(page).nth(4).click();
  const before = await documentOf(page);
  const current = page.getByRole("listitem").and(page.locator("[aria-current=step]"));
  const count = await page.getByRole("list").getByRole("button", { name: /^\d+ of \d+/ }).count();
  for (const [index, step] of TOUR.entries()) {
    for (const changed of step.filter((word) => index > 0 && !TOUR[index - 1].includes(word))) {
      await switchTo[changed](page);
    }
    const [theme, language] = step;
    await expect(root(page)).toHaveAttribute("lang", language);
    await expect(root(page)).toHaveAttribute("data-theme", theme);
    const title = language === "en" ? "Public and private subnets with NAT" : "퍼블릭·프라이빗 서브넷과 NAT";
    await expect(inBar(page).getByRole("textbox"), "what nobody has named speaks the language of the page").toHaveValue(title);
    const name = language === "en" ? /^EC2 instance app-a/ : /^EC2 인스턴스 app-a/;
    await expect(canvas(page).getByRole("button", { name })).toHaveAttribute("aria-pressed", "true");
    const at = language === "en" ? new RegExp(`^5 of ${count},`) : new RegExp(`^${count}개.* 5번째,`);
    await expect(current.getByRole("button")).toHaveAccessibleName(at);
    expect(await documentOf(page, language === "en" ? "Save as file" : "파일로 저장")).toBe(before);
  }
  await expect(timeline(page)).toBeVisible();

  // And the settings are still there on the next visit.
  await switchTo.village(page);
  await switchTo.ko(page);
  await switchTo.dark(page);
  await page.reload();
  await expect(root(page)).toHaveAttribute("lang", "ko");
  await expect(root(page)).toHaveAttribute("data-theme", "dark");
  await expect(inBar(page).getByRole("button", { name: "마을", exact: true })).toHaveAttribute("aria-pressed", "true");
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test("add by tapping, look at it, send a packet", async ({ page }) => {
    await open(page);
    await expectEverythingFits(page, "telephone, at rest");
    await page.getByRole("button", { name: "Add", exact: true }).tap();
    await expect(paletteEntry(page, "Internet host")).toBeVisible();
    await expectEverythingFits(page, "telephone, palette");
    await paletteEntry(page, "Internet host").tap();
    await expect(paletteEntry(page, "Internet host"), "the palette makes room for the canvas").toBeHidden();
    const at = await placeOn(canvas(page), [0.3, 0.85]);
    await page.touchscreen.tap(at.x, at.y);
    await expect(thing(page, "Internet host host-1")).toBeVisible();

    await page.getByRole("button", { name: "Inspect", exact: true }).tap();
    await expect(page.getByRole("complementary").getByRole("textbox", { name: "Name" })).toHaveValue("host-1");
    await expectEverythingFits(page, "telephone, inspector");
    const sheet = await page.getByRole("complementary").boundingBox();
    const host = await thing(page, "Internet host host-1").boundingBox();
    expect(host.y + host.height / 2, "what is inspected is seen above the sheet").toBeLessThan(sheet.y);
    expect(host.y + host.height / 2, "and below the header").toBeGreaterThan(60);
    await keepPicture(page, "telephone-inspector");
    await page.getByRole("button", { name: "Inspect", exact: true }).tap();

    await page.getByRole("button", { name: "Open the packet sheet" }).tap();
    await expectEverythingFits(page, "telephone, packet to send");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    // The sheet makes room for what happens on the canvas; the bar to play stays.
    const bar = page.getByRole("group", { name: "The packet's journey" });
    await expect(bar).toBeVisible();
    await expect(page.getByRole("button", { name: "Send", exact: true })).toBeHidden();
    await bar.getByRole("button", { name: "Pause" }).tap();
    // Wherever it was stopped: back to the sender, and on to the first gate.
    const back = bar.getByRole("button", { name: "One step back" });
    while (await back.isEnabled()) {
      await back.tap();
    }
    await bar.getByRole("button", { name: "One step forward" }).tap();
    await expect(canvas(page).getByRole("heading", { name: "Internet gateway igw-shop" })).toBeVisible();
    await expectEverythingFits(page, "telephone, at a gate");
    await keepPicture(page, "telephone-canvas");

    await page.getByRole("button", { name: "Open the packet sheet" }).tap();
    await expect(timeline(page)).toBeVisible();
    await expectEverythingFits(page, "telephone, packet sheet");
    await keepPicture(page, "telephone-packet");
  });
});
