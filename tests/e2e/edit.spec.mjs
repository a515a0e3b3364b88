// Changing a drawing with the mouse: moving, refusing, undoing, resizing, and looking around.
import {
  boxOf,
  canvas,
  carryIn,
  change,
  clickOn,
  documentOf,
  drag,
  dragEnvelope,
  inspector,
  notice,
  open,
  paletteEntry,
  placeOn,
  select,
  startFrom,
  thing,
  timeline,
  verdictCode,
  write,
} from "./moves.mjs";
import { expect, test } from "./page.mjs";

// The ones in the bar; a notice may offer its own.
const inBar = (page, name) => page.getByRole("banner").getByRole("button", { name, exact: true });
const undo = (page) => inBar(page, "Undo").click();
const redo = (page) => inBar(page, "Redo").click();
const zoomOf = async (page) => Number((await page.getByTitle("Show at 100 %").innerText()).replace("%", "")) / 100;
/** Shows things in their natural size, so that a pixel is a unit of the drawing. */
async function naturalSize(page) {
  await page.getByTitle("Show at 100 %").click();
  await expect.poll(() => zoomOf(page)).toBe(1);
}
/** What the hint at the pointer says while something is carried. */
const hint = (page) => canvas(page).getByRole("status");
/** Where a thing is written to stand in the file, relative to its container. */
const layoutOf = async (page) => JSON.parse(await documentOf(page)).layout;

const GRID = 8;

test.describe("moving", () => {
  test("a thing goes where it is dragged, in whole steps of the grid", async ({ page }) => {
    await open(page);
    await naturalSize(page);
    const web = thing(page, "EC2 instance web-1");
    const before = await boxOf(web);
    const from = await placeOn(web);
    await drag(page, from, { x: from.x + 45, y: from.y + 19 });
    // 45 and 19 pixels are nearest to 6 and 2 steps of 8.
    await expect.poll(async () => Math.round((await boxOf(web)).x - before.x)).toBe(6 * GRID);
    expect(Math.round((await boxOf(web)).y - before.y)).toBe(2 * GRID);
    await expect(web, "what was moved is selected").toHaveAttribute("aria-pressed", "true");
  });

  test("each step is undone and done again, exactly", async ({ page }) => {
    await open(page);
    const states = [await documentOf(page)];
    const web = thing(page, "EC2 instance web-1");
    const at = await placeOn(web);
    await drag(page, at, { x: at.x + 40, y: at.y + 16 });
    states.push(await documentOf(page));
    await change(page, "Name", "shop-window");
    states.push(await documentOf(page));
    await carryIn(page, "Internet host", await placeOn(canvas(page), [0.1, 0.9]));
    await expect(thing(page, "Internet host host-1")).toBeVisible();
    states.push(await documentOf(page));
    await page.keyboard.press("Escape");
    await select(page, "EC2 instance shop-window");
    await inspector(page).getByRole("button", { name: "Delete shop-window" }).click();
    await expect(thing(page, "EC2 instance shop-window")).toBeHidden();
    states.push(await documentOf(page));
    expect(new Set(states).size, "every step changed something").toBe(states.length);

    for (const state of states.slice(0, -1).reverse()) {
      await undo(page);
      expect(await documentOf(page)).toBe(state);
    }
    await expect(inBar(page, "Redo")).toBeEnabled();
    for (const state of states.slice(1)) {
      await redo(page);
      expect(await documentOf(page)).toBe(state);
    }
  });

  test("Escape in the middle of a drag leaves everything as it was", async ({ page }) => {
    await open(page);
    const before = await documentOf(page);
    await select(page, "EC2 instance web-1");
    const at = await placeOn(thing(page, "EC2 instance web-1"));
    await drag(page, at, { x: at.x + 60, y: at.y + 30 }, () => page.keyboard.press("Escape"));
    expect(await documentOf(page)).toBe(before);
  });

  test("what is in a container goes along", async ({ page }) => {
    await open(page);
    const web = thing(page, "EC2 instance web-1");
    const before = await boxOf(web);
    const zoom = await zoomOf(page);
    const grip = await placeOn(thing(page, "Region Asia Pacific (Seoul)"), "head");
    await drag(page, grip, { x: grip.x + 48 * zoom, y: grip.y });
    await expect.poll(async () => Math.round(((await boxOf(web)).x - before.x) / zoom)).toBe(48);
  });
});

test.describe("an illegal place says why, and nothing changes", () => {
  test("for a new thing", async ({ page }) => {
    await open(page);
    const before = await documentOf(page);
    await carryIn(page, "NAT gateway", await placeOn(canvas(page), [0.03, 0.9]), async () => {
      await expect(hint(page)).toHaveText("A NAT gateway goes in a subnet.");
    });
    await expect(notice(page)).toContainText("A NAT gateway goes in a subnet.");
    await page.keyboard.press("Escape");
    await carryIn(page, "VPC", await placeOn(thing(page, "VPC shop"), "foot"), async () => {
      await expect(hint(page)).toHaveText("A VPC goes in a Region.");
    });
    await page.keyboard.press("Escape");
    expect(await documentOf(page)).toBe(before);
  });

  test("for one that is moved", async ({ page }) => {
    await open(page);
    const before = await documentOf(page);
    const web = await placeOn(thing(page, "EC2 instance web-1"));
    const outside = await placeOn(canvas(page), [0.03, 0.9]);
    await drag(page, web, outside, async () => {
      await expect(hint(page)).toHaveText("An instance goes in a subnet.");
    });
    await expect(notice(page)).toContainText("An instance goes in a subnet.");
    expect(await documentOf(page)).toBe(before);
  });

  test("in Korean", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: /Korean/ }).click();
    const subnet = page.getByRole("navigation").getByRole("button", { name: /^NAT 게이트웨이/ });
    await subnet.scrollIntoViewIfNeeded();
    await drag(page, await placeOn(subnet), await placeOn(canvas(page), [0.03, 0.9]), async () => {
      await expect(hint(page)).toHaveText("NAT 게이트웨이는 서브넷에 놓을 수 있습니다.");
    });
  });

  test("what AWS refuses has AWS's own name for it", async ({ page }) => {
    await open(page);
    await startFrom(page, "Public and private subnets with NAT");
    const before = await documentOf(page);
    await select(page, "Subnet private-a", "head");
    // public-a has 10.0.1.0/24.
    const field = await write(page, "CIDR block", "10.0.1.128/25");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(/10\.0\.1\.128\/25 overlaps with public-a \(10\.0\.1\.0\/24\)\. InvalidSubnet\.Conflict/);
    expect(await documentOf(page)).toBe(before);
    await write(page, "CIDR block", "10.7.0.0/24");
    await expect(field).toHaveAccessibleDescription(/10\.7\.0\.0\/24 is outside office \(10\.0\.0\.0\/16\).*InvalidSubnet\.Range/);
    await write(page, "CIDR block", "10.0.300.0/24");
    await expect(field).toHaveAccessibleDescription("Write a block such as 10.0.1.0/24; one address has /32.");
    await page.keyboard.press("Escape");
    await expect(field).toHaveValue("10.0.11.0/24");

    await select(page, "EC2 instance app-a");
    const address = await write(page, "Private IP", "10.0.11.3");
    await expect(address).toHaveAccessibleDescription(/AWS keeps 10\.0\.11\.3 for future use\. Choose from 10\.0\.11\.4 to 10\.0\.11\.254\./);
    await page.keyboard.press("Escape");
    expect(await documentOf(page)).toBe(before);
  });
});

test("what is deleted is named, goes with what is in it, and comes back", async ({ page }) => {
  await open(page);
  const before = await documentOf(page);
  await select(page, "Subnet public-a", "head");
  await clickOn(page, thing(page, "Subnet public-a"), "head");
  await page.keyboard.press("Delete");
  await expect(notice(page)).toContainText("public-a was deleted.");
  await expect(thing(page, "Subnet public-a")).toBeHidden();
  await expect(thing(page, "EC2 instance web-1")).toBeHidden();
  await notice(page).getByRole("button", { name: "Undo" }).click();
  await expect(thing(page, "EC2 instance web-1")).toBeVisible();
  expect(await documentOf(page)).toBe(before);
});

test("a container is resized by its corner, never smaller than what is in it", async ({ page }) => {
  await open(page);
  const region = thing(page, "Region Asia Pacific (Seoul)");
  await select(page, "Region Asia Pacific (Seoul)", "head");
  const zoom = await zoomOf(page);
  const size = async () => (await layoutOf(page)).sizes["region-2"];
  const before = await size();
  const corner = await placeOn(region, "corner");
  await drag(page, corner, { x: corner.x + 16 * zoom, y: corner.y + 24 * zoom });
  await expect.poll(size).toEqual({ width: before.width + 16, height: before.height + 24 });

  const again = await placeOn(region, "corner");
  await drag(page, again, { x: again.x - 300, y: again.y - 200 });
  // The VPC in it fits exactly into the size that the starter has.
  await expect.poll(size).toEqual(before);
  const [outer, inner] = [await boxOf(region), await boxOf(thing(page, "VPC shop"))];
  expect(outer.x + outer.width).toBeGreaterThan(inner.x + inner.width);
  expect(outer.y + outer.height).toBeGreaterThan(inner.y + inner.height);
  await undo(page);
  await expect.poll(size).toEqual({ width: before.width + 16, height: before.height + 24 });
  await undo(page);
  await expect.poll(size).toEqual(before);
});

test("a click on the open ground selects nothing any more", async ({ page }) => {
  await open(page);
  await select(page, "EC2 instance web-1");
  const ground = await placeOn(canvas(page), [0.03, 0.8]);
  await page.mouse.click(ground.x, ground.y);
  await expect(thing(page, "EC2 instance web-1")).toHaveAttribute("aria-pressed", "false");
});

test.describe("looking around", () => {
  test("dragging the ground, the wheel, the hand and the middle button move the view and nothing else", async ({ page }) => {
    await open(page);
    const before = await documentOf(page);
    const web = thing(page, "EC2 instance web-1");
    const ground = await placeOn(canvas(page), [0.03, 0.8]);
    const moved = async (act, x, y) => {
      const from = await boxOf(web);
      await act();
      await expect.poll(async () => Math.round((await boxOf(web)).x - from.x)).toBe(x);
      expect(Math.round((await boxOf(web)).y - from.y)).toBe(y);
    };
    await moved(() => drag(page, ground, { x: ground.x + 60, y: ground.y - 40 }), 60, -40);
    await moved(async () => {
      await page.mouse.wheel(30, 50);
    }, -30, -50);
    await page.getByRole("button", { name: "Move the view (H)" }).click();
    const on = await placeOn(web);
    await moved(() => drag(page, on, { x: on.x - 25, y: on.y + 35 }), -25, 35);
    await page.keyboard.press("v");
    const place = await placeOn(web);
    await moved(async () => {
      await page.mouse.move(place.x, place.y);
      await page.mouse.down({ button: "middle" });
      await page.mouse.move(place.x + 20, place.y + 10, { steps: 5 });
      await page.mouse.up({ button: "middle" });
    }, 20, 10);
    expect(await documentOf(page)).toBe(before);
  });

  test("Control and the wheel zoom about the pointer", async ({ page }) => {
    await open(page);
    const web = thing(page, "EC2 instance web-1");
    const at = await placeOn(web);
    const before = await boxOf(web);
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -40);
    await page.keyboard.up("Control");
    await expect.poll(async () => (await boxOf(web)).width / before.width).toBeGreaterThan(1.2);
    const after = await placeOn(web);
    expect(Math.abs(after.x - at.x)).toBeLessThan(1);
    expect(Math.abs(after.y - at.y)).toBeLessThan(1);
    await page.getByRole("button", { name: "Show everything" }).click();
    await expect.poll(async () => Math.abs((await boxOf(web)).width - before.width)).toBeLessThan(1);
  });
});

test.describe("other ways to place and to send", () => {
  test("click, then click", async ({ page }) => {
    await open(page);
    await paletteEntry(page, "Internet host").click();
    await expect(paletteEntry(page, "Internet host")).toHaveAttribute("aria-pressed", "true");
    const at = await placeOn(canvas(page), [0.08, 0.85]);
    await page.mouse.click(at.x, at.y);
    await expect(thing(page, "Internet host host-1")).toBeVisible();
    await expect(paletteEntry(page, "Internet host"), "one click, one thing").toHaveAttribute("aria-pressed", "false");
  });

  test("the envelope, dragged from one thing to another, or put down on one and then the other", async ({ page }) => {
    await open(page);
    await startFrom(page, "Two tiers with a database host");
    await dragEnvelope(page, "Laptop laptop", "EC2 instance web-1");
    await expect(timeline(page).getByRole("listitem").first()).toContainText("laptop");
    await page.keyboard.press("End");
    await expect(verdictCode(page)).toBeVisible();
    // Two clicks, the other way round: a laptop on which nothing listens.
    await page.getByRole("button", { name: "Take the envelope" }).click();
    await clickOn(page, thing(page, "EC2 instance web-1"));
    await clickOn(page, thing(page, "Laptop laptop"));
    await expect(timeline(page).getByRole("listitem").first()).toContainText("web-1");
    await page.keyboard.press("End");
    await expect(verdictCode(page)).toHaveText("SIM_PORT_CLOSED");
  });
});

test("the keyboard stays in a list of choices, whatever is chosen in it", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  await select(page, "EC2 instance app-a");
  await inspector(page).getByRole("button", { name: /^sg-app/ }).first().click();
  const peer = inspector(page).getByRole("combobox", { name: /inbound rule 1: source$/ });
  await expect(peer).toHaveValue("sg-web");
  await peer.focus();
  // From a group to addresses, which brings a field beside it, and back.
  for (const [key, chosen] of [["Home", "CIDR"], ["ArrowDown", "sg-default-office"], ["Home", "CIDR"]]) {
    await page.keyboard.press(key);
    await expect(peer).toBeFocused();
    await expect(peer.locator("option:checked")).toHaveText(chosen);
  }
  await page.keyboard.press("Control+z");
  await expect(peer.locator("option:checked"), "and undoing works from there").toHaveText("sg-default-office");
});
