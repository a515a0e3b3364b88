// How fast the finished page is: `cargo xtask build`, then `node bench/page.mjs`. See bench/README.md.
import { createReadStream, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { networkOf } from "./network.mjs";
import { RIVALS, tollgate } from "./subjects.mjs";

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "100,1000,3000" },
    runs: { type: "string", default: "5" },
    dist: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
    save: { type: "boolean", default: false },
    only: { type: "string", default: "bytes,usable,gestures" },
    style: { type: "string" },
    profile: { type: "string" },
    against: { type: "string" },
  },
});
const SIZES = options.sizes.split(",").map(Number);
const RUNS = Number(options.runs);
const MOVES = 120;
const WINDOW = { width: 1440, height: 900 };
const DOCUMENT = "tollgate.document";

/** A fast line at home, and a telephone on a campus network would do: bits a second, milliseconds. */
const LINE = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };

// What docs/performance.md promises: milliseconds, megabytes, KiB.
const BUDGET = {
  usable: { starter4: 1500, 1000: 1000, 3000: 2000 },
  clicked: { line: 1000, slowed: 1600 },
  drag: { 100: 0.8, 1000: 0.9, 3000: 1.0 },
  dragWhole: { 100: 4, 1000: 6, 3000: 11 },
  pan: 0.5,
  memory: 60,
  bytes: 660,
};

const require = createRequire(new URL("../tests/e2e/package.json", import.meta.url));

function browserType() {
  try {
    return require("@playwright/test").chromium;
  } catch {
    throw new Error("Playwright is not installed: run `npm ci` in tests/e2e, or `cargo xtask test --only e2e` once");
  }
}

/** A file after brotli, as a web server would have it ready. */
const packed = new Map();
function pack(file) {
  if (!packed.has(file)) packed.set(file, brotliCompressSync(readFileSync(file)));
  return packed.get(file);
}

function serve(root) {
  const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    // A page of the same origin on which nothing runs, to fill the storage from.
    if (path === "/blank") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
      return;
    }
    const file = join(root, path === "/" ? "index.html" : path);
    if (!file.startsWith(root) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = { "content-type": types[extname(file)] ?? "application/octet-stream" };
    // Only where the line counts: unpacking is work, and the other figures are the work of the page.
    if (request.headers["x-line"]) {
      response.writeHead(200, { ...type, "content-encoding": "br" }).end(pack(file));
      return;
    }
    response.writeHead(200, type);
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ server, address: `http://127.0.0.1:${server.address().port}` }));
  });
}

function median(numbers) {
  const sorted = [...numbers].sort((one, two) => one - two);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Every file of a first visit after brotli, in KiB; `later` is labs. */
function bytes(root) {
  const kinds = {};
  let later = 0;
  for (const file of readdirSync(root, { recursive: true, withFileTypes: true }).filter((it) => it.isFile())) {
    const packed = brotliCompressSync(readFileSync(join(file.parentPath, file.name)), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
    });
    if (file.parentPath.endsWith("labs")) {
      later += packed.length / 1024;
    } else {
      const kind = extname(file.name).slice(1);
      kinds[kind] = (kinds[kind] ?? 0) + packed.length / 1024;
    }
  }
  return { ...kinds, total: Object.values(kinds).reduce((one, two) => one + two, 0), later };
}

/**
 * Runs in the page before its own scripts: keeps hold of the program's memory, and notes when the canvas can be used, one
 * painted frame after all this is shown; and when a click on a thing, made at that moment, is answered.
 */
function watch({ shown, thing, handle, selected }) {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    window.memory ??= made.exports?.memory;
    return made;
  };
  const look = () => {
    if (shown.every((it) => document.querySelector(it))) {
      requestAnimationFrame(() => setTimeout(() => {
        window.usable = performance.now();
        click();
      }));
    } else {
      requestAnimationFrame(look);
    }
  };
  const click = () => {
    // One that can be seen: in a large network the first may be under a panel, and what is far away is one shape with others
    // of its look, so that its middle may be between them.
    const places = [0.5, 0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95];
    const found = (node, shares) => {
      const part = node.querySelector(handle) ?? node;
      const box = part.getBoundingClientRect();
      const points = shares.flatMap((down) => shares.map((along) => [box.x + box.width * along, box.y + box.height * down]));
      return points.map(([x, y]) => [document.elementFromPoint(x, y), x, y]).find(([top]) => top && part.contains(top));
    };
    const first = (shares) => {
      for (const node of document.querySelectorAll(thing)) {
        const place = found(node, shares);
        if (place) return place;
      }
    };
    const [on, clientX, clientY] = first([0.5]) ?? first(places);
    const at = { clientX, clientY, bubbles: true, cancelable: true, composed: true, button: 0, pointerId: 1, isPrimary: true, pointerType: "mouse", view: window };
    on.dispatchEvent(new PointerEvent("pointerdown", { ...at, buttons: 1 }));
    on.dispatchEvent(new MouseEvent("mousedown", { ...at, buttons: 1 }));
    on.dispatchEvent(new PointerEvent("pointerup", at));
    on.dispatchEvent(new MouseEvent("mouseup", at));
    on.dispatchEvent(new MouseEvent("click", at));
    answer();
  };
  const answer = () => {
    if (document.querySelector(selected)) {
      requestAnimationFrame(() => setTimeout(() => (window.clicked = performance.now())));
    } else {
      requestAnimationFrame(answer);
    }
  };
  look();
}

/** A page with this document, or with the first starter; each in a context of its own, as on a first visit. */
async function open(browser, subject, { text, slowdown = 1, line = false, hash = "" } = {}) {
  const extraHTTPHeaders = line ? { "x-line": "yes" } : {};
  const context = await browser.newContext({ viewport: WINDOW, locale: "en-GB", reducedMotion: "no-preference", extraHTTPHeaders });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const cdp = await context.newCDPSession(page);
  // CPU time of the main thread, and not time by the clock: other programs of a busy machine do not count.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`${subject.address}/blank`);
  if (text) {
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [DOCUMENT, text]);
  }
  const { shown, thing, handle, selected } = subject;
  await page.addInitScript(watch, { shown, thing, handle, selected });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  if (line) {
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", LINE);
  }
  await page.goto(`${subject.address}/${hash}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.clicked, undefined, { timeout: 120_000, polling: 100 });
  const { usable, clicked } = await page.evaluate(() => ({ usable: window.usable, clicked: window.clicked }));
  const title = text && JSON.parse(text).title;
  if (title && !(await page.title()).includes(title)) throw new Error(`the page did not open "${title}"`);
  if (options.style && subject.name === "Tollgate") await page.addStyleTag({ content: options.style });
  if (errors.length) throw new Error(errors.join("\n"));
  return { subject, context, page, cdp, usable, clicked };
}

async function metrics(cdp) {
  const { metrics: list } = await cdp.send("Performance.getMetrics");
  const found = Object.fromEntries(list.map(({ name, value }) => [name, value]));
  return {
    script: found.ScriptDuration * 1000,
    style: found.RecalcStyleDuration * 1000,
    layout: found.LayoutDuration * 1000,
    whole: found.TaskDuration * 1000,
    layouts: found.LayoutCount,
    heap: found.JSHeapUsedSize / 1e6,
    nodes: found.Nodes,
  };
}

/** Where all things are on the screen. */
function places({ page, subject }) {
  return page.evaluate(async (things) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return [...document.querySelectorAll(things)].map((it) => it.getBoundingClientRect()).map(({ x, y }) => `${x} ${y}`).join();
  }, `${subject.thing}, ${subject.dragging}`);
}

/** What `MOVES` calls of `move` cost, each. */
async function cost(visit, move) {
  const { cdp, subject } = visit;
  const before = await metrics(cdp);
  for (let index = 1; index <= MOVES; index += 1) {
    await move(index);
  }
  const after = await metrics(cdp);
  // What moves nothing is cheap.
  const still = await places(visit);
  await move(MOVES / 4);
  if ((await places(visit)) === still) throw new Error(`nothing moves in ${subject.name}`);
  await move(MOVES);
  const each = (name) => (after[name] - before[name]) / MOVES;
  const [script, style, layout] = [each("script"), each("style"), each("layout")];
  return { cost: script + style + layout, script, style, layout, whole: each("whole"), layouts: each("layouts") };
}

/** The median of several costs, figure by figure. */
function medianCost(costs) {
  return Object.fromEntries(Object.keys(costs[0]).map((key) => [key, median(costs.map((it) => it[key]))]));
}

/** A step of a gesture. Not by Playwright's mouse, which at each step looks into the page for a drag of the browser's own. */
function moveTo(cdp, x, y) {
  return cdp.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y, button: "left", buttons: 1 });
}

const gestures = {
  /** One instance is dragged in a circle and back to where it was, so that nothing changes. */
  async drag(visit) {
    const { page, cdp, subject } = visit;
    const center = await middle(visit);
    const from = await page.evaluate(
      ([{ thing, handle }, center]) => {
        const places = [...document.querySelectorAll(thing)]
          .map((node) => (node.querySelector(handle) ?? node).getBoundingClientRect())
          .map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
        const far = (place) => Math.hypot(place.x - center.x, place.y - center.y);
        const nearest = places.sort((one, two) => far(one) - far(two))[0];
        // What is far away is one shape with others of its look, whose middle may be between them.
        const isOn = ({ x, y }) => document.elementFromPoint(x, y)?.closest(thing);
        const around = Array.from({ length: 6000 }, (_, step) => {
          const [angle, way] = [step * 2.4, 4 * Math.sqrt(step)];
          return { x: center.x + way * Math.cos(angle), y: center.y + way * Math.sin(angle) };
        });
        return isOn(nearest) ? nearest : around.find(isOn);
      },
      [subject, center],
    );
    await press(page, from);
    if (!(await page.$(subject.dragging))) throw new Error(`the instance was not picked up in ${subject.name}`);
    const found = await cost(visit, (index) => {
      const angle = (index / MOVES) * 2 * Math.PI;
      return moveTo(cdp, from.x + 120 * Math.cos(angle), from.y + 90 * Math.sin(angle));
    });
    await release(page, from);
    return found;
  },

  /** The plane is moved by pressing on what cannot be dragged. */
  async pan(visit) {
    const { page, cdp, subject } = visit;
    const [hand, arrow] = subject.hand;
    if (hand) await page.keyboard.press(hand);
    const from = await middle(visit, subject.ground);
    await press(page, from);
    const found = await cost(visit, (index) => {
      const angle = (index / MOVES) * 2 * Math.PI;
      return moveTo(cdp, from.x + 120 * Math.sin(angle), from.y + 90 * Math.sin(angle * 2));
    });
    await release(page, from);
    if (arrow) await page.keyboard.press(arrow);
    return found;
  },

  /** The same by the wheel, as a touch pad does. */
  async wheel(visit) {
    const { page } = visit;
    const from = await middle(visit);
    await page.mouse.move(from.x, from.y);
    return cost(visit, (index) => page.mouse.wheel(0, index <= MOVES / 2 ? 3 : -3));
  },

  /** In by more than three times and out again, one step each. */
  async zoom(visit) {
    const { page, subject } = visit;
    const from = await middle(visit);
    await page.mouse.move(from.x, from.y);
    await page.keyboard.down("Control");
    const found = await cost(visit, (index) => page.mouse.wheel(0, index <= MOVES / 2 ? -subject.zoomStep : subject.zoomStep));
    await page.keyboard.up("Control");
    return found;
  },
};

async function press(page, from) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y);
}

async function release(page, from) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.up();
}

/** The middle of the canvas, or what is nearest to it on the right and where `ground` is on top. */
function middle({ page, subject }, ground = "*") {
  return page.evaluate(
    ([canvas, ground]) => {
      const box = document.querySelector(canvas).getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      for (let right = 0; right < box.width / 2; right += 1) {
        if (document.elementFromPoint(x + right, y).matches(ground)) return { x: x + right, y };
      }
      throw new Error(`no ${ground} on the right of the middle`);
    },
    [subject.canvas, ground],
  );
}

/** JS objects and wasm memory in MB, after a garbage collection. */
async function memory(cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { heap, nodes } = await metrics(cdp);
  const { result } = await cdp.send("Runtime.evaluate", { expression: "window.memory?.buffer.byteLength ?? 0" });
  return { heap, nodes, wasm: result.value / 1e6 };
}

/** Where the main thread's time of one gesture went: self time by kind of work, in ms a move. */
async function profile(browser, subject, name) {
  const visit = await open(browser, subject, { text: networkOf(SIZES.at(-1)) });
  await visit.page.waitForTimeout(1500);
  await browser.startTracing(visit.page, { categories: ["toplevel", "devtools.timeline", "blink.debug", "cc"] });
  await gestures[name](visit);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  await visit.context.close();
  const main = new Set(
    traceEvents
      .filter((it) => it.name === "thread_name" && it.args.name === "CrRendererMain")
      .map((it) => `${it.pid}/${it.tid}`),
  );
  const self = new Map();
  const stacks = new Map();
  const events = traceEvents.filter((it) => it.ph === "X" && main.has(`${it.pid}/${it.tid}`));
  for (const event of events.sort((one, two) => one.ts - two.ts || two.dur - one.dur)) {
    const thread = `${event.pid}/${event.tid}`;
    const stack = stacks.get(thread) ?? [];
    stacks.set(thread, stack);
    while (stack.length && stack.at(-1).ts + stack.at(-1).dur <= event.ts) stack.pop();
    if (stack.length) self.set(stack.at(-1).name, self.get(stack.at(-1).name) - event.dur);
    self.set(event.name, (self.get(event.name) ?? 0) + event.dur);
    stack.push(event);
  }
  const rows = [...self].map(([kind, time]) => [kind, time / 1000 / MOVES]).sort((one, two) => two[1] - one[1]);
  print(`Where ${name} in ${subject.name} spends the main thread at ${SIZES.at(-1)} resources`, [["kind of work", "ms a move"], ...rows.slice(0, 16)]);
}

/** Until the page can be used, and until a click made then is answered. */
async function usable(browser, subject, visit) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { context, usable, clicked } = await open(browser, subject, visit);
    times.push({ usable, clicked });
    await context.close();
  }
  return { usable: median(times.map((it) => it.usable)), clicked: median(times.map((it) => it.clicked)) };
}

function print(title, rows) {
  console.log(`\n${title}`);
  const table = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toFixed(cell < 10 ? 2 : 0) : String(cell))));
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table) {
    console.log(`  ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join("  ")}`);
  }
}

/** `✓` within the budget, `✕` beyond it, nothing where there is none. */
const mark = (value, budget) => (budget === undefined ? "" : value <= budget ? "✓" : `✕ >${budget}`);

/** What a rival's column is called, and its figure with how many times ours it is; nothing without a rival. */
const heads = (rival, what = "") => (rival ? [rival.name + what, "ratio"] : []);
const versus = (ours, theirs) => (theirs === undefined ? [] : [theirs, `${(theirs / ours).toFixed(1)}×`]);

async function measureUsable(browser, subjects) {
  const [ours, rival] = subjects;
  const rows = [["", "usable, ms", "", "and a click answered", "", ...heads(rival), ...heads(rival, " clicked")]];
  const measure = async (key, label, { of = subjects, text, slowdown = 1, line = false, hash, budget, clicked }) => {
    const conditions = [slowdown > 1 && `CPU ${slowdown}× slowed`, line && "10 Mbit/s, 40 ms"].filter(Boolean);
    const times = [];
    for (const subject of of) {
      const time = await usable(browser, subject, { text, slowdown, line, hash });
      (subject.results.usable[key] ??= {})[conditions.join(", ") || "1×"] = time;
      times.push(time);
    }
    const [one, other] = times;
    rows.push([
      [label, ...conditions].join(", "),
      one.usable, mark(one.usable, budget), one.clicked, mark(one.clicked, clicked),
      ...versus(one.usable, other?.usable), ...versus(one.clicked, other?.clicked),
    ]);
  };
  await measure("starter", "first starter", { of: [ours] });
  await measure("starter", "first starter", { of: [ours], slowdown: 4, budget: BUDGET.usable.starter4, clicked: BUDGET.clicked.slowed });
  await measure("starter", "first starter", { of: [ours], line: true, clicked: BUDGET.clicked.line });
  await measure("link", "opened by a link", { of: [ours], line: true, hash: ours.link, clicked: BUDGET.clicked.line });
  for (const size of SIZES) {
    const text = networkOf(size);
    await measure(size, `${size} resources`, { text, budget: BUDGET.usable[size] });
    if (size <= 100) {
      await measure(size, `${size} resources`, { text, slowdown: 4 });
      await measure(size, `${size} resources`, { text, line: true });
    }
  }
  print("Time to a usable canvas", rows);
}

/** The memory and all gestures of one page. */
async function gesturesOf(browser, subject, text) {
  const visit = await open(browser, subject, { text });
  // Whatever the page still does after it can be used.
  await visit.page.waitForTimeout(1500);
  const found = { memory: await memory(visit.cdp) };
  for (const [name, gesture] of Object.entries(gestures)) {
    const costs = [];
    for (let run = 0; run < RUNS; run += 1) {
      costs.push(await gesture(visit));
      await visit.page.waitForTimeout(200);
    }
    found[name] = medianCost(costs);
  }
  await visit.context.close();
  return found;
}

async function measureGestures(browser, subjects) {
  const [ours, rival] = subjects;
  const rows = [["ms a move", "cost", "", "script", "style", "layout", "layouts", "main thread", ""]];
  rows[0].push(...heads(rival, ": cost"), ...heads(rival && { name: "main thread" }));
  const room = [["MB", "JS heap", "wasm", "sum", "", "DOM nodes", ...heads(rival)]];
  for (const size of SIZES) {
    for (const subject of subjects) {
      subject.results.sizes[size] = await gesturesOf(browser, subject, networkOf(size));
    }
    const [found, theirs] = [ours.results.sizes[size], rival?.results.sizes[size]];
    for (const name of Object.keys(gestures)) {
      const it = found[name];
      const budget = name === "drag" ? BUDGET.drag[size] : BUDGET.pan;
      const whole = name === "drag" ? BUDGET.dragWhole[size] : undefined;
      rows.push([`${size} ${name}`, it.cost, mark(it.cost, budget), it.script, it.style, it.layout, it.layouts, it.whole, mark(it.whole, whole)]);
      rows.at(-1).push(...versus(it.cost, theirs?.[name].cost), ...versus(it.whole, theirs?.[name].whole));
    }
    const { heap, wasm, nodes } = found.memory;
    room.push([`${size} resources`, heap, wasm, heap + wasm, size === 3000 ? mark(heap + wasm, BUDGET.memory) : "", nodes]);
    room.at(-1).push(...versus(heap + wasm, theirs && theirs.memory.heap + theirs.memory.wasm));
  }
  print("Gestures", rows);
  print("Memory", room);
}

function measureBytes(subjects) {
  for (const subject of subjects) subject.results.bytes = bytes(subject.dist);
  const [kib, theirs] = subjects.map((it) => it.results.bytes);
  print("Bytes of a first visit, KiB after brotli 11", [
    [...Object.keys(kib), "", ...heads(subjects[1])],
    [...Object.values(kib), mark(kib.total, BUDGET.bytes), ...versus(kib.total, theirs?.total)],
  ]);
}

async function main() {
  const only = new Set(options.only.split(","));
  if (options.against && !RIVALS[options.against]) {
    throw new Error(`--against knows ${Object.keys(RIVALS).join(", ")}, and not "${options.against}"`);
  }
  const subjects = [tollgate(options.dist)];
  if (options.against) subjects.push(RIVALS[options.against]());
  const executablePath =
    process.env.TOLLGATE_CHROMIUM ??
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  const browser = await browserType().launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  const servers = [];
  try {
    for (const subject of subjects) {
      const { server, address } = await serve(subject.dist);
      servers.push(server);
      Object.assign(subject, { address, results: { usable: {}, sizes: {} } });
    }
    if (options.profile) {
      for (const subject of subjects) await profile(browser, subject, options.profile);
      return;
    }
    if (only.has("bytes")) measureBytes(subjects);
    if (only.has("usable")) {
      // Packing is no part of a visit.
      for (const { dist } of subjects) {
        for (const it of readdirSync(dist, { recursive: true, withFileTypes: true })) if (it.isFile()) pack(join(it.parentPath, it.name));
      }
      await measureUsable(browser, subjects);
    }
    if (only.has("gestures")) await measureGestures(browser, subjects);
  } finally {
    await browser.close();
    for (const server of servers) server.close();
  }
  if (options.save) {
    const [ours, rival] = subjects.map((it) => it.results);
    const results = { chromium: browser.version(), runs: RUNS, moves: MOVES, ...ours, ...(rival && { [options.against]: rival }) };
    const file = fileURLToPath(new URL("results.json", import.meta.url));
    writeFileSync(file, `${JSON.stringify(results, (_, value) => (typeof value === "number" ? Number(value.toFixed(3)) : value), 2)}\n`);
    console.log(`\nwritten to ${file}`);
  }
}

await main();
