// Links that somebody has made to hurt: each is refused at once with a reason, or opens within what the page draws. What
// is counted is work (elements on the page), not time.
import { deflateSync } from "node:zlib";
import { canvas, documentOf, inspector, notice, open, startFrom, thing } from "./moves.mjs";
import { expect, test } from "./page.mjs";

const link = (document) => `./#v1=${deflateSync(JSON.stringify(document), { level: 9 }).toString("base64url")}`;
const elements = (page) => page.evaluate(() => document.querySelectorAll("*").length);

/** The first starter as a document, to be spoilt. */
async function starter(page) {
  await open(page);
  await startFrom(page, "Web server in a public subnet");
  return JSON.parse(await documentOf(page));
}

const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const first = (kind) => Object.keys(kind)[0];

// What each does to the starter, and what is said of it.
const HOSTILE = {
  "70,000 rules in one security group": [
    ({ network }) => {
      network.security_groups[first(network.security_groups)].inbound = many(70_000, (index) => ({ traffic: `tcp ${index % 65_536}`, peer: { cidr: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}/32` } }));
    },
    /security group|rules/i,
  ],
  "14,000 instances in one subnet": [
    ({ network, layout }) => {
      const [id, instance] = Object.entries(network.instances)[0];
      const number = network.last_number;
      for (const index of many(14_000, (it) => it)) {
        const another = `i-${number + 1 + index}`;
        network.instances[another] = { ...instance, name: another, private_ip: `10.0.${16 + (index >> 8)}.${index & 255}`, public_ip: null };
        layout.positions[another] = layout.positions[id];
      }
      network.last_number = number + 14_000;
    },
    /“EC2 instance” \(14001, at most 5000\)/,
  ],
  "20,000 records in one hosted zone": [
    ({ network, layout }) => {
      network.last_number += 1;
      const zone = `zone-${network.last_number}`;
      network.hosted_zones = {
        [zone]: { name: "example.com", visibility: "public", records: many(20_000, (index) => ({ name: `h${index}`, type: "a", values: ["198.51.100.7"], ttl: 300 })) },
      };
      layout.positions[zone] = { x: 0, y: 0 };
    },
    /records|hosted_zones/i,
  ],
  "a title of 4.3 million characters": [(document) => { document.title = "x".repeat(4_300_000); }, /title|larger than/i],
  "a name of 100,000 characters": [({ network }) => { network.vpcs[first(network.vpcs)].name = "n".repeat(100_000); }, /name/i],
};

test.describe("is refused, says why, and leaves the work alone", () => {
  for (const [what, [spoil, says]] of Object.entries(HOSTILE)) {
    test(what, async ({ page }) => {
      const document = await starter(page);
      const before = await documentOf(page);
      const drawn = await elements(page);
      spoil(document);
      await page.goto(link(document));
      await expect(notice(page)).toContainText("What you had is untouched.");
      await expect(notice(page)).toContainText(says);
      // A reason is a sentence, however long what it speaks of.
      expect((await notice(page).innerText()).length).toBeLessThan(600);
      expect(await elements(page)).toBeLessThan(drawn + 50);
      expect(await documentOf(page)).toBe(before);
    });
  }
});

test("numbers at their bound: the link opens, and whatever is added then is refused or read again", async ({ page }) => {
  const document = await starter(page);
  const bound = 2_147_483_647;
  document.network.last_number = bound;
  await page.goto(link(document));
  await expect(notice(page)).toContainText("Opened from the link.");
  await page.getByRole("button", { name: /^Laptop/ }).first().click();
  await page.keyboard.press("Escape");
  const before = await documentOf(page);
  await page.reload();
  await expect(thing(page, "EC2 instance web-1")).toBeVisible();
  expect(await documentOf(page)).toBe(before);
});

test("as many rules as AWS allows: the group can be looked at and edited, and few of them are drawn", async ({ page }) => {
  const document = await starter(page);
  const { network } = document;
  const group = Object.values(network.instances)[0].security_groups[0];
  network.security_groups[group].inbound = many(1_000, (index) => ({ traffic: `tcp ${index + 1}`, peer: { cidr: "0.0.0.0/0" } }));
  await page.goto(link(document));
  await expect(notice(page)).toContainText("Opened from the link.");
  const drawn = await elements(page);
  await canvas(page).getByRole("button", { name: /^Security group/ }).first().click();
  const says = (value) => inspector(page).getByRole("textbox").evaluateAll((all, value) => all.some((it) => it.value === value), value);
  await expect.poll(() => says("0.0.0.0/0")).toBe(true);
  expect(await elements(page)).toBeLessThan(drawn + 6_000);
});
