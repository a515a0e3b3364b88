// Services outside the VPC: a DynamoDB table is reached through an endpoint or the internet, follows its load or throttles;
// and two VPCs are joined by a peering connection.
import {
  change,
  dock,
  dropOn,
  inspector,
  journey,
  open,
  part,
  playBar,
  select,
  send,
  sendForm,
  showEverything,
  skipToVerdict,
  startFrom,
  thing,
  verdict,
  verdictCode,
} from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const REGION = "Region Asia Pacific (Seoul)";
const TABLE = "DynamoDB table table-1";
const ENDPOINT = "Gateway endpoint vpce-dynamodb";

/** Two private servers, and a table beside their VPC. */
async function withTable(page) {
  await open(page);
  await startFrom(page, "Public and private");
  await dropOn(page, "DynamoDB table", REGION, [0.3, 0.975], TABLE);
  await showEverything(page);
}

async function ask(page, from = "app-a · 10.0.11.10", to = "table-1") {
  await sendForm(page).getByRole("combobox", { name: "From", exact: true }).selectOption({ label: from });
  await sendForm(page).getByRole("combobox", { name: "To", exact: true }).selectOption({ label: to });
  await send(page);
  await skipToVerdict(page);
}

const gates = async (page, leg) => (await journey(page)).filter((hop) => hop.leg === leg).map((hop) => hop.title);

test("a table is reached through NAT, and through a gateway endpoint without it", async ({ page }) => {
  await withTable(page);
  await ask(page);
  await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
  expect(await gates(page, "Request")).toContain("NAT gateway nat-a");

  await dropOn(page, "Gateway endpoint", "Subnet private-a", "foot", ENDPOINT);
  await ask(page);
  await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
  const request = await gates(page, "Request");
  expect(request).toContain(ENDPOINT);
  expect(request).not.toContain("NAT gateway nat-a");
  expect(request.at(-1)).toBe("table-1");

  // Its route stands in the table, locked, and goes when the endpoint is no longer selected there.
  await select(page, "Route table rtb-private-a");
  await expect(inspector(page).getByText("vpce-dynamodb")).toBeVisible();
  await select(page, ENDPOINT);
  await part(page, "Route tables").getByRole("checkbox", { name: "rtb-private-a" }).uncheck();
  await expect(inspector(page).getByText("Selected in no route table")).toBeVisible();
  await part(page, "Route tables").getByRole("checkbox", { name: "rtb-private-a" }).check();
  await inspector(page).getByRole("checkbox", { name: "The policy denies every request" }).check();
  await ask(page);
  await expect(verdictCode(page)).toHaveText("SIM_ENDPOINT_POLICY_DENIED");
  expect((await verdict(page)).client).toBe("HTTP 403");
});

test("what is provisioned throttles, auto scaling grows by steps, and on demand follows", async ({ page }) => {
  await withTable(page);
  await select(page, TABLE);
  const reads = part(page, "Load").getByRole("slider", { name: "Reads" });
  await reads.fill("100");
  await expect(part(page, "Load").getByText("Every request is served.")).toBeVisible();
  const mode = part(page, "Capacity").getByRole("combobox", { name: "Capacity mode" });
  await mode.selectOption({ label: "Provisioned" });
  await expect(part(page, "Load").getByText("HTTP 400")).toBeVisible();
  await ask(page);
  await expect(verdictCode(page)).toHaveText("SIM_TABLE_THROTTLED");
  expect((await verdict(page)).client).toBe("HTTP 400");
  await keepPicture(page, "table-throttles");

  await part(page, "Capacity").getByRole("checkbox", { name: "Auto scaling" }).check();
  const later = part(page, "Capacity").getByRole("button", { name: "Some minutes later" });
  const units = part(page, "Capacity").getByRole("textbox", { name: "Read capacity units (RCU)" });
  await later.click();
  await expect(units).toHaveValue("8");
  await later.click();
  await expect(units).toHaveValue("12");
  while (await later.isVisible()) {
    await later.click();
  }
  await expect(units).toHaveValue("100");
  await expect(part(page, "Load").getByText("Every request is served.")).toBeVisible();
  await ask(page);
  await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
  await change(page, "Maximum units", "0");
  await expect(inspector(page).getByText("ValidationException")).toBeVisible();
});

test("an interface endpoint has a security group of its own", async ({ page }) => {
  await withTable(page);
  await dropOn(page, "Interface endpoint", "Subnet private-b", "foot", "Interface endpoint vpce-sqs");
  await ask(page, "app-b · 10.0.12.10", "vpce-sqs · 10.0.12.11");
  await expect(verdictCode(page)).toHaveText("ENI_SG_RULES_MISMATCH");
  await inspector(page).getByRole("checkbox", { name: "sg-app" }).check();
  await inspector(page).getByRole("checkbox", { name: "Private DNS name" }).click();
  await expect(inspector(page).getByText("DNS hostnames there")).toBeVisible();
});

test("a bridge between two VPCs is accepted, and both need a route over it", async ({ page }) => {
  await open(page);
  await startFrom(page, "Web server");
  await dropOn(page, "VPC", REGION, [0.3, 0.975], "VPC vpc-1");
  await showEverything(page);
  await dropOn(page, "VPC peering connection", "VPC vpc-1", "head", "VPC peering connection pcx-1");
  await expect(inspector(page).getByText("The other VPC has to accept it.")).toBeVisible();
  await inspector(page).getByRole("button", { name: "Accept", exact: true }).click();
  await expect(inspector(page).getByText("Both VPCs need a route")).toBeVisible();
  await keepPicture(page, "peering");

  // Blocks that overlap fail, as AWS has it.
  await inspector(page).getByRole("button", { name: "Delete the connection" }).click();
  await select(page, "VPC vpc-1", "head");
  await change(page, "CIDR block", "10.0.0.0/16");
  await dropOn(page, "VPC peering connection", "VPC vpc-1", "head", "VPC peering connection pcx-2");
  await expect(inspector(page).getByText("overlap")).toBeVisible();
  await expect(thing(page, "VPC peering connection pcx-2")).toBeVisible();
  await expect(dock(page)).toBeVisible();
});

test("the challenge of the side door is solved by hand", async ({ page }) => {
  await open(page, "./#lab=the-side-door");
  await expect(thing(page, "DynamoDB table orders")).toBeVisible();
  await send(page);
  await skipToVerdict(page);
  await expect(verdictCode(page)).toHaveText("NO_ROUTE_TO_DESTINATION");
  await closeJourney(page);
  await select(page, ENDPOINT);
  await part(page, "Route tables").getByRole("checkbox", { name: "rtb-private-a" }).check();
  await send(page);
  await skipToVerdict(page);
  await expect(verdictCode(page)).toHaveText("SIM_RETURN_ACL_RESTRICTION");
  await closeJourney(page);
  await select(page, "Network ACL acl-private-a", [0.5, 0.3]);
  const inbound = part(page, "Inbound rules");
  await inbound.getByRole("button", { name: "Add rule" }).click();
  const rule = inbound.getByRole("group", { name: "Rule 110 inbound", exact: true });
  await writeInto(rule.getByRole("textbox", { name: /: port range$/ }), "1024-65535");
  await writeInto(rule.getByRole("textbox", { name: /: source$/ }), "52.94.6.0/24");
  await expect(page.getByRole("region", { name: "Lab", exact: true }).getByText("3 of 3 goals met")).toBeVisible();
});

async function closeJourney(page) {
  await playBar(page).getByRole("button", { name: "Take the packet off the canvas" }).click();
  await expect(playBar(page)).toBeHidden();
}

async function writeInto(field, text) {
  await field.fill(text);
  await field.press("Enter");
}
