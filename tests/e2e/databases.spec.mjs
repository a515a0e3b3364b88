// Databases: how they are called, who gets in, what is kept of them, and lab 6 by hand.
import {
  askForPort, choose, clickOn, dropOn, inspector, notice, open, palette, paletteEntry, part, placeOn, carryIn, select,
  send, sendForm, showEverything, skipToVerdict, startFrom, thing, verdict, write,
} from "./moves.mjs";
import { expectEverythingFits } from "./fits.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const DATABASE = "Database db-1";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const press = (page, name) => inspector(page).getByRole("button", { name, exact: true }).first().click();
const undo = (page) => page.getByRole("banner").getByRole("button", { name: "Undo", exact: true }).click();

/** Sends from one to another, as the form lists them, to a port, and waits for the end. */
async function ask(page, from, to, port) {
  await sendForm(page).getByRole("combobox", { name: "From", exact: true }).selectOption({ label: from });
  await sendForm(page).getByRole("combobox", { name: "To", exact: true }).selectOption({ label: to });
  await askForPort(page, port);
  await send(page);
  await skipToVerdict(page);
  return verdict(page);
}

/** Lets a security group in, in the group `sg-1` of the database that is selected. */
async function admit(page, port, group) {
  const rules = part(page, "Inbound rules").first();
  await rules.getByRole("button", { name: "Add rule" }).click();
  const row = rules.getByRole("group", { name: "sg-1 inbound rule 1", exact: true });
  const ports = row.getByRole("textbox", { name: /: port range$/ });
  await ports.fill(String(port));
  await ports.press("Enter");
  await row.getByRole("combobox").last().selectOption(group);
}

test("a database is called by name, stands in two zones, and knows other words", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  await dropOn(page, "DocumentDB", "Subnet private-a", "head", "Database docs-1");
  await select(page, "Database docs-1");
  await expect(inspector(page)).toContainText(
    "docs-1.cluster-c9akciq32rgy.ap-northeast-2.docdb.amazonaws.com:27017",
  );
  await expect(part(page, "Data")).toContainText("collection");
  await expect(inspector(page).getByRole("checkbox", { name: "Publicly accessible" })).toHaveCount(0);
  await inspector(page).getByRole("checkbox", { name: /^private-b/ }).click();
  await expect(part(page, "Subnet group")).toContainText("DBSubnetGroupDoesNotCoverEnoughAZs");
  await expect(inspector(page).getByRole("checkbox", { name: /^private-b/ })).toBeChecked();
  await expectEverythingFits(page, "a DocumentDB database");

  await dropOn(page, "RDS database", "Subnet private-b", "head", DATABASE);
  await select(page, DATABASE);
  await inspector(page).getByRole("checkbox", { name: "Publicly accessible" }).click();
  await expect(inspector(page)).toContainText("InvalidVPCNetworkStateFault");
  await choose(page, inspector(page).getByRole("combobox", { name: "Engine" }), "PostgreSQL");
  await expect(inspector(page)).toContainText(":5432");
  await page.getByRole("button", { name: "Who looks after it" }).click();
  await keepPicture(page, "databases");
});

test("lab 6 by hand: orders in a safe that outlives a city and a mistake", async ({ page }) => {
  await open(page, "./#lab=a-database-in-the-safe");
  const lab = page.getByRole("region", { name: "Lab", exact: true });
  await expect(lab.getByText("0 of 6 goals met")).toBeVisible();

  await test.step("one zone is not enough", async () => {
    await carryIn(page, "RDS database", await placeOn(thing(page, "Subnet private-a"), "foot"));
    await expect(notice(page)).toContainText("DBSubnetGroupDoesNotCoverEnoughAZs");
    await expect(palette(page).getByRole("button")).toHaveCount(5);
    await dropOn(page, "Availability Zone", "VPC office", [0.8, 0.3], "Availability Zone ap-northeast-2b");
    await dropOn(page, "Subnet", "Availability Zone ap-northeast-2b", "middle", "Subnet subnet-1");
    // What is refused stays in hand, and is carried on to where it may be.
    await carryIn(page, "RDS database", await placeOn(thing(page, "Availability Zone ap-northeast-2b"), "head"));
    await expect(paletteEntry(page, "RDS database")).toHaveAttribute("aria-pressed", "true");
    await dropOn(page, "RDS database", "Subnet private-a", "foot", DATABASE);
    await expect(lab.getByText("0 of 6 goals met"), "the wrong one gets in").toBeVisible();
  });

  await test.step("the group of the app servers gets in, and nobody else", async () => {
    const endpoint = "db-1.c9akciq32rgy.ap-northeast-2.rds.amazonaws.com";
    expect((await ask(page, "app-a · 10.0.11.10", endpoint, 3306)).code).toBe("ENI_SG_RULES_MISMATCH");
    expect((await ask(page, "report-1 · 10.0.11.11", endpoint, 3306)).code).toBe("SIM_REACHABLE");
    await dropOn(page, "Security group", DATABASE, "middle", "Security group sg-1, at db-1");
    await expect(part(page, "Guards").getByRole("button", { name: "db-1", exact: true })).toBeVisible();
    await select(page, DATABASE);
    await admit(page, 3306, "sg-app");
    expect((await ask(page, "app-a · 10.0.11.10", endpoint, 3306)).code).toBe("SIM_REACHABLE");
    expect((await ask(page, "report-1 · 10.0.11.11", endpoint, 3306)).code).toBe("ENI_SG_RULES_MISMATCH");
    await expect(lab.getByText("2 of 6 goals met")).toBeVisible();
    expect((await ask(page, "laptop · 198.51.100.7", endpoint, 3306)).code).toBe("SIM_PRIVATE_DST_FROM_INTERNET");
    expect((await ask(page, "app-a · 10.0.11.10", endpoint, 22)).code).toBe("ENI_SG_RULES_MISMATCH");
  });

  await test.step("a failover keeps the name", async () => {
    await select(page, DATABASE);
    await inspector(page).getByRole("checkbox", { name: /^Multi-AZ/ }).click();
    await expect(thing(page, "db-1 standby, in subnet-1")).toBeVisible();
    await expect(lab.getByText("3 of 6 goals met")).toBeVisible();
    await press(page, "Fail over");
    await expect(thing(page, "Database db-1, in subnet-1")).toBeVisible();
    await expect(inspector(page)).toContainText("db-1.c9akciq32rgy");
    await expectEverythingFits(page, "a database and its standby");
    await keepPicture(page, "databases-standby");
    await undo(page);
    await clickOn(page, thing(page, "Availability Zone ap-northeast-2a"), "head");
    await press(page, "Strike with a disaster");
    await expect(thing(page, "Database db-1, in subnet-1"), "by itself").toBeVisible();
    await undo(page);
  });

  await test.step("a mistake, and the snapshot", async () => {
    await select(page, DATABASE);
    await write(page, "Write a row", "cake x 3");
    await press(page, "Take a snapshot");
    await expect(thing(page, "DB snapshot db-1-snapshot-1")).toBeVisible();
    await expect(lab.getByText("4 of 6 goals met")).toBeVisible();
    await select(page, DATABASE);
    await press(page, "Remove cake x 3");
    await showEverything(page);
    await select(page, "DB snapshot db-1-snapshot-1");
    await press(page, "Restore in private-a");
    const restored = "Database db-1-snapshot-1-restored";
    await expect(thing(page, restored)).toBeVisible();
    await select(page, restored);
    await expect(part(page, "Data")).toContainText("cake x 3");
    await expect(lab.getByText("3 of 6 goals met"), "it has the default group").toBeVisible();
    const groups = part(page, "Security groups");
    await groups.getByRole("checkbox", { name: /^sg-1/ }).click();
    await groups.getByRole("checkbox", { name: /^sg-default/ }).click();
    await expect(lab.getByText("5 of 6 goals met")).toBeVisible();
  });

  await test.step("the clock of the database", async () => {
    await select(page, DATABASE);
    const group = part(page, "Parameter group");
    await group.getByRole("combobox", { name: "time_zone" }).selectOption("Asia/Seoul");
    await expect(group).toContainText("InvalidDBParameterGroupState");
    await group.getByRole("combobox", { name: "Parameter group" }).selectOption("a group of my own");
    await expect(group, "what was refused would be done now").not.toContainText("InvalidDBParameterGroupState");
    await group.getByRole("combobox", { name: "time_zone" }).selectOption("Asia/Seoul");
    await expect(group).toContainText("pending-reboot: still UTC");
    await group.getByRole("button", { name: "Reboot" }).click();
    await expect(group).not.toContainText("pending-reboot");
    await expect(lab.getByText("6 of 6 goals met")).toBeVisible();
    await expect(lab.getByRole("region", { name: "Why it works" })).toBeVisible();
    await keepPicture(page, "lab-6-by-hand");
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

  test("a database can be read", async ({ page }) => {
    await open(page, "./#lab=the-safe-on-the-square");
    await page.getByRole("region", { name: "실습" }).getByRole("button", { name: "어디인지 보기" }).tap();
    await page.getByRole("button", { name: "속성", exact: true }).tap();
    const panel = page.getByRole("complementary", { name: "속성 창" });
    await expect(panel).toContainText("엔드포인트");
    await expect(panel).toContainText("sg-orders");
    await keepPicture(page, "databases-telephone");
    await expectEverythingFits(page, "telephone, a database");
  });
});
