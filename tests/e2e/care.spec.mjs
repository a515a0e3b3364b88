// Who looks after it, who pays: the layers on the canvas, the meter, the bill, and the lab about both.
import { canvas, dropOn, open, part, select, startFrom, thing } from "./moves.mjs";
import { expectEverythingFits } from "./fits.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const meter = (page) => page.getByRole("button", { name: /^What it costs/ });
const careSwitch = (page) => page.getByRole("toolbar").getByRole("button", { name: "Who looks after it" });
const carePanel = (page) => canvas(page).getByRole("region", { name: "Who looks after it" });

test("the meter follows what is on the canvas", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  await expect(meter(page)).toContainText("$0.1750/h");
  await meter(page).click();
  const bill = page.getByRole("dialog", { name: "What it costs" });
  const line = (name) => bill.getByRole("row", { name: new RegExp(`^${name}`) }).getByRole("cell");
  await expect(line("nat-a")).toHaveText(["0.0590", "43.07", "it is deleted"]);
  await expect(line("web-1\\s*instance")).toHaveText(["0.0130", "9.49", "it is stopped"]);
  await expect(line("web-1\\s*root volume")).toHaveText(["0.0010", "0.73", "it is terminated"]);
  await expect(line("eip-web-1")).toHaveText(["0.0050", "3.65", "it is released"]);
  await expect(line("In total")).toHaveText(["0.1750", "127.75", ""]);
  await expect(bill).toContainText(/estimate with on-demand prices for Linux of \d{4}-\d\d/);
  await expectEverythingFits(page, "the bill");
  await keepPicture(page, "bill");
  await page.keyboard.press("Escape");

  await select(page, "NAT gateway nat-a");
  await page.keyboard.press("Delete");
  await expect(thing(page, "NAT gateway nat-a")).toBeHidden();
  await expect(meter(page), "its address stays on the bill").toContainText("$0.1160/h");
  await page.getByRole("banner").getByRole("button", { name: "Undo", exact: true }).click();
  await expect(meter(page)).toContainText("$0.1750/h");
});

test("everything says who looks after it", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  await careSwitch(page).click();
  await expect(carePanel(page)).toBeVisible();
  await expect(carePanel(page).getByRole("row", { name: /^Operating system/ }).getByRole("cell")).toHaveText(["You", "AWS", "AWS", "AWS"]);
  await expect(canvas(page).locator(".care-ground").first()).toBeAttached();
  await expectEverythingFits(page, "who looks after it");
  await keepPicture(page, "care");

  const layer = (name) => carePanel(page).getByRole("row", { name: new RegExp(`^${name}`) }).getByRole("cell").first();
  await select(page, "EC2 instance web-1");
  await expect(layer("Operating system")).toHaveText("You");
  await expect(layer("Hardware")).toHaveText("AWS");
  await expect(thing(page, "EC2 instance web-1")).toHaveAccessibleName(/yours to look after: Operating system, .*Access$/);
  await select(page, "NAT gateway nat-b");
  await expect(layer("Operating system")).toHaveText("AWS");
  await expect(layer("Access")).toHaveText("You");
  await expect(thing(page, "NAT gateway nat-b")).toHaveAccessibleName(/yours to look after: Access$/);

  await carePanel(page).getByRole("button", { name: "Close" }).click();
  await expect(carePanel(page)).toBeHidden();
  await expect(thing(page, "NAT gateway nat-b")).not.toHaveAccessibleName(/look after/);
});

test("to stop what is forgotten does not stop its address", async ({ page }) => {
  await open(page, "./#lab=who-looks-after-it-who-pays");
  const lab = page.getByRole("region", { name: "Lab", exact: true });
  await expect(lab.getByText("2 of 5 goals met")).toBeVisible();
  await expect(meter(page)).toContainText("$0.2130/h");
  await dropOn(page, "RDS database", "Subnet private-a", "foot", "Database db-1");
  await expect(lab.getByText("2 of 5 goals met"), "old-test gets in").toBeVisible();
  await select(page, "Database db-1");
  const groups = part(page, "Security groups");
  await groups.getByRole("checkbox", { name: /^sg-db/ }).click();
  await groups.getByRole("checkbox", { name: /^sg-default/ }).click();
  await expect(lab.getByText("3 of 5 goals met"), "db-box still answers").toBeVisible();
  await expect(meter(page)).toContainText("$0.2426/h");
  for (const [name, left] of [["db-box", "$0.2286/h"], ["old-test", "$0.2146/h"]]) {
    await select(page, `EC2 instance ${name}`);
    await page.keyboard.press("Delete");
    await expect(meter(page)).toContainText(left);
  }
  for (const [name, left] of [["eip-old-test", "$0.2096/h"], ["eip-spare", "$0.2046/h"]]) {
    await select(page, `Elastic IP ${name}`);
    await page.keyboard.press("Delete");
    await expect(meter(page)).toContainText(left);
  }
  await expect(lab.getByText("4 of 5 goals met")).toBeVisible();
  await select(page, "NAT gateway nat-b");
  await page.keyboard.press("Delete");
  await expect(meter(page)).toContainText("$0.1456/h");
  await expect(lab.getByText("3 of 5 goals met"), "app-b's letters fall into a blackhole").toBeVisible();
  await lab.getByRole("button", { name: "Show a solution" }).click();
  await expect(lab.getByText("5 of 5 goals met")).toBeVisible();
  await expect(meter(page)).toContainText("$0.1406/h");
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test("the layers and the bill can be read", async ({ page }) => {
    await open(page);
    await careSwitch(page).tap();
    await expect(carePanel(page)).toBeVisible();
    await expectEverythingFits(page, "telephone, who looks after it");
    await keepPicture(page, "care-telephone");
    await page.getByRole("button", { name: "More" }).tap();
    await meter(page).tap();
    await expect(page.getByRole("dialog", { name: "What it costs" })).toBeVisible();
    await expectEverythingFits(page, "telephone, the bill");
    await keepPicture(page, "bill-telephone");
  });
});
