// The network of the first starter, built and tried without a mouse. At the end the starter itself is opened, and the
// packet meets the same gates with the same rules on both.
import { call, goTo, header, place, pressWithEnter, sendToPort, walkTo, writeInto } from "./keys.mjs";
import { dock, inspector, journey, open, part, timeline, verdict, verdictCode } from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

/** Opens a starter from the gallery by keyboard. */
async function startFrom(page, starter) {
  await goTo(page, header(page));
  await pressWithEnter(page, header(page).getByRole("button", { name: "Starters" }));
  const gallery = page.getByRole("dialog");
  await pressWithEnter(page, gallery.getByRole("button", { name: new RegExp(`^${starter}`) }));
  await expect(gallery).toBeHidden();
}

/** Adds a rule to the list with this heading and makes it say what it should. */
async function addRule(page, list, row, { ports, peer }) {
  await pressWithEnter(page, part(page, list).getByRole("button", { name: "Add rule" }));
  const rule = part(page, list).getByRole("group", { name: row, exact: true });
  await expect(rule).toBeVisible();
  await writeBackwards(page, rule.getByRole("textbox", { name: /: port range$/ }), ports);
  if (peer) {
    await writeBackwards(page, rule.getByRole("textbox", { name: /: (CIDR block|source|destination)$/ }), peer);
  }
}

/** As `writeInto`, for a field that lies before the one with the keyboard. */
async function writeBackwards(page, field, text) {
  if ((await field.inputValue()) === text) {
    return;
  }
  await goTo(page, dock(page));
  await page.keyboard.press("Shift+F6");
  await writeInto(page, field, text);
}

test("a web server in a public subnet, from an empty canvas by keyboard alone", async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  await startFrom(page, "Empty canvas");

  await test.step("the places, each into the one before", async () => {
    await place(page, "Region", "Region Asia Pacific (Seoul)");
    await place(page, "VPC", "VPC vpc-1");
    await call(page, "shop");
    await place(page, "Availability Zone", "Availability Zone ap-northeast-2a");
    await place(page, "Subnet", "Subnet subnet-1");
    await call(page, "public-a");
  });

  await test.step("the server, and its address on the internet", async () => {
    await place(page, "EC2 instance", "EC2 instance server-1");
    await call(page, "web-1");
    await pressWithEnter(page, inspector(page).getByRole("button", { name: "80 HTTP", exact: true }));
    await place(page, "Internet gateway", "Internet gateway igw-1");
    await call(page, "igw-shop");
    await walkTo(page, "EC2 instance web-1");
    await place(page, "Elastic IP", "Elastic IP eip-1");
  });

  await test.step("its security group", async () => {
    await walkTo(page, "EC2 instance web-1");
    await place(page, "Security group", "Security group sg-1, at web-1");
    await call(page, "sg-web");
    await addRule(page, "Inbound rules", "sg-web inbound rule 1", { ports: "80" });
    await addRule(page, "Inbound rules", "sg-web inbound rule 2", { ports: "443" });
    await addRule(page, "Inbound rules", "sg-web inbound rule 3", { ports: "22", peer: "198.51.100.0/24" });
  });

  await test.step("the signpost and the checkpoint of the subnet", async () => {
    await walkTo(page, "Subnet public-a");
    await place(page, "Route table", "Route table rtb-1");
    await call(page, "rtb-public");
    await pressWithEnter(page, part(page, "Routes").getByRole("button", { name: "Add route" }));
    await expect(part(page, "Routes").getByRole("group", { name: "Route to 0.0.0.0/0" })).toBeVisible();

    await walkTo(page, "Subnet public-a");
    await place(page, "Network ACL", "Network ACL acl-1, at public-a");
    await call(page, "acl-public");
    await addRule(page, "Inbound rules", "Rule 100 inbound", { ports: "80" });
    await addRule(page, "Inbound rules", "Rule 110 inbound", { ports: "443" });
    await addRule(page, "Inbound rules", "Rule 120 inbound", { ports: "22", peer: "198.51.100.0/24" });
    await addRule(page, "Inbound rules", "Rule 130 inbound", { ports: "1024-65535" });
    await addRule(page, "Outbound rules", "Rule 100 outbound", { ports: "1024-65535" });
    await addRule(page, "Outbound rules", "Rule 110 outbound", { ports: "80" });
    await addRule(page, "Outbound rules", "Rule 120 outbound", { ports: "443" });
  });

  await test.step("somebody outside sends a packet", async () => {
    await place(page, "Laptop", "Laptop laptop");
    await sendToPort(page, 80);
    await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
    expect((await verdict(page)).client).toBe("Connected");
  });
  await keepPicture(page, "built-by-keyboard");

  await test.step("it is the network of the starter", async () => {
    const built = await journey(page);
    await startFrom(page, "Web server in a public subnet");
    await expect(timeline(page)).toBeHidden();
    await page.keyboard.press("r");
    await expect(timeline(page)).toBeVisible();
    await page.keyboard.press("End");
    await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
    expect(built).toEqual(await journey(page));
  });

  await test.step("and Control+Z brings the own one back", async () => {
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("textbox", { name: "Title of this network" })).toHaveValue("");
  });
});
