// The work is never lost: not by reloading, not by a closed tab, not by a damaged link or file.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  change,
  documentOf,
  drag,
  dropOn,
  notice,
  open,
  openFile,
  placeOn,
  rename,
  saveFile,
  startFrom,
  thing,
} from "./moves.mjs";
import { expect, keepPicture, test } from "./page.mjs";

const damaged = (name) => fileURLToPath(new URL(`../../crates/interop/tests/damaged/${name}`, import.meta.url));
const linkIn = (name) => readFileSync(damaged(name), "utf8").trim();

/** Some work of one's own: a starter with a change of each sort, so that nothing of it is anybody's default. */
async function someWork(page) {
  await open(page);
  await startFrom(page, "Two tiers with a database host");
  await dropOn(page, "Laptop", "Region Asia Pacific (Seoul)", [0.5, -0.04], "Laptop laptop-2");
  await rename(page, "노트북 2");
  await change(page, "Address", "198.51.100.99");
  const title = page.getByRole("textbox", { name: "Title of this network" });
  await title.fill("My own shop");
  await title.press("Enter");
  return documentOf(page);
}

/** Waits until the browser itself has written down the work with this in it. */
async function untilKept(page, words) {
  const kept = async () => JSON.stringify((await page.context().storageState()).origins);
  await expect.poll(kept, "what the browser keeps").toContain(words);
}

test.describe("the same document", () => {
  test("after a reload, in a new tab, after a killed one", async ({ page, context }) => {
    const work = await someWork(page);
    await untilKept(page, "My own shop");
    await page.reload();
    await expect(thing(page, "Laptop 노트북 2")).toBeVisible();
    expect(await documentOf(page)).toBe(work);

    await page.close({ runBeforeUnload: false });
    const reopened = await context.newPage();
    await open(reopened);
    await expect(thing(reopened, "Laptop 노트북 2")).toBeVisible();
    expect(await documentOf(reopened)).toBe(work);
  });

  test("from a link, in a browser that has never seen it", async ({ page, browser, baseURL }) => {
    const work = await someWork(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const link = await page.getByRole("dialog").getByRole("textbox", { name: "Link" }).inputValue();
    expect(link.startsWith(`${baseURL}#`), link).toBe(true);
    expect(link.length, "a link of such a network is short enough for a chat").toBeLessThan(2000);

    const elsewhere = await browser.newContext({ baseURL });
    const other = await elsewhere.newPage();
    await open(other, link);
    await expect(thing(other, "Laptop 노트북 2")).toBeVisible();
    await expect(notice(other)).toContainText("Opened from the link.");
    expect(await documentOf(other)).toBe(work);
    // The link has done its work: a reload shows what is kept here now, and the address bar is clean.
    expect(new URL(other.url()).hash).toBe("");
    await elsewhere.close();
  });

  test("from the clipboard's link", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const work = await someWork(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Copy the link" }).click();
    await expect(notice(page)).toContainText("The link is on the clipboard.");
    await dialog.getByRole("button", { name: "Close" }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await startFrom(page, "One fault to find");
    await page.goto(link);
    await expect(thing(page, "Laptop 노트북 2")).toBeVisible();
    expect(await documentOf(page)).toBe(work);
  });

  test("from a file, under its title", async ({ page }) => {
    const work = await someWork(page);
    const file = await saveFile(page);
    expect(file.name).toBe("My own shop.tollgate.json");
    await startFrom(page, "One fault to find");
    await expect(thing(page, "Laptop 노트북 2")).toBeHidden();
    await openFile(page, { name: file.name, text: file.text });
    await expect(thing(page, "Laptop 노트북 2")).toBeVisible();
    expect(await documentOf(page)).toBe(work);
    // Opening is one step that can be taken back.
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(thing(page, "Laptop 노트북 2")).toBeHidden();
  });

  test("one that was written by the first version", async ({ page }) => {
    await open(page);
    await openFile(page, damaged("whole.json"));
    await expect(thing(page, "EC2 instance web-a")).toBeVisible();
    const fromFile = await documentOf(page);
    await startFrom(page, "Empty canvas");
    await page.goto(`./#${linkIn("whole.link")}`);
    await expect(thing(page, "EC2 instance web-a")).toBeVisible();
    expect(await documentOf(page)).toBe(fromFile);
  });
});

// What is wrong with each file, as the people who damaged them by hand know it (`crates/interop/tests/damaged.rs`).
const FILES = [
  ["cut-off.json", /ends too early.*line 214, column 24/, /끝부분이 잘려.*214번째 줄 24번째 글자/],
  ["missing-comma.json", /comma or closing bracket is missing.*line 27, column 7/, /쉼표나 닫는 괄호.*27번째 줄 7번째 글자/],
  ["not-json.json", /not a complete JSON file/, /올바른 JSON 파일이 아닙니다/],
  ["not-tollgate.json", /not a Tollgate document/, /Tollgate 문서가 아닙니다/],
  ["newer-version.json", /newer Tollgate.*format 3/, /더 새로운 Tollgate.*형식 3/],
  ["wrong-type.json", /probe\.source_port.*number.*line 395/, /probe\.source_port.*정수.*395번째 줄/],
  ["unknown-field.json", /i-23.*instance_kind.*line 225/, /i-23.*instance_kind.*225번째 줄/],
  ["missing-field.json", /subnet-13.*cidr.*missing/, /subnet-13.*cidr.*빠졌습니다/],
  ["same-key-twice.json", /subnet-11.*twice/, /subnet-11.*두 번/],
  ["bad-cidr.json", /10\.0\.129\.0\/33.*not a CIDR block.*line 54/, /10\.0\.129\.0\/33.*CIDR 블록.*54번째 줄/],
  ["bad-address.json", /10\.0\.1\.256.*not an IPv4 address/, /10\.0\.1\.256.*IPv4 주소/],
  ["bad-traffic.json", /https.*protocol and ports/, /https.*프로토콜과 포트/],
  ["subnet-outside-vpc.json", /contradicts itself.*10\.1\.1\.0\/24 is outside/, /서로 맞지 않습니다.*10\.1\.1\.0\/24.*범위를 벗어납니다/],
  ["dangling-reference.json", /i-23.*subnet-99.*does not exist/, /i-23.*subnet-99.*없습니다/],
  ["same-name-twice.json", /i-22.*web-a/, /i-22.*web-a/],
  ["reserved-address.json", /i-22.*10\.0\.1\.3.*future use/, /i-22.*10\.0\.1\.3.*AWS/],
];
const LINKS = [
  ["cut-short.link", /cut short/, /끝부분이 잘렸습니다/],
  ["sentence.link", /character 1458.*\)/, /1458번째 글자.*\)/],
  ["bit-flipped.link", /changed on its way/, /바뀌어 풀 수 없습니다/],
  ["cannot-unpack.link", /changed on its way/, /바뀌어 풀 수 없습니다/],
  ["bomb.link", /larger than \d+ MiB/, /\d+MiB가 넘습니다/],
  ["newer-packing.link", /newer Tollgate made this link.*version 2/, /더 새로운 Tollgate.*버전 2/],
  ["not-a-link.link", /holds no network/, /네트워크가 들어 있지 않습니다/],
  ["not-json.link", /not a complete JSON file/, /올바른 JSON 파일이 아닙니다/],
  ["bad-cidr.link", /subnet-19\.cidr.*10\.0\.1\.0.*not a CIDR block/, /subnet-19\.cidr.*10\.0\.1\.0.*CIDR 블록/],
];
const KEPT = { en: "What you had is untouched.", ko: "하던 그림은 그대로 있습니다." };

test.describe("what is damaged changes nothing and says what is wrong", () => {
  test("files", async ({ page }) => {
    const work = await someWork(page);
    for (const [name, english] of FILES) {
      await test.step(name, async () => {
        await openFile(page, damaged(name));
        await expect(notice(page)).toContainText(english);
        await expect(notice(page)).toContainText(KEPT.en);
        expect(await documentOf(page)).toBe(work);
        await notice(page).getByRole("button", { name: "Close" }).click();
        await expect(notice(page)).toHaveText("");
      });
    }
  });

  test("links, followed while something is on the canvas", async ({ page }) => {
    const work = await someWork(page);
    for (const [name, english] of LINKS) {
      await test.step(name, async () => {
        await page.goto(`./#${linkIn(name)}`);
        await expect(notice(page)).toContainText(english);
        await expect(notice(page)).toContainText(KEPT.en);
        expect(await documentOf(page)).toBe(work);
        await notice(page).getByRole("button", { name: "Close" }).click();
        await expect(notice(page)).toHaveText("");
      });
    }
  });

  test("a link that opens the page finds the work of the last visit", async ({ page, context }) => {
    const work = await someWork(page);
    await untilKept(page, "My own shop");
    await page.close();
    const another = await context.newPage();
    await open(another, `./#${linkIn("cut-short.link")}`);
    await expect(notice(another)).toContainText("cut short");
    expect(await documentOf(another)).toBe(work);
    await keepPicture(another, "damaged-link");
  });

  test("in Korean too", async ({ page }) => {
    const work = await someWork(page);
    await page.getByRole("button", { name: /Korean/ }).click();
    for (const [name, , korean] of FILES) {
      await test.step(name, async () => {
        await openFile(page, damaged(name), "파일 열기");
        await expect(notice(page)).toContainText(korean);
        await expect(notice(page)).toContainText(KEPT.ko);
        await notice(page).getByRole("button", { name: "닫기" }).click();
        await expect(notice(page)).toHaveText("");
      });
    }
    for (const [name, , korean] of LINKS) {
      await test.step(name, async () => {
        await page.goto(`./#${linkIn(name)}`);
        await expect(notice(page)).toContainText(korean);
        await expect(notice(page)).toContainText(KEPT.ko);
        await notice(page).getByRole("button", { name: "닫기" }).click();
        await expect(notice(page)).toHaveText("");
      });
    }
    expect(await documentOf(page, "파일로 저장")).toBe(work);
  });
});
