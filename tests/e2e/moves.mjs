// What a person does on the page, one function a move, so that a test reads like instructions to somebody at a desk.
//
// Things are found by what they are and what they are called, as a screen reader says it; they are moved by the mouse
// or the keyboard of the browser. Nothing here talks to the application behind its interface.
import { readFile } from "node:fs/promises";
import { expect } from "./page.mjs";

// ---- Where things are -----------------------------------------------------------------------------------------------

export const canvas = (page) => page.getByRole("application");
export const palette = (page) => page.getByRole("navigation", { name: "Components" });
export const inspector = (page) => page.getByRole("complementary", { name: "Inspector" });
export const dock = (page) => page.getByRole("region", { name: "Send a packet and follow it" });
export const notice = (page) => page.locator(".notices");

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A thing on the canvas by kind and name, such as `EC2 instance web-1`, or by place too: `Security group sg, at web-1`. */
export function thing(page, name) {
  return canvas(page).getByRole("button", { name: new RegExp(`^${literal(name)}(,|$)`) });
}

/** A place on a thing, as shares of its width and height from its top left corner; or a name for one. */
const PLACES = {
  middle: (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }),
  // The strip in which a container has its title, clear of the title's own words and of marks in the corner.
  head: (box) => ({ x: box.x + box.width * 0.8, y: box.y + 7 }),
  // The strip below what is in a container.
  foot: (box) => ({ x: box.x + box.width / 2, y: box.y + box.height - 7 }),
  corner: (box) => ({ x: box.x + box.width - 2, y: box.y + box.height - 2 }),
};

/** Where in the window a place of a thing is. */
export async function placeOn(target, place = "middle") {
  const box = await boxOf(target);
  if (Array.isArray(place)) {
    return { x: box.x + box.width * place[0], y: box.y + box.height * place[1] };
  }
  return PLACES[place](box);
}

export async function boxOf(target) {
  await expect(target).toBeVisible();
  const box = await target.boundingBox();
  expect(box, "what is visible has a place").not.toBeNull();
  return box;
}

// ---- Opening and keeping --------------------------------------------------------------------------------------------

/** Opens the page and waits until it can be used. */
export async function open(page, address = "./") {
  await page.goto(address);
  await expect(canvas(page)).toBeVisible();
}

/** Opens one of the starters from the gallery. */
export async function startFrom(page, starter) {
  await page.getByRole("button", { name: "Starters", exact: true }).click();
  const gallery = page.getByRole("dialog", { name: "Start from a network" });
  await gallery.getByRole("button", { name: new RegExp(`^${literal(starter)}`) }).click();
  await expect(gallery).toBeHidden();
}

/** Saves the document and gives the text of the file and its name. */
export async function saveFile(page, button = "Save as file") {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** The document as a file would hold it. */
export async function documentOf(page, button) {
  return (await saveFile(page, button)).text;
}

/** Opens a file through the browser's own dialog. `file` is a path, or a name with a text. */
export async function openFile(page, file, label = "Open a file") {
  const asking = page.waitForEvent("filechooser");
  await page.getByTitle(label, { exact: true }).click();
  const chosen = typeof file === "string" ? file : { name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) };
  await (await asking).setFiles(chosen);
}

// ---- The mouse ------------------------------------------------------------------------------------------------------

/** Presses the mouse at one place, carries it to another, lets go. `onTheWay` is called before it is let go. */
export async function drag(page, from, to, onTheWay = async () => {}) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await onTheWay();
  await page.mouse.up();
}

/** Clicks a place on a thing of the canvas. */
export async function clickOn(page, target, place) {
  const at = await placeOn(target, place);
  await page.mouse.click(at.x, at.y);
}

/** Selects a thing on the canvas with the mouse. */
export async function select(page, name, place = "middle") {
  await clickOn(page, thing(page, name), place);
  await expect(thing(page, name).first()).toHaveAttribute("aria-pressed", "true");
}

/** An entry of the palette by its AWS name. */
export const paletteEntry = (page, component) =>
  palette(page).getByRole("button", { name: new RegExp(`^${literal(component)}\\b`) }).first();

/** Takes a component from the palette and carries it to a place of the window. */
export async function carryIn(page, component, to, onTheWay) {
  const entry = paletteEntry(page, component);
  await entry.scrollIntoViewIfNeeded();
  await drag(page, await placeOn(entry), to, onTheWay);
}

/** Takes a component from the palette, drops it on a thing of the canvas and waits for what comes of it. */
export async function dropOn(page, component, name, place, becomes) {
  await carryIn(page, component, await placeOn(thing(page, name), place));
  await expect(thing(page, becomes)).toBeVisible();
}

/** Takes a component from the palette and drops it on the open canvas, at shares of the canvas' width and height. */
export async function dropOnCanvas(page, component, share, becomes) {
  await carryIn(page, component, await placeOn(canvas(page), share));
  await expect(thing(page, becomes)).toBeVisible();
}

/** Makes the whole network visible. */
export async function showEverything(page) {
  await page.getByRole("button", { name: "Show everything" }).click();
}

// ---- The inspector --------------------------------------------------------------------------------------------------

/** Writes into a field of the inspector, in place of what is there, and commits it with Enter. */
export async function write(page, label, text) {
  const field = inspector(page).getByRole("textbox", { name: label, exact: true });
  await field.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  return field;
}

/** Writes into a field that keeps what was written. */
export async function change(page, label, text) {
  await expect(await write(page, label, text)).toHaveValue(text);
}

/** Gives the selected thing another name. */
export async function rename(page, name) {
  await change(page, "Name", name);
}

/** Chooses an entry of a list: clicks it open, types the entry's first letters, Enter. */
export async function choose(page, list, entry) {
  await list.click();
  await page.keyboard.type(entry);
  await page.keyboard.press("Enter");
  await expect(list.locator("option:checked")).toHaveText(entry);
}

/** A part of the inspector by its heading. */
export const part = (page, heading) => inspector(page).getByRole("region", { name: heading, exact: true });

// ---- The packet -----------------------------------------------------------------------------------------------------

export const sendForm = (page) => dock(page).getByRole("form", { name: "Packet to send" });
export const playBar = (page) => dock(page).getByRole("group", { name: "The packet's journey" });
export const timeline = (page) => dock(page).getByRole("list", { name: "The packet's journey" });
export const hops = (page) => timeline(page).getByRole("listitem").getByRole("button");

/** Takes the envelope and drags it from one thing to another: the packet is sent. */
export async function dragEnvelope(page, from, to) {
  await dock(page).getByRole("button", { name: "Take the envelope" }).click();
  await drag(page, await placeOn(thing(page, from)), await placeOn(thing(page, to)));
  await expect(timeline(page)).toBeVisible();
}

/** Asks for a port in the form. */
export async function askForPort(page, port) {
  const field = sendForm(page).getByRole("combobox", { name: "Port", exact: true });
  await field.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(String(port));
  await page.keyboard.press("Tab");
  await expect(field).toHaveValue(String(port));
}

/** Sends the packet that stands in the form. */
export async function send(page) {
  await sendForm(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(timeline(page)).toBeVisible();
}

/** Does not wait for the packet: to the end of its journey at once, unless it gets there first. */
export async function skipToVerdict(page) {
  const skip = playBar(page).getByRole("button", { name: "Skip to the verdict" });
  await expect(async () => {
    if (await skip.isVisible()) {
      await skip.click({ timeout: 1_000 });
    }
    await expect(skip).toBeHidden({ timeout: 100 });
  }).toPass();
}

/** The verdict's name, such as `SIM_REACHABLE`, once the packet has come to its end. */
export const verdictCode = (page) => dock(page).getByRole("code").first();

/** The verdict as it stands in the dock. */
export async function verdict(page) {
  const client = dock(page).getByText("The client sees:").locator("..");
  await expect(client).toBeVisible();
  return {
    code: await verdictCode(page).innerText(),
    client: (await client.innerText()).replace("The client sees:", "").trim(),
    words: await dock(page).innerText(),
  };
}

/** Every hop of the journey, as the timeline says it: leg, title, what happened, by which rule. */
export async function journey(page) {
  const labels = await hops(page).evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
  return labels.map((label) => {
    const [, leg, rest] = /^\d+ of \d+, (Request|Reply): (.*)$/.exec(label);
    const [title, ...said] = rest.split(", ");
    return { leg, title, said: said.join(", ") };
  });
}

/** Goes to the first hop of a leg with this title, by pressing it in the timeline. */
export async function goToHop(page, leg, title) {
  await hops(page).and(page.getByRole("button", { name: `, ${leg}: ${title},` })).first().click();
}

/** What is written on the envelope, before and after the gate at which the packet stands. */
export async function envelope(page) {
  const row = async (label) => {
    const cells = dock(page).getByRole("row", { name: new RegExp(`^${label}\\b`) }).getByRole("cell");
    const [before, after] = await cells.allInnerTexts();
    return { before: before.trim(), after: after.replace("rewritten to", "").trim() };
  };
  return { source: await row("src"), destination: await row("dst"), what: await row("what") };
}

/** The row of the book at the gate that decided, as texts; the book is open on the canvas where the packet stands. */
export function decidingRow(page) {
  return canvas(page).getByRole("row").filter({ has: page.getByText("decides", { exact: true }) });
}
