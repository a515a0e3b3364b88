// AWS's own example, "public and private subnets with NAT", built with the mouse from nothing, and asked three things.
// Addresses are those of the specification's example (R-NAT-7), so what has to come out stands there.
import {
  askForPort,
  change,
  choose,
  decidingRow,
  dragEnvelope,
  dropOn,
  dropOnCanvas,
  envelope,
  goToHop,
  inspector,
  journey,
  open,
  part,
  rename,
  select,
  send,
  showEverything,
  skipToVerdict,
  startFrom,
  thing,
  verdict,
  verdictCode,
} from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

test("public and private subnets with NAT, from an empty canvas by pointer", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  await startFrom(page, "Empty canvas");

  await test.step("the places, one in the other", async () => {
    await dropOnCanvas(page, "Region", [0.55, 0.5], "Region Asia Pacific (Seoul)");
    await dropOn(page, "VPC", "Region Asia Pacific (Seoul)", "middle", "VPC vpc-1");
    await rename(page, "office");
    await dropOn(page, "Availability Zone", "VPC office", "middle", "Availability Zone ap-northeast-2a");
    await dropOn(page, "Subnet", "Availability Zone ap-northeast-2a", "middle", "Subnet subnet-1");
    await rename(page, "public");
    await dropOn(page, "Subnet", "Availability Zone ap-northeast-2a", "foot", "Subnet subnet-1");
    await rename(page, "private");
    await change(page, "CIDR block", "10.0.11.0/24");
    await showEverything(page);
  });

  await test.step("the gate to the internet, and who is out there", async () => {
    await dropOn(page, "Internet gateway", "VPC office", "head", "Internet gateway igw-1");
    await rename(page, "igw-office");
    await dropOnCanvas(page, "Laptop", [0.06, 0.3], "Laptop laptop");
    await dropOnCanvas(page, "Internet host", [0.06, 0.7], "Internet host host-1");
    await rename(page, "updates");
    await change(page, "Address", "198.51.100.80");
    await showEverything(page);
  });

  await test.step("the buildings", async () => {
    await dropOn(page, "EC2 instance", "Subnet public", "middle", "EC2 instance server-1");
    await rename(page, "web-1");
    await inspector(page).getByRole("button", { name: "80 HTTP", exact: true }).click();
    await expect(inspector(page).getByRole("button", { name: "Remove 80 HTTP" })).toBeVisible();
    await dropOn(page, "NAT gateway", "Subnet public", "foot", "NAT gateway nat-1");
    await rename(page, "nat-a");
    await change(page, "Private IP", "10.0.1.50");
    await dropOn(page, "EC2 instance", "Subnet private", "middle", "EC2 instance server-1");
    await rename(page, "app-a");
    await showEverything(page);
  });

  await test.step("public addresses: the NAT gateway came with one, the web server gets one", async () => {
    await select(page, "Elastic IP eip-1");
    await rename(page, "eip-nat");
    await change(page, "Address", "203.0.113.50");
    await dropOn(page, "Elastic IP", "EC2 instance web-1", "middle", "Elastic IP eip-1");
    await rename(page, "eip-web");
    await change(page, "Address", "203.0.113.10");
  });

  await test.step("the dog of the web server: everybody may ask for port 80", async () => {
    await dropOn(page, "Security group", "EC2 instance web-1", "middle", "Security group sg-1, at web-1");
    await rename(page, "sg-web");
    await part(page, "Inbound rules").getByRole("button", { name: "Add rule" }).click();
    const rule = part(page, "Inbound rules").getByRole("group", { name: "sg-web inbound rule 1" });
    await expect(rule.getByRole("textbox", { name: /port range$/ })).toHaveValue("80");
    await expect(rule.getByRole("textbox", { name: /CIDR block$/ })).toHaveValue("0.0.0.0/0");
  });

  await test.step("the signposts", async () => {
    await dropOn(page, "Route table", "Subnet public", "head", "Route table rtb-1");
    await rename(page, "rtb-public");
    await part(page, "Routes").getByRole("button", { name: "Add route" }).click();
    const toGateway = part(page, "Routes").getByRole("combobox", { name: "Route to 0.0.0.0/0: target" });
    await choose(page, toGateway, "igw-office");
    await dropOn(page, "Route table", "Subnet private", "head", "Route table rtb-1");
    await rename(page, "rtb-private");
    await part(page, "Routes").getByRole("button", { name: "Add route" }).click();
    const toNat = part(page, "Routes").getByRole("combobox", { name: "Route to 0.0.0.0/0: target" });
    await choose(page, toNat, "nat-a");
    await expect(thing(page, "Subnet public")).toHaveAccessibleName(/Public subnet/);
    await expect(thing(page, "Subnet private")).toHaveAccessibleName(/Private subnet/);
  });
  await showEverything(page);
  await keepPicture(page, "built-by-pointer");

  await test.step("the internet reaches the web server on port 80", async () => {
    await dragEnvelope(page, "Internet host updates", "EC2 instance web-1");
    await askForPort(page, 80);
    await send(page);
    await skipToVerdict(page);
    expect(await verdict(page)).toMatchObject({ code: "SIM_REACHABLE", client: "Connected" });
    // R-J1: the gateway swaps the Elastic IP for the private address, and back.
    await goToHop(page, "Request", "Internet gateway igw-office");
    expect(await envelope(page)).toMatchObject({
      source: { before: "198.51.100.80:50000", after: "198.51.100.80:50000" },
      destination: { before: "203.0.113.10:80", after: "10.0.1.10:80" },
    });
    await goToHop(page, "Reply", "Internet gateway igw-office");
    expect(await envelope(page)).toMatchObject({
      source: { before: "10.0.1.10:80", after: "203.0.113.10:80" },
      destination: { before: "198.51.100.80:50000", after: "198.51.100.80:50000" },
    });
    await goToHop(page, "Request", "Security group of web-1 · inbound");
    await expect(decidingRow(page)).toHaveText(/sg-web.*TCP.*80.*0\.0\.0\.0\/0/);
    await goToHop(page, "Reply", "Router · route table rtb-public");
    await expect(decidingRow(page)).toHaveText(/0\.0\.0\.0\/0.*igw-office/);
  });

  await test.step("the internet does not reach the private server: its address means nothing out there", async () => {
    await dragEnvelope(page, "Internet host updates", "EC2 instance app-a");
    await skipToVerdict(page);
    const found = await verdict(page);
    expect(found).toMatchObject({ code: "SIM_PRIVATE_DST_FROM_INTERNET", client: "Timeout" });
    expect(found.words).toContain("10.0.11.10");
    expect((await journey(page)).filter((hop) => hop.leg === "Reply")).toEqual([]);
  });

  await test.step("the private server reaches the internet, under the address of the NAT gateway", async () => {
    await dragEnvelope(page, "EC2 instance app-a", "Internet host updates");
    await askForPort(page, 443);
    await send(page);
    await skipToVerdict(page);
    expect(await verdict(page)).toMatchObject({ code: "SIM_REACHABLE", client: "Connected" });

    // R-J3, gate by gate.
    const titles = (leg, hops) => hops.filter((hop) => hop.leg === leg).map((hop) => hop.title);
    const all = await journey(page);
    const gates = [
      "Security group of app-a · outbound",
      "Network ACL acl-default-office · outbound",
      "Router · route table rtb-private",
      "Network ACL acl-default-office · inbound",
      "NAT gateway nat-a",
      "Network ACL acl-default-office · outbound",
      "Router · route table rtb-public",
      "Internet gateway igw-office",
    ];
    expect(titles("Request", all).slice(1, -1), "between the two ends").toEqual(gates);

    // R-NAT-7, line by line.
    await goToHop(page, "Request", "NAT gateway nat-a");
    const atNat = await envelope(page);
    expect(atNat.source.before).toBe("10.0.11.10:50000");
    expect(atNat.source.after).toMatch(/^10\.0\.1\.50:\d+$/);
    expect(atNat.destination).toEqual({ before: "198.51.100.80:443", after: "198.51.100.80:443" });
    const port = Number(atNat.source.after.split(":")[1]);
    expect(port).toBeGreaterThanOrEqual(1024);
    await expect(decidingRow(page)).toHaveText(/10\.0\.11\.10:50000.*10\.0\.1\.50/);
    await goToHop(page, "Request", "Internet gateway igw-office");
    expect(await envelope(page)).toMatchObject({
      source: { before: `10.0.1.50:${port}`, after: `203.0.113.50:${port}` },
      destination: { before: "198.51.100.80:443", after: "198.51.100.80:443" },
    });
    await goToHop(page, "Reply", "Internet gateway igw-office");
    expect((await envelope(page)).destination).toEqual({ before: `203.0.113.50:${port}`, after: `10.0.1.50:${port}` });
    await goToHop(page, "Reply", "NAT gateway nat-a");
    expect((await envelope(page)).destination).toEqual({ before: `10.0.1.50:${port}`, after: "10.0.11.10:50000" });
    await keepPicture(page, "built-by-pointer-nat");
  });

  await test.step("without its rule the security group is named; with it all is well again", async () => {
    await dragEnvelope(page, "Internet host updates", "EC2 instance web-1");
    await askForPort(page, 80);
    await send(page);
    await select(page, "Security group sg-web, at web-1");
    await part(page, "Inbound rules").getByRole("button", { name: "Remove sg-web inbound rule 1" }).click();
    await expect(verdictCode(page)).toHaveText("ENI_SG_RULES_MISMATCH");
    const broken = await verdict(page);
    expect(broken.client).toBe("Timeout");
    expect(broken.words).toContain("sg-web");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
  });
});
