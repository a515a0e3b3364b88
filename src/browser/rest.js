// The rest of the program: what a page does not run before somebody touches it (crates/split). It is fetched at the
// first sign of somebody; who calls a function of it before it has arrived waits for it.

const SIGNS = ["pointerdown", "pointermove", "keydown", "focusin", "wheel"];
/** After a failure, how long until the next sign counts, in milliseconds. */
const PATIENCE = 2000;

let first;
let coming = false;

const address = () => document.querySelector('link[type="application/wasm"]').href.replace("_bg.wasm", "_rest.wasm");
const isHere = () => first.rest_ready.value === 1;

function join(module) {
  if (isHere()) return;
  new WebAssembly.Instance(module, { first });
  first.rest_ready.value = 1;
  for (const sign of SIGNS) removeEventListener(sign, fetchSoon, true);
}

async function fetchSoon() {
  if (coming) return;
  coming = true;
  try {
    const response = await fetch(address());
    join(await WebAssembly.compile(await response.arrayBuffer()));
  } catch {
    setTimeout(() => (coming = false), PATIENCE);
  }
}

/** Takes the exports of the program; tells whether a link was followed here, which needs the rest at once. */
export function expectRest(exports) {
  first = exports;
  // A page that was not split has everything.
  if (!first.rest) return false;
  for (const sign of SIGNS) addEventListener(sign, fetchSoon, { capture: true, passive: true });
  return location.hash.length > 1;
}

/** Returns when the rest is there. */
export function fetchRest() {
  if (!first.rest || isHere()) return;
  const request = new XMLHttpRequest();
  request.open("GET", address(), false);
  // A request that is waited for cannot be asked for bytes; like this they are the low halves of its characters.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  join(new WebAssembly.Module(Uint8Array.from(request.responseText, (character) => character.charCodeAt(0))));
}
