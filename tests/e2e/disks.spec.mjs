// Disks: what is written where and what is left of it, a volume that does not leave its zone, and lab 9 by hand.
import { canvas, drag, dropOn, inspector, notice, open, part, placeOn, select, startFrom, thing } from "./moves.mjs";
import { expectEverythingFits } from "./fits.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const WEB = "EC2 instance web-1";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** One of the disks of the selected instance, by its place on the instance. */
const disk = (page, path) => part(page, "Disks").locator(".disk-box").filter({ hasText: `· ${path}` }).first();
const press = (page, name) => inspector(page).getByRole("button", { name, exact: true }).click();

/** Writes a file to the disk that has this field. */
async function writeFile(where, line) {
  const field = where.getByRole("textbox", { name: "Write a file", exact: true });
  await field.fill(line);
  await field.press("Enter");
  await expect(where.getByRole("listitem").filter({ hasText: line.split(" ")[0] })).toBeVisible();
}

/** Carries one thing of the canvas onto another. */
async function carry(page, name, onto, place) {
  await drag(page, await placeOn(thing(page, name)), await placeOn(thing(page, onto), place));
}

test("each disk lasts as long as what it belongs to", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  await select(page, WEB);
  await inspector(page).getByRole("combobox", { name: "Instance type", exact: true }).selectOption("m5d.large");
  await dropOn(page, "EBS volume", WEB, "middle", "EBS volume data-1, in web-1");
  await expect(inspector(page).getByRole("checkbox", { name: "Delete on termination" })).not.toBeChecked();

  await select(page, WEB);
  for (const path of ["~", "/mnt", "/data"]) {
    await writeFile(disk(page, path), "orders.txt 3 cakes");
  }
  await press(page, "Reboot");
  await expect(part(page, "Disks").getByText("orders.txt")).toHaveCount(3);
  await press(page, "Stop");
  await expect(disk(page, "/mnt")).toContainText("Nothing was written here.");
  await expect(disk(page, "~")).toContainText("orders.txt");
  await press(page, "Start");
  await expectEverythingFits(page, "the disks of an instance");
  await keepPicture(page, "disks");

  await press(page, "Terminate");
  const left = thing(page, "EBS volume data-1, in ap-northeast-2a");
  await expect(left, "it stays in its zone").toBeVisible();
  await select(page, "EBS volume data-1");
  await expect(inspector(page)).toContainText("orders.txt");
  await expect(inspector(page)).toContainText("To read and write it takes a running instance");
});

test("a volume is carried within its zone, and a snapshot beyond it", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  await dropOn(page, "EBS volume", "Availability Zone ap-northeast-2a", "foot", "EBS volume data-1, in ap-northeast-2a");
  await carry(page, "EBS volume data-1", WEB);
  await expect(thing(page, "EBS volume data-1, in web-1")).toBeVisible();
  await writeFile(inspector(page), "note.txt hello");
  await carry(page, "EBS volume data-1", "EC2 instance app-a");
  await expect(thing(page, "EBS volume data-1, in app-a")).toBeVisible();

  await carry(page, "EBS volume data-1", "EC2 instance app-b");
  await expect(notice(page)).toContainText("InvalidVolume.ZoneMismatch");
  await expect(notice(page)).toContainText("a volume stays in its zone. Take a snapshot");
  await expect(thing(page, "EBS volume data-1, in app-a")).toBeVisible();

  await dropOn(page, "Snapshot", "EBS volume data-1", "middle", "Snapshot snapshot-1");
  await expectEverythingFits(page, "a snapshot");
  await press(page, "Volume in ap-northeast-2b");
  await expect(thing(page, "EBS volume data-2, in ap-northeast-2b")).toBeVisible();
  await expect(inspector(page)).toContainText("note.txt");
  await carry(page, "EBS volume data-2", "EC2 instance app-b");
  await expect(thing(page, "EBS volume data-2, in app-b")).toBeVisible();
  await carry(page, "EBS volume data-2", "Availability Zone ap-northeast-2b", "foot");
  await expect(thing(page, "EBS volume data-2, in ap-northeast-2b")).toBeVisible();
  await page.getByRole("radio", { name: "Village" }).or(page.getByRole("button", { name: "Village" })).first().click();
  await keepPicture(page, "disks-village");
});

test("lab 9 by hand: the orders outlive the host, the house and the city", async ({ page }) => {
  await open(page, "./#lab=what-survives");
  const lab = page.getByRole("region", { name: "Lab", exact: true });
  const till = "EC2 instance till-a";
  await expect(lab.getByText("1 of 4 goals met")).toBeVisible();

  await test.step("what a stop takes away, undo brings back", async () => {
    await select(page, till);
    await expect(disk(page, "/mnt")).toContainText("orders.txt");
    await press(page, "Stop");
    await press(page, "Start");
    await expect(disk(page, "/mnt")).toContainText("Nothing was written here.");
    const undo = page.getByRole("banner").getByRole("button", { name: "Undo", exact: true });
    await undo.click();
    await undo.click();
    await expect(disk(page, "/mnt")).toContainText("orders.txt");
  });

  await test.step("a volume, written in the terminal", async () => {
    await dropOn(page, "EBS volume", till, "middle", "EBS volume data-1, in till-a");
    await page.getByRole("button", { name: "Terminal", exact: true }).first().click();
    const line = page.getByRole("textbox", { name: "Command" });
    for (const typed of [
      "chmod 400 my-key-1.pem",
      "ssh -i my-key-1.pem ec2-user@203.0.113.10",
      "df -h",
      "cp /mnt/orders.txt /data",
      "cat /data/orders.txt",
    ]) {
      await line.fill(typed);
      await page.keyboard.press("Enter");
    }
    await expect(page.getByRole("log").locator("p").last()).toHaveText("3 cakes for Friday");
    await page.keyboard.press("Escape");
    await expect(lab.getByText("3 of 4 goals met")).toBeVisible();
  });

  await test.step("a snapshot, an image, a second till", async () => {
    await select(page, "EBS volume data-1");
    await press(page, "Take a snapshot");
    await expect(thing(page, "Snapshot snapshot-1")).toBeVisible();
    await dropOn(page, "AMI", till, "middle", "AMI image-1");
    await press(page, "Launch an instance in public-b");
    await expect(thing(page, "EC2 instance server-1")).toBeVisible();
    await expect(disk(page, "~")).toContainText("till.app");
    await expect(lab.getByText("3 of 4 goals met")).toBeVisible();
  });

  await test.step("the orders in the other city", async () => {
    await select(page, "Snapshot snapshot-1");
    await press(page, "Volume in ap-northeast-2b");
    await carry(page, "EBS volume data-2", "EC2 instance server-1");
    await expect(lab.getByText("4 of 4 goals met")).toBeVisible();
    await expect(lab.getByRole("region", { name: "Why it works" })).toBeVisible();
    await keepPicture(page, "lab-9-by-hand");
  });

  await test.step("an earthquake, and what is told", async () => {
    await select(page, "Availability Zone ap-northeast-2a", "head");
    await press(page, "Strike with a disaster");
    await select(page, "EBS volume data-1");
    await expect(inspector(page)).toContainText("in a zone that works");
    await press(page, "Take a snapshot");
    await expect(notice(page)).toContainText("A disaster has struck data-1");
    await select(page, "EBS volume data-2");
    await expect(inspector(page).getByRole("textbox", { name: "Write a file", exact: true })).toBeVisible();
  });
});

test.describe("on a telephone, in Korean, in the dark", () => {
  test.use({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    locale: "ko-KR",
    colorScheme: "dark",
  });

  test("the disks can be read", async ({ page }) => {
    await open(page, "./#starter=web-server");
    await canvas(page).getByRole("button", { name: /^EC2 인스턴스 web-1/ }).tap();
    await page.getByRole("button", { name: "속성", exact: true }).tap();
    const panel = page.getByRole("complementary", { name: "속성 창" });
    await panel.getByRole("button", { name: "볼륨 추가" }).tap();
    await expect(panel).toContainText("연결된 인스턴스");
    await keepPicture(page, "disks-telephone");
    await expectEverythingFits(page, "telephone, the disks");
  });
});
