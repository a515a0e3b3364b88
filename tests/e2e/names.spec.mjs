// Names: a domain, its hosted zone and its records are made, a packet goes to a name, and what can be wrong on the way to
// an address looks as it should.
import {
  dock,
  dropOnCanvas,
  goToHop,
  decidingRow,
  inspector,
  journey,
  open,
  part,
  select,
  send,
  sendForm,
  showEverything,
  skipToVerdict,
  thing,
  verdict,
  verdictCode,
} from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const DOMAIN = "Registered domain example.com";
const ZONE = "Route 53 hosted zone example.com";

/** Who was asked about the name, in order. */
async function asked(page) {
  const hops = await journey(page);
  const sent = hops.findIndex((hop, index) => index > 0 && hop.title === "laptop");
  return hops.slice(0, sent < 0 ? hops.length : sent).map((hop) => hop.title);
}

/** Writes a name into the dock's field for the receiver and sends a packet there. */
async function sendToName(page, name) {
  const to = sendForm(page).getByRole("combobox", { name: "To", exact: true });
  await to.selectOption({ label: "another address…" });
  const field = sendForm(page).locator("input[name=to-address]");
  await field.fill(name);
  await field.press("Enter");
  await skipToVerdict(page).catch(() => {});
}

/** Puts a domain and a zone on the canvas. */
async function makeNames(page) {
  await dropOnCanvas(page, "Registered domain", [0.12, 0.72], DOMAIN);
  await dropOnCanvas(page, "Route 53 hosted zone", [0.5, 0.92], ZONE);
  await showEverything(page);
}

/** Adds the record that is proposed: www, with the address of the server. */
async function addRecord(page) {
  await select(page, ZONE);
  await part(page, "Records").getByRole("button", { name: "Add a record" }).click();
  await expect(part(page, "Records").getByRole("textbox", { name: "Record 1: Value" })).toHaveValue("203.0.113.10");
}

/** Lets the registrar list a zone's name servers; the last one in the list. */
async function delegate(page) {
  await select(page, DOMAIN);
  const list = inspector(page).getByRole("combobox", { name: "Name servers at the registrar" });
  await list.selectOption({ index: 1 });
}

test("a name is registered, answered by a zone, and a packet goes there", async ({ page }) => {
  await open(page);
  await sendToName(page, "www.example.com");
  expect((await verdict(page)).client, "nobody has registered it").toBe("No such name");
  await makeNames(page);
  await addRecord(page);
  await send(page);
  await expect(verdictCode(page), "the registrar lists others").toHaveText("SIM_DNS_NOT_DELEGATED");
  await delegate(page);
  await send(page);
  await skipToVerdict(page);
  await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
  expect(await asked(page)).toEqual([
    "laptop",
    "DNS resolver",
    "The root name servers",
    "The name servers of .com",
    "Hosted zone example.com",
  ]);
  await goToHop(page, "Request", "Hosted zone example.com");
  await expect(decidingRow(page)).toContainText("203.0.113.10");
  await keepPicture(page, "names-hosted-zone");
});

test("an old answer is used until the TTL is over", async ({ page }) => {
  await open(page);
  await makeNames(page);
  await addRecord(page);
  await delegate(page);
  await sendToName(page, "www.example.com");
  await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
  await select(page, ZONE);
  const value = part(page, "Records").getByRole("textbox", { name: "Record 1: Value" });
  await value.fill("203.0.113.99");
  await value.press("Enter");
  await expect(dock(page).getByText("The address is an old one")).toBeVisible();
  await dock(page).getByRole("button", { name: "Wait 300 s, until the TTL is over" }).click();
  await skipToVerdict(page);
  await expect(dock(page).getByText("The address is an old one")).toBeHidden();
  await expect(verdictCode(page)).toHaveText("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS");
});

test("what Route 53 does not take stands under the field, by its name", async ({ page }) => {
  await open(page);
  await makeNames(page);
  await addRecord(page);
  const records = part(page, "Records");
  const name = records.getByRole("textbox", { name: "Record 1: Name" });
  await records.getByRole("combobox", { name: "Record 1: Type" }).selectOption({ label: "CNAME" });
  await name.fill("@");
  await expect(records.getByText("InvalidChangeBatch")).toBeVisible();
  await name.press("Escape");
  await expect(name).toHaveValue("www");
});

test.describe("with reduced motion", () => {
  test.use({ reducedMotion: "reduce" });
  test("the challenge is solved at the registrar", async ({ page }) => {
    await open(page, "./#lab=the-old-address-book");
    await send(page);
    await skipToVerdict(page);
    await expect(verdictCode(page)).toHaveText("SIM_DNS_NOT_DELEGATED");
    await showEverything(page);
    await expect(thing(page, DOMAIN)).toBeVisible();
    await delegate(page);
    await expect(page.getByRole("region", { name: "Lab", exact: true }).getByText("2 of 2 goals met")).toBeVisible();
  });
});
