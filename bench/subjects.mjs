// The pages that page.mjs measures, and how the same is found and done on each. Both open the document in the browser's storage.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Tollgate, as it was built into `dist`. */
export function tollgate(dist) {
  if (!existsSync(join(dist, "index.html"))) {
    throw new Error(`there is no page in ${dist}: run \`cargo xtask build\``);
  }
  return {
    name: "Tollgate",
    dist,
    canvas: ".canvas",
    /** What is there when the page can be used. */
    shown: [".canvas [data-id]", ".send-button"],
    /** What can be dragged, and the part of it to take it by. */
    thing: ".base .kind-instance.building",
    handle: ".card",
    /** What a thing is when a click on it was answered. */
    selected: ".base .kind-instance.is-selected",
    /** What stands behind the `#` of a link. */
    link: "#starter=two-tiers",
    /** What is seen to be dragged: what is far away has no element of its own, and moves as a ghost. */
    dragging: ".canvas.is-moving .lifted-layer :is(.kind-instance, .carried)",
    /** Where a press moves the plane, after the first key and until the second. */
    ground: "*",
    hand: ["KeyH", "KeyV"],
    /** What the wheel says in one step of a zoom: 60 steps are a little more than three times. */
    zoomStep: 2,
  };
}

/** The same network with React Flow; installs and builds its page first. */
function reactFlow() {
  const folder = fileURLToPath(new URL("react-flow", import.meta.url));
  const npm = (...args) => {
    const { status } = spawnSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
    if (status !== 0) throw new Error(`\`npm ${args.join(" ")}\` failed in ${folder}`);
  };
  // Written when everything is installed, so that an interrupted `npm ci` is done again.
  const stamp = join(folder, "node_modules", ".installed-lock.json");
  const wanted = readFileSync(join(folder, "package-lock.json"), "utf8");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    console.log("installing React Flow into bench/react-flow (some seconds)");
    npm("ci", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error");
    writeFileSync(stamp, wanted);
  }
  npm("run", "--silent", "build");
  return {
    name: "React Flow",
    dist: join(folder, "dist"),
    canvas: ".react-flow",
    // It hides its nodes until it has measured them, and draws its edges then.
    shown: ['.react-flow__node:not([style*="hidden"])', ".react-flow__edge"],
    thing: ".react-flow__node-instance",
    handle: ".instance svg",
    selected: ".react-flow__node.selected",
    dragging: ".react-flow__node.dragging",
    ground: ".react-flow__pane",
    hand: [],
    zoomStep: 14.4,
  };
}

/** What `--against` knows. */
export const RIVALS = { "react-flow": reactFlow };
