// Files of one's own that hold far more than a link may: they open with a warning, and lists draw what is in view. What
// is counted is work (elements on the page), not time.
import { canvas, documentOf, inspector, notice, open, openFile } from "./moves.mjs";
import { expect, test } from "./page.mjs";

const elements = (page) => page.evaluate(() => document.querySelectorAll("*").length);
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** The first starter as a document, spoilt and opened as a file. */
async function opened(page, spoil) {
  await open(page);
  const document = JSON.parse(await documentOf(page));
  spoil(document);
  await openFile(page, { name: "large.json", text: JSON.stringify(document) });
  await expect(notice(page)).toContainText("It holds more than a link may");
}

test("70,000 rules in one group: it can be looked at, and its last rule be reached", async ({ page }) => {
  await opened(page, ({ network }) => {
    const group = Object.values(network.instances)[0].security_groups[0];
    network.security_groups[group].inbound = many(70_000, (index) => ({
      traffic: `tcp ${index % 65_536}`,
      peer: { cidr: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}/32` },
    }));
  });
  const drawn = await elements(page);
  await canvas(page).getByRole("button", { name: /^Security group/ }).first().click();
  const says = (value) => inspector(page).getByRole("textbox").evaluateAll((all, value) => all.some((it) => it.value === value), value);
  await expect.poll(() => says("10.0.0.0/32")).toBe(true);
  expect(await elements(page)).toBeLessThan(drawn + 6_000);
  // The last one: number 69,999.
  const box = await inspector(page).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 10_000_000);
      return says("10.1.17.111/32");
    })
    .toBe(true);
  expect(await elements(page)).toBeLessThan(drawn + 6_000);
});

test("14,000 instances: the network is there, and one of them can be selected in the outline by the keyboard", async ({ page }) => {
  await opened(page, ({ network, layout }) => {
    const instance = Object.values(network.instances)[0];
    const number = network.last_number;
    Object.values(network.subnets)[0].cidr = "10.0.0.0/17";
    for (let index = 0; index < 14_000; index += 1) {
      const another = `i-${number + 1 + index}`;
      network.instances[another] = { ...instance, name: another, private_ip: `10.0.${16 + (index >> 8)}.${index & 255}` };
      layout.positions[another] = { x: 100 + (index % 100) * 150, y: 100 + Math.floor(index / 100) * 100 };
    }
    network.last_number = number + 14_000;
    for (const size of Object.keys(layout.sizes)) layout.sizes[size] = { width: 16_000, height: 15_000 };
  });
  await expect(inspector(page)).toContainText("14001");
  // So far away, what looks alike is one shape.
  expect(await elements(page)).toBeLessThan(10_000);
  const before = await elements(page);
  await inspector(page).getByRole("tab", { name: "Outline" }).click();
  expect(await elements(page)).toBeLessThan(before + 6_000);

  // From end to end, by a letter, and on from there: the keyboard is in the tree all the while, whatever is drawn of it.
  const tree = inspector(page).getByRole("tree");
  const here = tree.locator(":focus");
  const laptop = tree.getByRole("treeitem", { name: /^laptop, / });
  const region = tree.getByRole("treeitem", { name: /, Region,/ });
  await tree.locator("[tabindex='0']").focus();
  await expect(here).toBeAttached();
  for (const [key, row] of [["End", laptop], ["Home", region], ["r", null], ["Home", region], ["l", laptop], ["ArrowUp", null]]) {
    await page.keyboard.press(key);
    if (row) await expect(row).toBeFocused();
    await expect(here).toBeInViewport();
  }
  // Also while another place of it is looked at.
  const name = await here.getAttribute("aria-label");
  const box = await inspector(page).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (const by of [-1_000_000, 3_000, 200_000, -100_000]) {
    await page.mouse.wheel(0, by);
    await expect(here).toHaveAttribute("aria-label", name);
  }
  await page.keyboard.press("Enter");
  // It is gone to, and what stands around it is near enough to be drawn in full.
  expect(await elements(page)).toBeLessThan(40_000);
});
