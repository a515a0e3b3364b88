// The packet on its way: who plays it, where it is in every frame, and that silence and refusal are told apart.
import {
  hops,
  inspector,
  journey,
  open,
  part,
  playBar,
  select,
  send,
  skipToVerdict,
  timeline,
  verdict,
  verdictCode,
} from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const button = (page, name) => playBar(page).getByRole("button", { name, exact: true });
const here = (page) => timeline(page).getByRole("listitem").and(page.locator("[aria-current=step]"));
/** Which hop the packet is at, from 1, and of how many. */
async function place(page) {
  const label = await here(page).getByRole("button").getAttribute("aria-label");
  const [, at, of] = /^(\d+) of (\d+)/.exec(label);
  return { at: Number(at), of: Number(of) };
}
const expectAt = (page, at) => expect.poll(async () => (await place(page)).at).toBe(at);

/** The gates of the first starter, in the order of R-J1. */
const WEB_SERVER = [
  ["Request", "laptop"],
  ["Request", "Internet gateway igw-shop"],
  ["Request", "Router of shop"],
  ["Request", "Network ACL acl-public · inbound"],
  ["Request", "Security group of web-1 · inbound"],
  ["Request", "web-1"],
  ["Reply", "Security group of web-1 · outbound"],
  ["Reply", "Network ACL acl-public · outbound"],
  ["Reply", "Router · route table rtb-public"],
  ["Reply", "Internet gateway igw-shop"],
  ["Reply", "laptop"],
];

test.describe("the controls", () => {
  test("play, pause, step, back, restart, speed, scrub", async ({ page }) => {
    await open(page);
    await send(page);
    // A packet that is sent plays by itself.
    await expect(button(page, "Pause")).toBeVisible();
    await expect.poll(async () => (await place(page)).at).toBeGreaterThan(1);
    await button(page, "Pause").click();
    await expect(button(page, "Play")).toBeVisible();
    expect((await journey(page)).map((hop) => [hop.leg, hop.title])).toEqual(WEB_SERVER);

    await button(page, "Back to the start").click();
    await expectAt(page, 1);
    await button(page, "One step forward").click();
    await expectAt(page, 2);
    await expect(hops(page).nth(1)).toHaveAccessibleName(/rewritten, → 10\.0\.1\.10$/);
    await expect(hops(page).nth(2), "what lies ahead is not given away").toHaveAccessibleName(/not reached yet$/);
    await button(page, "One step forward").click();
    await expectAt(page, 3);
    await button(page, "One step back").click();
    await expectAt(page, 2);

    for (const speed of ["Speed 2×", "Speed 4×", "Speed 0.5×", "Speed 1×"]) {
      await playBar(page).getByRole("button", { name: /^Speed/ }).click();
      await expect(button(page, speed)).toBeVisible();
    }

    const scrubber = playBar(page).getByRole("slider", { name: "Where the packet is" });
    const track = await scrubber.boundingBox();
    await page.mouse.click(track.x + track.width - 3, track.y + track.height / 2);
    await expectAt(page, WEB_SERVER.length);
    await page.mouse.move(track.x + track.width - 3, track.y + track.height / 2);
    await page.mouse.down();
    await page.mouse.move(track.x + 3, track.y + track.height / 2, { steps: 12 });
    await page.mouse.up();
    await expectAt(page, 1);
    await expect(scrubber).toHaveAttribute("aria-valuetext", `1 of ${WEB_SERVER.length}: laptop`);

    await hops(page).nth(5).click();
    await expectAt(page, 6);
    await button(page, "Take the packet off the canvas").click();
    await expect(timeline(page)).toBeHidden();
  });

  test("by keyboard: R P . , Home End < >", async ({ page }) => {
    await open(page);
    await page.keyboard.press("r");
    await expect(button(page, "Pause")).toBeVisible();
    await page.keyboard.press("p");
    await expect(button(page, "Play")).toBeVisible();
    await page.keyboard.press("Home");
    await expectAt(page, 1);
    await page.keyboard.press(".");
    await expectAt(page, 2);
    await page.keyboard.press(".");
    await expectAt(page, 3);
    await page.keyboard.press(",");
    await expectAt(page, 2);
    await page.keyboard.press("End");
    await expectAt(page, WEB_SERVER.length);
    await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
    await page.keyboard.press("Shift+>");
    await expect(button(page, "Speed 2×")).toBeVisible();
    await page.keyboard.press("Shift+<");
    await expect(button(page, "Speed 1×")).toBeVisible();
    await page.keyboard.press("p");
    await expect(button(page, "Pause"), "playing begins anew at the end").toBeVisible();
  });
});

/**
 * Watches the letter until the journey has ended, frame by frame, with its distance from the middle of the nearest
 * road. Only reads; whoever drew the page drew the roads and the letter into one coordinate system.
 */
function watchLetter(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const roads = [...document.querySelectorAll(".roads .road")].map((path) => {
          const [length, points] = [path.getTotalLength(), []];
          for (let at = 0; at <= length; at += 1) {
            const { x, y } = path.getPointAtLength(at);
            points.push([x, y]);
          }
          return { points, half: Number.parseFloat(getComputedStyle(path).strokeWidth) / 2 };
        });
        const frames = [];
        const look = (time) => {
          const letter = document.querySelector("[data-hop]");
          const found = /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(letter?.getAttribute("transform") ?? "");
          if (found) {
            const [x, y] = [Number(found[1]), Number(found[2])];
            let beyond = Number.POSITIVE_INFINITY;
            for (const { points, half } of roads) {
              for (const [roadX, roadY] of points) {
                beyond = Math.min(beyond, Math.hypot(roadX - x, roadY - y) - half);
              }
            }
            frames.push({ time, x, y, beyond, hop: Number(letter.dataset.hop) });
          }
          const current = document.querySelector("[aria-current=step] button")?.getAttribute("aria-label") ?? "";
          const [, at, of] = /^(\d+) of (\d+)/.exec(current) ?? [];
          const arrived = at !== undefined && at === of && document.querySelector(".dock code") !== null;
          if (arrived) {
            resolve(frames);
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      }),
  );
}

test.describe("the letter is on a road in every frame", () => {
  // The views share their roads, so each network is watched in one.
  for (const [network, view, link] of [
    ["Web server in a public subnet", "AWS", "./#starter=web-server"],
    ["Public and private subnets with NAT", "Village", "./#starter=public-and-private"],
    ["A load balancer", "AWS", "./#lab=the-desk-that-waits"],
    ["A table behind a gateway endpoint", "Village", "./#lab=the-side-door"],
  ]) {
    test(`${network}, ${view}`, async ({ page }) => {
      test.setTimeout(150_000);
      await open(page, link);
      await page.getByRole("button", { name: view, exact: true }).click();
      const watching = watchLetter(page);
      await send(page);
      const frames = await watching;
      const total = (await place(page)).of;
      expect(new Set(frames.map((frame) => frame.hop)).size, "the letter was seen on its way to every hop").toBe(total);
      const places = new Set(frames.map((frame) => `${frame.x} ${frame.y}`));
      expect(places.size, "it moves in small steps").toBeGreaterThan(total * 3);
      const off = frames.filter((frame) => frame.beyond > 0);
      expect(off.map((frame) => `hop ${frame.hop} at ${frame.x} ${frame.y}: ${frame.beyond.toFixed(1)} beside the road`)).toEqual([]);
      // Nor does it jump: it is never faster than a long road takes at its fastest, however seldom a busy machine draws.
      // (Whether it was moved before or after we look in a frame may differ, so what we see can be a frame old.)
      const jumps = frames.slice(2).flatMap((frame, index) => {
        const [early, before] = frames.slice(index, index + 2);
        const [way, time] = [Math.hypot(frame.x - before.x, frame.y - before.y), frame.time - early.time];
        const said = `hop ${frame.hop}: ${way.toFixed(0)} in ${time.toFixed(0)} ms, from ${before.x} ${before.y} to ${frame.x} ${frame.y}`;
        return way > 20 + 2 * time ? [said] : [];
      });
      expect(jumps).toEqual([]);
    });
  }
});

test.describe("silence is not refusal", () => {
  test("a drop: nothing comes back, and the client waits", async ({ page }) => {
    await open(page);
    await select(page, "Security group sg-web, at web-1");
    await part(page, "Inbound rules").getByRole("button", { name: "Remove sg-web inbound rule 1" }).click();
    await send(page);
    await skipToVerdict(page);
    const found = await verdict(page);
    expect(found).toMatchObject({ code: "ENI_SG_RULES_MISMATCH", client: "Timeout" });
    expect(found.words).toContain("a timeout");
    expect(found.words).toContain("sg-web");
    expect((await journey(page)).map((hop) => hop.leg)).not.toContain("Reply");
    await expect(hops(page).last()).toHaveAccessibleName(/Security group of web-1 · inbound, dropped/);
    await expect(timeline(page).getByText("Silence: nothing comes back.")).toBeVisible();
    await keepPicture(page, "dropped");
  });

  test("a refusal: the host answers at once that nobody listens", async ({ page }) => {
    await open(page);
    await select(page, "EC2 instance web-1");
    await inspector(page).getByRole("button", { name: "Remove 80 HTTP" }).click();
    await send(page);
    await skipToVerdict(page);
    const found = await verdict(page);
    expect(found).toMatchObject({ code: "SIM_PORT_CLOSED", client: "Refused" });
    expect(found.words).toContain("connection refused");
    expect(found.words).not.toContain("timeout");
    const legs = await journey(page);
    expect(legs.find((hop) => hop.title === "web-1")).toMatchObject({ leg: "Request", said: "refused, port closed" });
    expect(legs.at(-1), "the reset comes home").toMatchObject({ leg: "Reply", title: "laptop" });
    await expect(timeline(page).getByText("Silence")).toBeHidden();
    await keepPicture(page, "refused");
  });
});

test("with little motion nothing travels, and every hop is one step away", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);
  await send(page);
  await expectAt(page, 1);
  await expect(button(page, "Play"), "it does not play by itself").toBeVisible();
  const watched = watchLetter(page);
  for (let at = 2; at <= WEB_SERVER.length; at += 1) {
    await button(page, "One step forward").click();
    await expect(hops(page).nth(at - 1)).toHaveAccessibleName(/, (passed|rewritten), /);
    await expectAt(page, at);
  }
  await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
  const frames = await watched;
  const places = new Set(frames.map((frame) => `${frame.hop}: ${frame.x} ${frame.y}`));
  expect(places.size, "one place for each hop, and none between").toBe(WEB_SERVER.length);
  // Played by somebody who asks for it, it still does not travel.
  await button(page, "Play").click();
  await expect(button(page, "Pause")).toBeVisible();
  await expectAt(page, 2);
});
