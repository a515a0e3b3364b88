// Whether everything that is written on the page can be read: nothing cut off, nothing spilling over, nothing outside
// of the window. Only reads the page's geometry.
import { expect } from "./page.mjs";

/** Every text or control that cannot be seen whole, in words. */
export function misfits(page) {
  return page.evaluate(() => {
    const found = [];
    const slack = 1.5;
    const isShown = (element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true });
    // What is there for screen readers alone is a pixel large.
    const isForEyes = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const box = at.getBoundingClientRect();
        if (getComputedStyle(at).clipPath !== "none" || (box.width <= 1 && box.height <= 1)) {
          return false;
        }
      }
      return true;
    };
    const name = (element) => {
      const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ");
      return `<${element.tagName.toLowerCase()} ${element.getAttribute("class") ?? ""}> "${text.slice(0, 60)}"`;
    };
    const writes = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
    const parts = document.querySelectorAll(".header, .palette, .inspector, .dock, .callout, .care-panel, .notices, .sheet-switch, .zoom-bar, .terminal-open, dialog[open]");
    for (const part of parts) {
      for (const element of part.querySelectorAll("*")) {
        const isControl = element.matches("button, input, select, summary");
        if (!(isControl || writes(element)) || element.matches("option, optgroup") || !isShown(element) || !isForEyes(element)) {
          continue;
        }
        const style = getComputedStyle(element);
        if (writes(element) && style.display !== "inline" && element.scrollWidth > element.clientWidth + slack) {
          // A name that is shortened on purpose says the whole of it to whoever points at it.
          const isShortened = style.textOverflow === "ellipsis" && element.closest("[title], [aria-label]");
          if (!isShortened) {
            found.push(`${name(element)}: ${element.scrollWidth} wide in ${element.clientWidth}`);
          }
        }
        const box = element.getBoundingClientRect();
        let [checksX, checksY] = [true, true];
        for (let around = element.parentElement; around && around !== document.documentElement; around = around.parentElement) {
          const outer = getComputedStyle(around);
          const edge = around.getBoundingClientRect();
          checksX &&= !/auto|scroll/.test(outer.overflowX);
          checksY &&= !/auto|scroll/.test(outer.overflowY);
          const cutX = checksX && /hidden|clip/.test(outer.overflowX) && (box.left < edge.left - slack || box.right > edge.right + slack);
          const cutY = checksY && /hidden|clip/.test(outer.overflowY) && (box.top < edge.top - slack || box.bottom > edge.bottom + slack);
          if (cutX || cutY) {
            found.push(`${name(element)}: cut off by ${name(around).slice(0, 60)}`);
            break;
          }
        }
        const beyondX = checksX && (box.left < -slack || box.right > innerWidth + slack);
        const beyondY = checksY && (box.top < -slack || box.bottom > innerHeight + slack);
        if (beyondX || beyondY) {
          found.push(`${name(element)}: outside of the window (${Math.round(box.left)} to ${Math.round(box.right)}, ${Math.round(box.top)} to ${Math.round(box.bottom)})`);
        }
      }
    }
    if (document.documentElement.scrollWidth > innerWidth + slack) {
      found.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);
    }
    return found;
  });
}

/** Pairs of names on the canvas that are written over each other. */
export function overwritten(page) {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll(".canvas .base text")].filter((text) => text.checkVisibility());
    const boxes = texts.map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
    const found = [];
    boxes.forEach((one, index) => {
      for (const two of boxes.slice(index + 1)) {
        const across = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
        const down = Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top);
        // The box of a line is higher than its letters.
        if (across > 2 && down > Math.min(one.box.height, two.box.height) * 0.35) {
          found.push(`"${one.words}" and "${two.words}"`);
        }
      }
    });
    return found;
  });
}

/** Things on the canvas that are behind the controls that float over it. */
export function covered(page) {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll(".zoom-bar, .terminal-open")].map((it) => it.getBoundingClientRect());
    const things = [...document.querySelectorAll(".canvas .base [data-id]")].filter((thing) => thing.checkVisibility());
    const isBehind = (box) =>
      controls.some((it) => box.left < it.right && it.left < box.right && box.top < it.bottom && it.top < box.bottom);
    return things.filter((thing) => isBehind(thing.getBoundingClientRect())).map((thing) => thing.getAttribute("aria-label"));
  });
}

export async function expectEverythingFits(page, where) {
  expect.soft(await misfits(page), where).toEqual([]);
  expect.soft(await overwritten(page), `${where}: written over each other`).toEqual([]);
}
