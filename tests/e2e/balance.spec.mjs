// Load balancers: what an environment builds and how it grows, and which targets a balancer of one's own chooses.
import {
  askForPort, change, clickOn, decidingRow, dropOn, goToHop, inspector, journey, open, part, select, send, sendForm,
  showEverything, skipToVerdict, startFrom, thing, verdict,
} from "./moves.mjs";
import { expectEverythingFits } from "./fits.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const BALANCER = "Load balancer alb-1";
const GROUP = "Target group tg-1";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const press = (page, name) => inspector(page).getByRole("button", { name, exact: true }).first().click();
const requests = async (page) => (await journey(page)).filter((hop) => hop.leg === "Request");
const targets = (page) => part(page, "Targets · tg-1").getByRole("listitem");
const healthy = (page) => targets(page).getByText(/^✓ healthy$/);

/** Sends from the laptop to one in the list of receivers, to a port, and waits for the end. */
async function ask(page, to, port = 80) {
  const form = sendForm(page);
  await form.getByRole("combobox", { name: "From", exact: true }).selectOption({ label: "laptop · 198.51.100.7" });
  await form.getByRole("combobox", { name: "To", exact: true }).selectOption({ label: to });
  await askForPort(page, port);
  await send(page);
  await skipToVerdict(page);
  return verdict(page);
}

/** Goes to the load balancer on the way of the packet, and gives what it did there. */
async function atTheBalancer(page, name) {
  await goToHop(page, "Request", `Load balancer ${name}`);
  return (await requests(page)).find((hop) => hop.title === `Load balancer ${name}`).said;
}

test("lab 10 by hand: an application is uploaded, grows with its load and outlives a zone", async ({ page }) => {
  await open(page, "./#lab=just-upload-it");
  const lab = page.getByRole("region", { name: "Lab", exact: true });
  const address = "my-app.ap-northeast-2.elasticbeanstalk.com";
  const instances = page.getByRole("application").getByRole("button", { name: /^EC2 instance my-app-\d/ });
  await expect(lab.getByText("Everybody gets an answer from the application on port 80.")).toBeVisible();

  await test.step("a program is all that one brings", async () => {
    await dropOn(page, "Elastic Beanstalk", "VPC office", "foot", "Elastic Beanstalk my-app");
    await press(page, "Upload an application");
    await expect(inspector(page).getByText(address)).toBeVisible();
    for (const built of ["my-app-alb-sg", "my-app-alb", "my-app-tg", "my-app-sg", "my-app-asg"]) {
      await expect(part(page, "What it built").getByRole("button", { name: built, exact: true })).toBeVisible();
    }
    await expect(instances).toHaveCount(2);
    await expect(lab.getByText("3 of 4 goals met")).toBeVisible();
  });

  await test.step("its name is answered in two stops, an instance by itself is out of reach", async () => {
    expect((await ask(page, address)).code).toBe("SIM_REACHABLE");
    const stops = (await requests(page)).map((hop) => hop.title);
    const node = stops.indexOf("Load balancer my-app-alb");
    expect(node, "the node of the load balancer").toBeGreaterThan(0);
    expect(stops.at(-1)).toMatch(/^my-app-[12]$/);
    expect(await atTheBalancer(page, "my-app-alb")).toContain(`→ ${stops.at(-1)}`);
    await expect(decidingRow(page)).toContainText(stops.at(-1));
    await keepPicture(page, "balance-two-stops");
    const straight = await sendForm(page)
      .getByRole("option", { name: /^my-app-1 · public/ })
      .first()
      .innerText();
    expect((await ask(page, straight)).code).toBe("ENI_SG_RULES_MISMATCH");
  });

  await test.step("four instances carry the load", async () => {
    await select(page, "Elastic Beanstalk my-app");
    await inspector(page).getByRole("slider", { name: /^Requests per second/ }).fill("400");
    await expect(instances).toHaveCount(4);
    await expect(lab.getByText("4 of 4 goals met")).toBeVisible();
    await showEverything(page);
    await expectEverythingFits(page, "an environment with four instances");
    await keepPicture(page, "balance-environment");
  });

  await test.step("zone b is struck: all four are in zone a, and the name still answers", async () => {
    await clickOn(page, thing(page, "Availability Zone ap-northeast-2b"), "head");
    await press(page, "Strike with a disaster");
    await expect(instances.and(page.getByRole("button", { name: /, in public-a,/ }))).toHaveCount(4);
    await expect(lab.getByText("4 of 4 goals met")).toBeVisible();
    expect((await ask(page, address)).code).toBe("SIM_REACHABLE");
    await expect(lab.getByRole("region", { name: "Why it works" })).toBeVisible();
  });
});

test("a load balancer chooses among the healthy, and answers by itself when there is nobody", async ({ page }) => {
  await open(page);
  await startFrom(page, "Public and private subnets with NAT");
  await dropOn(page, "Application Load Balancer", "VPC office", "foot", BALANCER);
  await showEverything(page);

  await test.step("nobody is registered: 503", async () => {
    await select(page, BALANCER);
    await inspector(page).getByRole("checkbox", { name: "sg-web" }).check();
    const end = await ask(page, "alb-1");
    expect(end.code).toBe("ELBV2_LISTENER_HAS_NO_TG");
    expect(end.client).toBe("HTTP 503");
  });

  await test.step("two are registered and healthy", async () => {
    await select(page, GROUP);
    await part(page, "Registered instances").getByRole("checkbox", { name: "app-a" }).check();
    await part(page, "Registered instances").getByRole("checkbox", { name: "app-b" }).check();
    await expect(targets(page).filter({ hasText: "unhealthy" }), "nothing is on port 80").toHaveCount(2);
    await change(page, "Port of the targets", "8080");
    await expect(healthy(page)).toHaveCount(2);
    expect((await ask(page, "alb-1")).code).toBe("SIM_REACHABLE");
    expect((await requests(page)).at(-1).title).toMatch(/^app-[ab]$/);
  });

  await test.step("the one that fails its check is not chosen", async () => {
    await select(page, "EC2 instance app-a");
    await press(page, "Remove 8080 HTTP");
    await select(page, GROUP);
    await expect(targets(page).filter({ hasText: "app-a" })).toContainText("unhealthy: refused");
    await expect(healthy(page)).toHaveCount(1);
    for (const again of ["once", "twice"]) {
      expect((await ask(page, "alb-1")).code, again).toBe("SIM_REACHABLE");
      expect((await requests(page)).at(-1).title, again).toBe("app-b");
    }
    expect(await atTheBalancer(page, "alb-1")).toContain("→ app-b");
    await expect(decidingRow(page)).toContainText("app-b");
    await keepPicture(page, "balance-unhealthy");
  });

  await test.step("a check on a page that is not there makes none healthy: any of them is tried", async () => {
    await select(page, GROUP);
    await change(page, "Health check path", "/nowhere");
    await expect(targets(page).filter({ hasText: "app-b" })).toContainText("unhealthy: no such page (404)");
    await ask(page, "alb-1");
    expect(await atTheBalancer(page, "alb-1")).toContain("(all unhealthy)");
    await select(page, GROUP);
    await change(page, "Health check path", "/health");
    await expect(healthy(page)).toHaveCount(1);
  });

  await test.step("both refuse: 502, both are stopped: 503", async () => {
    await select(page, "EC2 instance app-b");
    await press(page, "Remove 8080 HTTP");
    expect((await ask(page, "alb-1")).client).toBe("HTTP 502");
    for (const name of ["EC2 instance app-a", "EC2 instance app-b"]) {
      await select(page, name);
      await press(page, "Stop");
    }
    await select(page, GROUP);
    await expect(targets(page).filter({ hasText: "unused" })).toHaveCount(2);
    expect((await ask(page, "alb-1")).client).toBe("HTTP 503");
  });

  await test.step("on a port without a listener nothing is said", async () => {
    await select(page, BALANCER);
    await change(page, "Listener 1", "tcp/443");
    const end = await ask(page, "alb-1");
    expect(end.code).toBe("ELBV2_LISTENERS_MISMATCH");
    expect(end.client).toBe("Timeout");
  });
});
