// Starts the program, and says what is wrong where it cannot start or has stopped. A script without modules, so that it
// runs from `file:` addresses too. The words are in index.html (`#trouble`), in both languages.
"use strict";

function boot() {

  /** A page without a program for so long says that it is late: milliseconds. */
  const PATIENCE = 8000;
  /** A style sheet that takes so long is asked for once more: milliseconds. */
  const LATE = 4000;
  /** After a request that failed, how long until it is sent once more: milliseconds. */
  const PAUSE = 500;
  /** A program that stops this soon would stop again after a reload, for the same work: milliseconds. */
  const SOON = 10_000;

  const app = document.getElementById("app");
  const trouble = document.getElementById("trouble");
  const part = (name) => trouble.querySelector(`[data-part="${name}"]`);
  const inFrame = window.self !== window.top;

  let program;
  let started;
  let hasStopped = false;

  /** What this browser keeps under a key; `null` where it keeps nothing, and in other people's frames. */
  function kept(key) {
    try {
      return inFrame ? null : localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function language() {
    const wanted = [kept("tollgate.setting.language"), ...navigator.languages];
    return wanted.map((tag) => tag?.slice(0, 2)).find((tag) => tag === "ko" || tag === "en") ?? "en";
  }

  /** Shows one of the sentences of `#trouble`: file, old, missing, late or stopped. */
  function say(kind) {
    const lang = language();
    for (const one of trouble.querySelectorAll("[data-trouble]")) one.hidden = one.dataset.trouble !== kind;
    for (const one of trouble.querySelectorAll("[data-lang]")) one.hidden = one.dataset.lang !== lang;
    trouble.lang = lang;
    part("reload").hidden = kind === "file" || kind === "old";
    trouble.hidden = false;
    if (kind !== "late") {
      app.inert = true;
      trouble.querySelector("button:not([hidden])")?.focus();
    }
  }

  const pause = (time) => new Promise((done) => setTimeout(done, time));

  /** Tries something that fetches, and once more under another address, since browsers remember what they did not get. */
  async function twice(attempt) {
    try {
      return await attempt("");
    } catch (error) {
      if (isFatal(error)) throw error;
      await pause(PAUSE);
      return attempt("?again");
    }
  }

  const link = (selector) => document.querySelector(selector).href;

  /** The script that wasm-bindgen wrote: it starts the program, and has what the program offers. */
  const glue = (again) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.crossOrigin = "anonymous";
    script.src = link('link[as="script"]') + again;
    script.onload = () => typeof wasm_bindgen === "function" ? done(wasm_bindgen) : failed(new Error(script.src));
    script.onerror = failed;
    document.head.append(script);
  });

  /** The program, compiled while it comes and not only when everything else is there. */
  async function code(again) {
    const answer = await fetch(link('link[type="application/wasm"]') + again);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    // A server that calls it something else still has it.
    const streams = WebAssembly.compileStreaming && answer.headers.get("content-type")?.startsWith("application/wasm");
    return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  }

  /** Whether a style sheet has come. The rules of one that has not may not be read. */
  function isHere(sheet) {
    try {
      return sheet.sheet.cssRules.length > 0;
    } catch {
      return false;
    }
  }

  const arrived = (sheet) => new Promise((done, failed) => {
    if (isHere(sheet)) return done();
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", failed);
  });

  /**
   * A style sheet that did not come is asked for once more. As long as the first one is on its way the browser shows
   * nothing at all; one that a script puts there keeps nobody waiting, so that a sentence can be read meanwhile.
   */
  async function styled() {
    const sheet = document.querySelector('link[rel="stylesheet"]');
    const late = pause(LATE).then(() => Promise.reject(new Error("late")));
    // One that had failed before says nothing any more; when the page has loaded, it should be here.
    const complete = document.readyState === "complete" ? Promise.resolve() : new Promise((done) => addEventListener("load", done));
    const loaded = complete.then(() => isHere(sheet) || Promise.reject(new Error("failed")));
    try {
      await Promise.race([arrived(sheet), loaded, late]);
    } catch {
      const another = sheet.cloneNode();
      another.href = `${sheet.href}?again`;
      sheet.replaceWith(another);
      await arrived(another);
    }
  }

  async function start() {
    if (location.protocol === "file:") return say("file");
    if (typeof WebAssembly !== "object") return say("old");
    const late = setTimeout(() => say("late"), PATIENCE);
    try {
      const [start, module_or_path] = await Promise.all([twice(glue), twice(code), styled()]);
      program = start;
      await program({ module_or_path });
      started = performance.now();
      if (!hasStopped) trouble.hidden = true;
    } catch (error) {
      if (isFatal(error)) {
        stop();
      } else {
        console.warn(error);
        say("missing");
      }
    } finally {
      clearTimeout(late);
    }
  }

  /** Whether an error has ended the program: what went through it has left it in the middle of something. */
  function isFatal(error) {
    return error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack ?? "");
  }

  /** The work as the program had it, otherwise as it was kept last. */
  function work() {
    try {
      return program.rescue() ?? kept("tollgate.document");
    } catch {
      return kept("tollgate.document");
    }
  }

  function stop() {
    if (hasStopped) return;
    hasStopped = true;
    const text = work();
    part("download").hidden = text === null;
    part("download").onclick = () => save("tollgate.tollgate.json", text);
    part("without").hidden = performance.now() - (started ?? 0) > SOON || inFrame;
    part("without").onclick = without;
    say("stopped");
  }

  /** Begins without the work with which the program stopped. It is put aside: the gallery offers it as a file. */
  function without() {
    try {
      const lab = kept("tollgate.setting.lab");
      const key = sessionStorage.getItem("tab-shows") ?? (lab ? `tollgate.lab.${lab}` : "tollgate.document");
      const texts = [localStorage.getItem(key), sessionStorage.getItem(`tab.${key}`)?.slice(1)].filter(Boolean);
      // Away first: there may be no room for it twice.
      localStorage.removeItem(key);
      for (const [index, text] of [...new Set(texts)].entries()) {
        try {
          localStorage.setItem(`tollgate.unreadable.${Date.now() + index}`, text);
        } catch {
          save("tollgate.tollgate.json", text);
        }
      }
      sessionStorage.clear();
      localStorage.setItem("tollgate.setting.lab", "");
    } catch (error) {
      console.warn(error);
    }
    location.reload();
  }

  function save(name, text) {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    anchor.download = name;
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  }

  // As the program will have both: until it is here nothing flashes, and then the styles of everything are not computed twice.
  document.documentElement.lang = language();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = kept("tollgate.setting.theme") ?? (dark ? "dark" : "light");
  part("reload").onclick = () => location.reload();
  addEventListener("error", (event) => isFatal(event.error) && stop());
  addEventListener("unhandledrejection", (event) => isFatal(event.reason) && stop());
  start();
}

// It waits for no style sheet, unlike scripts that are deferred; what it needs of the page may be on its way, though.
if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", boot);
} else {
  boot();
}
