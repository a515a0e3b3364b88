// The terminal of the laptop: lab 1 by typing what a learner types, lab 2 to its end, and a telephone.
import { inspector, open, paletteEntry, part, select, thing, timeline } from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const panel = (page) => page.getByRole("region", { name: "Lab", exact: true });
const terminal = (page) => page.getByRole("region", { name: "Terminal on laptop" });
const screen = (page) => terminal(page).getByRole("log");

async function openTerminal(page) {
  await page.getByRole("button", { name: "Terminal", exact: true }).first().click();
  await expect(terminal(page).getByRole("textbox", { name: "Command" })).toBeFocused();
}

/** Types a line; what it printed is whatever stands behind it. */
async function type(page, line, printed) {
  await terminal(page).getByRole("textbox", { name: "Command" }).fill(line);
  await page.keyboard.press("Enter");
  if (printed) {
    await expect(screen(page).locator("p").last()).toHaveText(printed);
  }
}

/** Places a component with the keyboard, where it belongs. */
async function place(page, component, becomes) {
  await paletteEntry(page, component).press("Enter");
  await expect(thing(page, becomes)).toBeVisible();
}

/** Adds an inbound rule to the group of the instance. */
async function addRule(page, number, port, source) {
  await select(page, "Security group sg-default-shop, at server-1");
  const rules = part(page, "Inbound rules");
  await rules.getByRole("button", { name: "Add rule" }).click();
  const row = rules.getByRole("group", { name: `sg-default-shop inbound rule ${number}`, exact: true });
  const ports = row.getByRole("textbox", { name: /: port range$/ });
  await ports.fill(port);
  await ports.press("Enter");
  if (source) {
    const peer = row.getByRole("textbox", { name: /: (CIDR block|source)$/ });
    await peer.fill(source);
    await peer.press("Enter");
  }
}

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("lab 1: what ssh says at each step, until the shop is open", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page, "./#lab=your-first-server");
  await expect(panel(page)).toBeVisible();
  const login = (key, user, host) => `ssh -i ${key} ${user}@${host}`;
  const first = "203.0.113.118";

  await test.step("a key pair, then an instance", async () => {
    await place(page, "Key pair", "Key pair my-key-2");
    await place(page, "EC2 instance", "EC2 instance server-1");
    await expect(inspector(page)).toContainText(first);
    await expect(inspector(page).getByRole("combobox", { name: "Key pair", exact: true })).toHaveValue("my-key-2");
  });

  await test.step("no rule for port 22", async () => {
    await openTerminal(page);
    await type(page, login("my-key-2.pem", "ec2-user", first), `ssh: connect to host ${first} port 22: Connection timed out`);
    await expect(timeline(page)).toBeVisible();
    await terminal(page).getByRole("button", { name: "Close the terminal" }).click();
    await addRule(page, 2, "22", "198.51.100.0/24");
    await expect(terminal(page)).toBeHidden();
  });

  await test.step("a key that others may read", async () => {
    await openTerminal(page);
    const denied = `ec2-user@${first}: Permission denied (publickey).`;
    await type(page, login("my-key-2.pem", "ec2-user", first), denied);
    await expect(screen(page)).toContainText("WARNING: UNPROTECTED PRIVATE KEY FILE!");
    await expect(screen(page)).toContainText("Permissions 0644 for 'my-key-2.pem' are too open.");
    await keepPicture(page, "terminal-unprotected");
    await type(page, "chmod 400 my-key-2.pem");
    await type(page, "ls -l my-key-2.pem", "-r-------- 1 me me 1678 Jan 2 09:00 my-key-2.pem");
  });

  await test.step("another key, another user, nobody's file", async () => {
    await type(page, "clear");
    await type(page, login("my-key-1.pem", "ec2-user", first), `ec2-user@${first}: Permission denied (publickey).`);
    await type(page, login("my-key-2.pem", "ubuntu", first), `ubuntu@${first}: Permission denied (publickey).`);
    await type(page, login("my-key.pem", "ec2-user", first));
    await expect(screen(page)).toContainText("Warning: Identity file my-key.pem not accessible: No such file or directory.");
  });

  await test.step("in, and out again; the arrows bring typed lines back", async () => {
    await type(page, login("my-key-2.pem", "ec2-user", first));
    await expect(terminal(page)).toContainText("[ec2-user@ip-10-0-1-10 ~]$");
    await type(page, "curl http://198.51.100.80", "<html><body><h1>It works!</h1></body></html>");
    await type(page, "exit", `Connection to ${first} closed.`);
    const field = terminal(page).getByRole("textbox", { name: "Command" });
    await field.press("ArrowUp");
    await expect(field).toHaveValue("exit");
    await field.press("ArrowUp");
    await expect(field).toHaveValue("curl http://198.51.100.80");
    await field.press("Escape");
    await expect(terminal(page)).toBeHidden();
  });

  await test.step("the web server, its port, its address", async () => {
    await select(page, "EC2 instance server-1");
    await inspector(page).getByRole("combobox", { name: "User data" }).selectOption({ label: "install a web server" });
    await expect(inspector(page)).toContainText("Downloaded at first boot");
    await addRule(page, 3, "80");
    await select(page, "EC2 instance server-1");
    await place(page, "Elastic IP", "Elastic IP eip-1");
    await openTerminal(page);
    await type(page, "curl http://203.0.113.10", "<html><body><h1>It works!</h1></body></html>");
    await expect(panel(page).getByText("4 of 4 goals met")).toBeVisible();
    await keepPicture(page, "terminal-lab-1");
  });
});

test("lab 2: the address goes with a stop and a start, until it is the account's own", async ({ page }) => {
  await open(page, "./#lab=the-address-that-stays");
  await openTerminal(page);
  await type(page, "curl http://203.0.113.115", "<html><body><h1>It works!</h1></body></html>");
  await page.keyboard.press("Escape");

  await select(page, "EC2 instance web-1");
  await inspector(page).getByRole("button", { name: "Reboot", exact: true }).click();
  await expect(inspector(page)).toContainText("203.0.113.115");
  await inspector(page).getByRole("button", { name: "Stop", exact: true }).click();
  await inspector(page).getByRole("button", { name: "Start", exact: true }).click();
  await expect(inspector(page)).toContainText("203.0.113.116");
  await openTerminal(page);
  await type(page, "curl http://203.0.113.115");
  await expect(screen(page)).toContainText("Connection timed out");
  await page.keyboard.press("Escape");

  await select(page, "EC2 instance web-1");
  await place(page, "Elastic IP", "Elastic IP eip-1");
  await expect(panel(page).getByText("3 of 3 goals met")).toBeVisible();
  await select(page, "EC2 instance web-1");
  await inspector(page).getByRole("button", { name: "Stop", exact: true }).click();
  await inspector(page).getByRole("button", { name: "Start", exact: true }).click();
  await openTerminal(page);
  await type(page, "curl http://203.0.113.10", "<html><body><h1>It works!</h1></body></html>");
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test("the terminal opens over the canvas and leaves the packet in sight", async ({ page }) => {
    await open(page);
    await openTerminal(page);
    await type(page, "nc -vz 203.0.113.10 22", "Connection to 203.0.113.10 22 port [tcp/ssh] succeeded!");
    await expect(thing(page, "EC2 instance web-1")).toBeInViewport();
    await keepPicture(page, "terminal-telephone");
  });
});
