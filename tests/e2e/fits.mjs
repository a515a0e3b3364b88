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

/** Texts of the canvas that leave the frame of their thing, or are broader than a name may be where it has no frame. */
export function spilling(page) {
  return page.evaluate(() => {
    const WIDEST = 160;
    const found = [];
    const zoom = new DOMMatrix(getComputedStyle(document.querySelector(".plane")).transform).a;
    for (const thing of document.querySelectorAll(".canvas .base [data-id]")) {
      const wall = document.querySelector(`.canvas .base .node.container[data-id="${thing.dataset.id}"] rect`);
      const shapes = wall ? [wall] : [...thing.querySelectorAll("rect, circle, use")];
      const boxes = shapes.map((shape) => shape.getBoundingClientRect());
      const frame = { left: Math.min(...boxes.map((it) => it.left)), right: Math.max(...boxes.map((it) => it.right)) };
      for (const text of [...thing.querySelectorAll("text")].filter((it) => it.checkVisibility())) {
        const box = text.getBoundingClientRect();
        const isInside = box.left >= frame.left - 1 && box.right <= frame.right + 1;
        if (!isInside && (wall || box.width > WIDEST * zoom)) {
          found.push(`"${text.textContent.slice(0, 40)}" is ${Math.round(box.width / zoom)} wide at ${thing.dataset.id}`);
        }
      }
    }
    return found;
  });
}

/**
 * Texts in which something is not read from left to right: a name beside it has turned it round. What stands in an isolate
 * goes its own way and does not count.
 */
export function reordered(page) {
  return page.evaluate(() => {
    const found = [];
    const isBlock = (element) => !/^(inline|contents)$/.test(getComputedStyle(element).display) && !(element instanceof SVGTSpanElement);
    const roots = [...document.querySelectorAll("body *")].filter((element) => isBlock(element) && element.checkVisibility({ visibilityProperty: true }));
    for (const root of roots) {
      if (root.matches("option, optgroup, script, style, svg, symbol, defs")) {
        continue;
      }
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const letters = [];
      let whole = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        let around = node.parentElement;
        while (around !== root && !isBlock(around)) {
          around = around.parentElement;
        }
        if (around === root) {
          [...node.data].reduce((at, letter) => (letters.push({ node, at, letter }), at + letter.length), 0);
          whole += node.data;
        }
      }
      if (!/[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/.test(whole)) {
        continue;
      }
      let depth = 0;
      const own = letters.map(({ letter }) => {
        if (/[\u2066-\u2068]/.test(letter)) depth += 1;
        const outside = depth === 0;
        if (letter === "\u2069") depth = Math.max(0, depth - 1);
        return outside;
      });
      const range = document.createRange();
      let before = null;
      for (const [index, { node, at, letter }] of letters.entries()) {
        if (!own[index] || !/[\p{Script=Latin}\p{Script=Hangul}\p{N}]/u.test(letter)) {
          continue;
        }
        range.setStart(node, at);
        range.setEnd(node, at + letter.length);
        const box = range.getBoundingClientRect();
        if (box.width === 0) {
          continue;
        }
        const sameLine = before && Math.abs(before.top - box.top) < box.height / 2;
        if (sameLine && box.left < before.left - 0.5) {
          found.push(`<${root.tagName.toLowerCase()} ${root.getAttribute("class") ?? ""}> "${whole.slice(0, 80)}" at "${letter}"`);
          break;
        }
        before = box;
      }
    }
    return found;
  });
}
