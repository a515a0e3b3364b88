// Moves by keyboard alone: nothing in this file touches the mouse.
import { expect } from "./page.mjs";
import { canvas, dock, inspector, palette, paletteEntry, sendForm, thing, timeline } from "./moves.mjs";

const hasKeyboard = (target) => target.evaluate((element) => element === document.activeElement);
const isWithin = (part) => part.evaluate((element) => element.contains(document.activeElement));

/** Presses a key until something is so; a person would look and press again. */
async function pressUntil(page, key, isSo, limit, what) {
  for (let presses = 0; presses <= limit; presses += 1) {
    if (await isSo()) {
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`${what}: not there after ${limit} times ${key}`);
}

/** Goes on with Tab until a control has the keyboard. */
export async function tabTo(page, target, limit = 60) {
  await expect(target).toBeVisible();
  await pressUntil(page, "Tab", () => hasKeyboard(target), limit, String(target));
}

/** Presses a control: there with Tab, then Enter. */
export async function pressWithEnter(page, target) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes to a part of the page with F6: header, lab, palette, canvas, inspector, dock. */
export async function goTo(page, part) {
  await pressUntil(page, "F6", () => isWithin(part), 7, String(part));
}

export const header = (page) => page.getByRole("banner");

/** Writes over what is in a field and leaves it as it is committed: with Enter. */
export async function writeInto(page, field, text) {
  await tabTo(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(text);
}

/** Finds a component in the palette and places it where the keyboard does: into what is selected. */
export async function place(page, component, becomes) {
  await goTo(page, palette(page));
  const search = palette(page).getByRole("searchbox");
  if (!(await hasKeyboard(search))) {
    await page.keyboard.press("/");
  }
  await expect(search).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(component);
  await pressWithEnter(page, paletteEntry(page, component));
  await expect(thing(page, becomes)).toBeVisible();
  await expect(thing(page, becomes)).toHaveAttribute("aria-pressed", "true");
}

/** Calls the selected thing by another name. */
export async function call(page, name) {
  await goTo(page, inspector(page));
  await writeInto(page, inspector(page).getByRole("textbox", { name: "Name", exact: true }), name);
}

/** Walks over the canvas to a thing, which is selected thereby. */
export async function walkTo(page, name) {
  await goTo(page, canvas(page));
  // From the first thing on, whichever was selected.
  await pressUntil(page, "Shift+Tab", async () => !(await isWithin(canvas(page))), 60, "the way back out of the canvas");
  await page.keyboard.press("Tab");
  const target = thing(page, name).first();
  await pressUntil(page, "Tab", () => hasKeyboard(target), 60, name);
  await expect(target).toHaveAttribute("aria-pressed", "true");
}

/** Sends the packet of the form to a port and goes to the end of its journey. */
export async function sendToPort(page, number) {
  await goTo(page, dock(page));
  await tabTo(page, sendForm(page).getByRole("combobox", { name: "Port", exact: true }));
  await page.keyboard.press("Control+a");
  await page.keyboard.type(String(number));
  await pressWithEnter(page, sendForm(page).getByRole("button", { name: "Send", exact: true }));
  await expect(timeline(page)).toBeVisible();
  await page.keyboard.press("End");
}
