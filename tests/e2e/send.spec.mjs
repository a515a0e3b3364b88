// The envelope can be put on anything: it goes where that leads, or it is said in words why it goes nowhere.
import {
  clickOn, dock, drag, dropOn, inspector, notice, open, placeOn, canvas, select, sendForm, showEverything, skipToVerdict, startFrom,
  thing, timeline, verdict, verdictCode,
} from "./moves.mjs";
import { goTo, tabTo } from "./keys.mjs";
import { expect, keepPicture, test } from "./page.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const hint = (page) => canvas(page).locator(".drop-hint");
const take = (page) => dock(page).getByRole("button", { name: "Take the envelope" }).click();
const receiver = (page) => sendForm(page).getByRole("combobox", { name: "To", exact: true }).locator("option:checked");

/** Two private servers with NAT, and a table, an endpoint and an environment beside them. */
async function world(page) {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page);
  await startFrom(page, "Public and private");
  await dropOn(page, "DynamoDB table", "Region Asia Pacific (Seoul)", [0.3, 0.975], "DynamoDB table table-1");
  await dropOn(page, "Interface endpoint", "Subnet private-a", "foot", "Interface endpoint vpce-sqs");
  await dropOn(page, "Elastic Beanstalk", "VPC office", "foot", "Elastic Beanstalk my-app");
  await inspector(page).getByRole("button", { name: "Upload an application" }).click();
  await expect(thing(page, "Load balancer my-app-alb")).toBeVisible();
  await showEverything(page);
}

test("dropped on what stands for something else, it goes there", async ({ page }) => {
  await world(page);
  const node = canvas(page).getByRole("button", { name: /^Load balancer node/ }).first();
  for (const [from, target, called, code, port] of [
    ["Laptop laptop", thing(page, "Load balancer my-app-alb"), "my-app-alb", "SIM_REACHABLE", "80"],
    ["Laptop laptop", node, "my-app-alb", "SIM_REACHABLE", "80"],
    ["Laptop laptop", thing(page, "Elastic Beanstalk my-app"), "my-app-alb", "SIM_REACHABLE", "80"],
    ["EC2 instance app-a", thing(page, "DynamoDB table table-1"), "table-1", "SIM_REACHABLE", "443"],
    ["EC2 instance app-a", thing(page, "Interface endpoint vpce-sqs"), /^vpce-sqs · 10\.0\.11\.\d+$/, "ENI_SG_RULES_MISMATCH", "443"],
    ["EC2 instance app-a", thing(page, "Elastic IP eip-web-1"), "web-1 · public 203.0.113.10", "SIM_REACHABLE", "80"],
  ]) {
    await test.step(`from ${from} to ${called}`, async () => {
      await take(page);
      const to = await placeOn(target);
      await drag(page, await placeOn(thing(page, from)), to, async () => {
        await expect(canvas(page).locator(".drop-mark.is-shown"), "a legal end lights up").toBeVisible();
        await expect(hint(page)).toBeHidden();
      });
      await skipToVerdict(page);
      expect((await verdict(page)).code).toBe(code);
      await expect(receiver(page)).toHaveText(called);
      await expect(sendForm(page).getByRole("combobox", { name: "Port", exact: true })).toHaveValue(port);
    });
  }
});

test("taken from what does not send, it says why and what to take", async ({ page }) => {
  await world(page);
  for (const [name, place, words] of [
    ["NAT gateway nat-a", "middle", "A NAT gateway sends nothing of its own: it forwards what others send. Choose an instance that sends through it."],
    ["Load balancer my-app-alb", "middle", /^A load balancer sends nothing of its own/],
    ["DynamoDB table table-1", "middle", "A DynamoDB table answers and calls nobody. Choose who calls it: an instance, a laptop or an internet host."],
    ["Internet gateway igw-office", "middle", /^An internet gateway only deals with packets on their way\./],
    ["Subnet private-a", "foot", /^A subnet does not send packets itself\. Choose who sends/],
  ]) {
    await test.step(name, async () => {
      await take(page);
      await clickOn(page, thing(page, name), place);
      await expect(notice(page)).toContainText(words);
      await expect(timeline(page)).toBeHidden();
      // Still in hand: whoever sends can be pressed at once.
      await expect(dock(page).getByRole("button", { name: "Take the envelope" })).toHaveAttribute("aria-pressed", "true");
      await page.keyboard.press("Escape");
      await expect(notice(page)).toBeEmpty();
    });
  }
  await test.step("while it is dragged, too", async () => {
    await take(page);
    const nat = await placeOn(thing(page, "NAT gateway nat-a"));
    await page.mouse.move(nat.x, nat.y);
    await expect(hint(page)).toContainText("A NAT gateway sends nothing of its own");
    await drag(page, nat, await placeOn(thing(page, "EC2 instance web-1")), async () => {
      await expect(hint(page)).toContainText("A NAT gateway sends nothing of its own");
      await keepPicture(page, "envelope-refused");
    });
    await expect(notice(page)).toContainText("A NAT gateway sends nothing of its own");
    await expect(hint(page)).toBeHidden();
  });
});

test("delivered where nobody takes it, it says why, and the next press can be another receiver", async ({ page }) => {
  await world(page);
  await take(page);
  await drag(page, await placeOn(thing(page, "EC2 instance app-a")), await placeOn(thing(page, "Internet gateway igw-office")), async () => {
    await expect(hint(page)).toContainText("An internet gateway only deals with packets on their way. Choose who receives, such as an instance.");
    await expect(canvas(page).locator(".drop-mark.is-shown")).toBeHidden();
  });
  await expect(notice(page)).toContainText("Choose who receives, such as an instance.");
  await expect(sendForm(page).getByRole("status")).toHaveText("app-a sends. Now press the receiver.");
  await clickOn(page, thing(page, "EC2 instance web-1"));
  await skipToVerdict(page);
  await expect(receiver(page)).toHaveText("web-1");
  await expect(notice(page)).toBeEmpty();
});

test("in Korean it says so in Korean", async ({ page }) => {
  await world(page);
  await page.getByRole("button", { name: /Korean/ }).click();
  const korean = page.getByRole("region", { name: "패킷을 보내고 따라가기" });
  await korean.getByRole("button", { name: "봉투 집기" }).click();
  await drag(page, await placeOn(thing(page, "노트북 laptop")), await placeOn(thing(page, "서브넷 private-a"), "foot"), async () => {
    await expect(hint(page)).toHaveText("서브넷에서 직접 패킷을 받지는 않습니다. 그 안에서 인스턴스 같은 것을 고르세요.");
  });
  await expect(notice(page)).toContainText("서브넷에서 직접 패킷을 받지는 않습니다.");
  await clickOn(page, thing(page, "로드 밸런서 my-app-alb"));
  await skipToKoreanVerdict(korean);
  await expect(korean.getByRole("code").first()).toHaveText("SIM_REACHABLE");
  await korean.getByRole("button", { name: "봉투 집기" }).click();
  await clickOn(page, thing(page, "NAT 게이트웨이 nat-a"));
  await expect(notice(page)).toContainText("NAT 게이트웨이는 스스로 보내지 않고 남이 보낸 것을 전달합니다. 이곳을 거쳐 보낼 인스턴스를 고르세요.");
});

async function skipToKoreanVerdict(korean) {
  const skip = korean.getByRole("button", { name: "결과 바로 보기" });
  if (await skip.isVisible()) {
    await skip.click();
  }
}

test("by keyboard: Enter takes it from what is focused, and delivers it", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private");
  await dock(page).getByRole("button", { name: "Take the envelope" }).focus();
  await page.keyboard.press("Enter");
  await goTo(page, canvas(page));
  const walkTo = (name) => tabTo(page, thing(page, name).first());
  await walkTo("NAT gateway nat-a");
  await page.keyboard.press("Enter");
  await expect(notice(page)).toContainText("A NAT gateway sends nothing of its own");
  await page.keyboard.press("Shift+Tab");
  await walkTo("EC2 instance app-a");
  await page.keyboard.press("Enter");
  await expect(sendForm(page).getByRole("status")).toHaveText("app-a sends. Now press the receiver.");
  await walkTo("EC2 instance app-b");
  await page.keyboard.press("Enter");
  await expect(timeline(page)).toBeVisible();
  await expect(receiver(page)).toHaveText("app-b · 10.0.12.10");
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test("a finger takes it, delivers it, and is told why not", async ({ page }) => {
    await open(page, "./#starter=public-and-private");
    await dock(page).getByRole("button", { name: "Open the packet sheet" }).tap();
    await dock(page).getByRole("button", { name: "Take the envelope" }).tap();
    const tap = async (name) => {
      const at = await placeOn(thing(page, name));
      await page.touchscreen.tap(at.x, at.y);
    };
    await tap("NAT gateway nat-a");
    await expect(notice(page)).toContainText("A NAT gateway sends nothing of its own");
    await tap("EC2 instance app-a");
    await expect(notice(page)).toBeEmpty();
    await tap("NAT gateway nat-b");
    // The sheet makes room for the packet, and is there again when it is asked for.
    await dock(page).getByRole("button", { name: "Open the packet sheet" }).tap();
    await expect(receiver(page)).toHaveText("nat-b");
  });
});

test("what is asked for while nothing can be sent says so; a packet that is only offered is sent", async ({ page }) => {
  await open(page, "./#starter=empty");
  await page.keyboard.press("r");
  await expect(notice(page)).toContainText("Add a laptop or an EC2 instance to the canvas");
  await startFrom(page, "Web server");
  await page.keyboard.press("r");
  await expect(timeline(page)).toBeVisible();
  await page.keyboard.press("End");
  await expect(verdictCode(page)).toBeVisible();
});
