// Labs: judged while the network changes, solved by their recorded solutions, by hand, by keyboard, and on a telephone.
import { readdirSync, readFileSync } from "node:fs";
import { goTo, pressWithEnter, sendToPort, walkTo, writeInto } from "./keys.mjs";
import { dock, inspector, open, paletteEntry, palette, part, select, sendForm, thing, timeline, verdictCode } from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const folder = new URL("../../crates/labs/catalog/", import.meta.url);
const labs = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));

const WORDS = {
  en: {
    panel: "Lab",
    labs: "Labs",
    solve: "Show a solution",
    reset: "Start over",
    leave: "Leave the lab",
    why: "Why it works",
    see: "See where it happened",
    met: (met, all) => `${met} of ${all} goals met`,
  },
  ko: { panel: "실습", solve: "풀이 보기", why: "왜 그럴까요", see: "그 순간 보기", met: (met, all) => `목표 ${all}개 중 ${met}개 달성` },
};

const panel = (page, words = WORDS.en) => page.getByRole("region", { name: words.panel, exact: true });
const goal = (page, text) => panel(page).getByRole("listitem").filter({ hasText: text });

/** Opens a lab by its link. */
async function openLab(page, id, words = WORDS.en) {
  await open(page, `./#lab=${id}`);
  await expect(panel(page, words)).toBeVisible();
}

/** Adds the rule with which the answers of the lab's server may leave, in the open inspector of its checkpoint. */
async function letAnswersLeave(page, words = { list: "Outbound rules", add: "Add rule", row: "Rule 110 outbound", ports: /: port range$/ }) {
  await part(page, words.list).getByRole("button", { name: words.add }).click();
  const rule = part(page, words.list).getByRole("group", { name: words.row, exact: true });
  const ports = rule.getByRole("textbox", { name: words.ports });
  await ports.fill("1024-65535");
  await ports.press("Enter");
}

test.describe("in Korean", () => {
  test.use({ locale: "ko-KR" });
  for (const lab of labs) {
    test(`${lab.kind} ${lab.number}, ${lab.title.en}: the recorded solution meets every goal`, async ({ page }) => {
      const all = lab.goals.length;
      await openLab(page, lab.id, WORDS.ko);
      const lesson = panel(page, WORDS.ko);
      await expect(lesson.getByRole("heading", { name: lab.title.ko })).toBeVisible();
      await expect(lesson.getByText(WORDS.ko.met(all, all))).toBeHidden();
      await expect(lesson.getByRole("region", { name: WORDS.ko.why })).toBeHidden();
      await lesson.getByRole("button", { name: WORDS.ko.solve }).click();
      await expect(lesson.getByText(WORDS.ko.met(all, all))).toBeVisible();
      await expect(lesson.getByRole("region", { name: WORDS.ko.why })).toContainText(lab.why.text.ko);
      if (lab.why.probe) {
        await lesson.getByRole("button", { name: WORDS.ko.see }).click();
        await expect(page.getByRole("region", { name: "패킷을 보내고 따라가기" }).getByRole("list").first()).toBeVisible();
      }
      await keepPicture(page, `lab-${lab.id}`);
    });
  }
});

test("goals light up and go out again, and what was done is kept", async ({ page }) => {
  await openLab(page, "checkpoint-or-dog");
  const answers = goal(page, "The blog answers the laptop on port 80.");
  await expect(answers).toContainText("(not yet)");

  await test.step("hints come one by one", async () => {
    const step = panel(page).getByRole("listitem").filter({ hasText: "Let answers leave" });
    await step.getByRole("button", { name: "Hint" }).click();
    await expect(step).toContainText("stateless");
    await step.getByRole("button", { name: "Tell me more" }).click();
    await expect(step).toContainText("Add an outbound rule to acl-blog.");
    await step.getByRole("button", { name: "Show me" }).click();
    await expect(inspector(page).getByRole("textbox", { name: "Name", exact: true })).toHaveValue("acl-blog");
  });

  await test.step("the rule is added by hand", async () => {
    await letAnswersLeave(page);
    await expect(answers).toContainText("(met)");
    await expect(panel(page).getByText(WORDS.en.met(4, 4))).toBeVisible();
    await expect(panel(page).getByRole("region", { name: WORDS.en.why })).toBeVisible();
  });

  await test.step("undo breaks it again", async () => {
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(answers).toContainText("(not yet)");
    await page.getByRole("button", { name: "Redo", exact: true }).click();
    await expect(answers).toContainText("(met)");
  });

  await test.step("it is still there after a reload", async () => {
    await page.waitForFunction(() => localStorage.getItem("tollgate.lab.checkpoint-or-dog")?.includes("1024-65535"));
    await page.reload();
    await expect(panel(page).getByText(WORDS.en.met(4, 4))).toBeVisible();
  });

  await test.step("the own work waits, and the list remembers", async () => {
    const title = page.getByRole("textbox", { name: "Title of this network" });
    await expect(title).toHaveValue("Checkpoint or dog?");
    await panel(page).getByRole("button", { name: WORDS.en.leave }).click();
    await expect(panel(page)).toBeHidden();
    await expect(title).toHaveValue("Web server in a public subnet");
    await page.getByRole("banner").getByRole("button", { name: WORDS.en.labs }).click();
    const list = page.getByRole("dialog", { name: WORDS.en.labs });
    await expect(list.getByRole("button", { name: /Checkpoint or dog\?/ })).toContainText("done");
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
  });

  await test.step("and the lab goes on where it was", async () => {
    await page.getByRole("banner").getByRole("button", { name: WORDS.en.labs }).click();
    await page.getByRole("dialog").getByRole("button", { name: /Checkpoint or dog\?/ }).click();
    await expect(panel(page).getByText(WORDS.en.met(4, 4))).toBeVisible();
    await panel(page).getByRole("button", { name: WORDS.en.reset }).click();
    await expect(answers).toContainText("(not yet)");
  });
});

test("a lab offers only what it needs, and shows where", async ({ page }) => {
  await openLab(page, "tour");
  await expect(paletteEntry(page, "VPC")).toBeVisible();
  await expect(palette(page).getByRole("button", { name: /^NAT gateway/ })).toBeHidden();
  const step = panel(page).getByRole("listitem").filter({ hasText: "Put a VPC into the region" });
  await step.getByRole("button", { name: "Show me" }).click();
  await expect(paletteEntry(page, "VPC")).toHaveClass(/is-pointed/);
});

test("a link to a lab that there is not says so and leaves the work alone", async ({ page }) => {
  await open(page, "./#lab=nothing-of-the-kind");
  await expect(page.locator(".notices")).toContainText("There is no lab of that name.");
  await expect(thing(page, "EC2 instance web-1")).toBeVisible();
});

test("a lab whose file does not come says so and leaves the work alone", async ({ page }) => {
  await page.route("**/labs/*.json*", (route) => route.fulfill({ status: 200, body: "<html>not found</html>" }));
  await open(page, "./#lab=tour");
  await expect(page.locator(".notices")).toContainText("did not arrive");
  await expect(thing(page, "EC2 instance web-1")).toBeVisible();
});

test.describe("with little motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the tour of the village by keyboard alone", async ({ page }) => {
    test.setTimeout(180_000);
    await openLab(page, "tour");
    const place = async (component, becomes) => {
      await goTo(page, palette(page));
      await pressWithEnter(page, paletteEntry(page, component));
      await expect(thing(page, becomes)).toBeVisible();
    };
    const addRule = async (list, row, ports) => {
      await goTo(page, inspector(page));
      await pressWithEnter(page, part(page, list).getByRole("button", { name: "Add rule" }));
      const field = part(page, list).getByRole("group", { name: row, exact: true }).getByRole("textbox", { name: /: port range$/ });
      await goTo(page, dock(page));
      await page.keyboard.press("Shift+F6");
      await writeInto(page, field, ports);
    };
    await place("VPC", "VPC vpc-1");
    await place("Availability Zone", "Availability Zone ap-northeast-2a");
    await place("Subnet", "Subnet subnet-1");
    await place("EC2 instance", "EC2 instance server-1");
    await goTo(page, inspector(page));
    await pressWithEnter(page, inspector(page).getByRole("button", { name: "80 HTTP", exact: true }));
    await place("Internet gateway", "Internet gateway igw-1");
    await walkTo(page, "Subnet subnet-1");
    await place("Route table", "Route table rtb-1");
    await goTo(page, inspector(page));
    await pressWithEnter(page, part(page, "Routes").getByRole("button", { name: "Add route" }));
    await walkTo(page, "EC2 instance server-1");
    await place("Elastic IP", "Elastic IP eip-1");
    await walkTo(page, "EC2 instance server-1");
    await place("Security group", "Security group sg-1, at server-1");
    await addRule("Inbound rules", "sg-1 inbound rule 1", "80");
    await expect(goal(page, "The laptop gets an answer")).toContainText("(met)");
    await walkTo(page, "Subnet subnet-1");
    await place("Network ACL", "Network ACL acl-1, at subnet-1");
    await expect(goal(page, "The laptop gets an answer")).toContainText("(not yet)");
    await addRule("Inbound rules", "Rule 100 inbound", "80");
    await addRule("Outbound rules", "Rule 100 outbound", "1024-65535");
    await expect(panel(page).getByText(WORDS.en.met(3, 3))).toBeVisible();

    await sendToPort(page, 80);
    await expect(verdictCode(page)).toHaveText("SIM_REACHABLE");
    await keepPicture(page, "lab-tour-by-keyboard");
  });
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test("checkpoint or dog, from its link", async ({ page }) => {
    await openLab(page, "checkpoint-or-dog");
    await keepPicture(page, "lab-telephone-begin");
    const step = panel(page).getByRole("listitem").filter({ hasText: "Let answers leave" });
    await step.getByRole("button", { name: "Show me" }).tap();
    await page.getByRole("button", { name: "Inspect", exact: true }).tap();
    await expect(inspector(page).getByRole("textbox", { name: "Name", exact: true })).toHaveValue("acl-blog");
    await letAnswersLeave(page);
    await expect(panel(page).getByRole("region", { name: WORDS.en.why })).toBeVisible();
    await keepPicture(page, "lab-telephone-end");
  });

  test("a packet is seen on its way, with no lab in front of it", async ({ page }) => {
    await openLab(page, "checkpoint-or-dog");
    await expect(panel(page)).toBeVisible();
    await page.getByRole("button", { name: "Open the packet sheet" }).tap();
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await expect(page.getByRole("group", { name: "The packet's journey" })).toBeVisible();
    await expect(panel(page)).toBeHidden();
  });
});
