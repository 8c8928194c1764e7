// The link that carries the choices.

import { readFile } from "node:fs/promises";
import { checkAccess, expect, test } from "./fixture.js";

const guide = (page) => page.getByRole("radio", { name: "As in the guide" });
const told = (page) => page.getByRole("status", { name: "Settings kept" });
const dialog = (page) => page.getByRole("dialog", { name: "Share link" });
const link = (page) => dialog(page).getByRole("textbox", { name: "Link", exact: true });

async function share(page) {
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("button", { name: "Share link" }).click();
  await expect(link(page)).toHaveValue(/#build&s=a/);
}

/** The settings as they are shown in the dialog, with the ticket. */
async function settings(page) {
  await share(page);
  await dialog(page).getByRole("checkbox", { name: "Include the sample ticket" }).check();
  const text = await dialog(page).getByRole("textbox", { name: "Contents of the link" }).inputValue();
  await dialog(page).getByRole("button", { name: "Close" }).click();
  return JSON.parse(text);
}

test("it shows what goes along, says its length, and is copied", async ({ open, page }) => {
  await open();
  await guide(page).check({ force: true });
  await page.getByRole("textbox", { name: "Requester name" }).fill("Zoë Secret");
  await share(page);
  const along = dialog(page).getByRole("textbox", { name: "Contents of the link" });
  await expect(along).toHaveValue(/"preset": "guide"/);
  await expect(along).not.toHaveValue(/Secret/);
  const short = await link(page).inputValue();
  await expect(dialog(page)).toContainText(`${short.length} characters.`);
  expect(short.length).toBeLessThan(400);
  await checkAccess(page);

  await dialog(page).getByRole("checkbox", { name: "Include the sample ticket" }).check();
  await expect(along).toHaveValue(/Zoë Secret/);
  await expect(link(page)).not.toHaveValue(short);
  await expect(link(page)).toHaveValue(/#build&s=a/);
  const long = await link(page).inputValue();
  expect(long.length).toBeGreaterThan(short.length);
  await dialog(page).getByRole("button", { name: "Copy link" }).click();
  await expect(dialog(page).getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(long);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
});

test("everything that can be chosen goes along and comes back", async ({ browser, open, page, host }) => {
  const file = await readFile(new URL("../../crates/payload-core/tests/saved/v1-everything.json", import.meta.url), "utf8");
  await open();
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open settings" }).click();
  await (await chooser).setFiles({ name: "v1.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await expect(told(page)).toContainText("are open");
  await page.keyboard.press("Escape");
  expect(await settings(page)).toEqual(JSON.parse(file));
  await share(page);
  await dialog(page).getByRole("checkbox", { name: "Include the sample ticket" }).check();
  await expect(link(page)).toHaveValue(/#build&s=ad/);
  const address = await link(page).inputValue();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(address);
  await expect(told(other)).toContainText("The link’s settings are open.");
  expect(new URL(other.url()).hash).toBe("#build");
  expect(await settings(other)).toEqual(JSON.parse(file));
  await elsewhere.close();
});

test("links of every version open", async ({ open, page, browser, host }) => {
  const lines = (await readFile(new URL("../../crates/payload-core/tests/saved/v1-links.txt", import.meta.url), "utf8")).trim().split("\n");
  for (const line of lines) {
    const [name, part] = line.split(" ");
    const expected = JSON.parse(await readFile(new URL(`../../crates/payload-core/tests/saved/${name}`, import.meta.url), "utf8"));
    const context = await browser.newContext();
    const fresh = await context.newPage();
    await fresh.goto(`${host.url}#build&s=${part}`);
    await expect(guide(fresh)).toBeAttached();
    await expect.poll(() => fresh.evaluate(() => location.hash)).toBe("#build");
    const found = await settings(fresh);
    expect(found).toEqual({ ticket: "ordinary", ...expected });
    await context.close();
  }
});

test("it replaces nothing for good", async ({ open, page, watch }) => {
  await open();
  await share(page);
  const plain = await link(page).inputValue();
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await page.evaluate((address) => (location.href = address), plain);
  await expect(told(page)).toContainText("Nothing changed.");
  await page.getByRole("textbox", { name: "Requester name" }).fill("Zoë Mine");
  await expect(told(page)).toHaveText("");
  await guide(page).check({ force: true });
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();

  // Pasted into the address of the page that is open.
  await page.evaluate((address) => (location.href = address), plain);
  await expect(told(page)).toContainText("The link’s settings are open.");
  await expect(guide(page)).not.toBeChecked();
  await expect(page.getByRole("textbox", { name: "Requester name" })).toHaveValue("Zoë Mine");
  await told(page).getByRole("button", { name: "Undo that" }).click();
  await expect(guide(page)).toBeChecked();
  await expect(told(page)).toHaveText("");

  // Opened, worked on, and closed: what was there before is still to be had.
  await page.evaluate((address) => (location.href = address), plain);
  await expect(guide(page)).not.toBeChecked();
  await page.getByRole("switch", { name: "Brand" }).check();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("payload-builder.settings"))).toContain("brand");
  await open();
  await expect(page.getByRole("switch", { name: "Brand" })).toBeChecked();
  await expect(told(page)).toContainText("The settings you had before you opened the link are set aside.");
  await told(page).getByRole("button", { name: "Take it back" }).click();
  await expect(guide(page)).toBeChecked();
});

test("what it replaced stays set aside while it cannot be kept again", async ({ open, page }) => {
  await open();
  await share(page);
  const plain = await link(page).inputValue();
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await guide(page).check({ force: true });
  const kept = () => page.evaluate(() => localStorage.getItem("payload-builder.settings"));
  await expect.poll(kept).toContain("guide");
  await page.evaluate((address) => (location.href = address), plain);
  await expect(guide(page)).not.toBeChecked();
  await expect.poll(kept).not.toContain("guide");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await told(page).getByRole("button", { name: "Undo that" }).click();
  await expect(guide(page)).toBeChecked();
  await expect(told(page)).toContainText("The settings you had before you opened the link are set aside.");
  expect(await page.evaluate(() => Object.values({ ...localStorage }).join("\n"))).toContain("guide");
});

test("a bad or cut one says so and leaves the page as it was", async ({ open, page }) => {
  await open();
  await guide(page).check({ force: true });
  await share(page);
  const part = (await link(page).inputValue()).split("&s=")[1];
  await dialog(page).getByRole("button", { name: "Close" }).click();
  for (const [bad, words] of [
    [part.slice(0, -1), "The link was cut off"],
    [part.slice(0, 30), "The link was cut off"],
    ["", "The link was cut off"],
    [part.replace(/(.{20})./, "$1!"), "The link was changed on its way"],
    [`b${part.slice(1)}`, "A newer version of this page made the link"],
    ["<img src=x onerror=alert(1)>", "It is not a link of this page"],
    [seal("d", Buffer.from("not deflate")), "cannot be unpacked"],
    [seal("p", Buffer.from([0xff, 0xfe])), "is not text"],
    [seal("p", Buffer.from('{"payload_builder": 9}')), "of version 9"],
    [seal("p", Buffer.from('{"payload_builder": 1, "choices": {"preset": "<img src=x onerror=alert(1)>"}}')), "unknown value '<img src=x onerror=alert(1)>'"],
    [seal("d", await bomb()), "cannot be unpacked"],
  ]) {
    await page.evaluate((bad) => (location.hash = `build&s=${bad}`), bad);
    await expect(told(page)).toContainText("The link cannot be opened, and nothing was changed.");
    await expect(told(page)).toContainText(words);
    await expect(guide(page)).toBeChecked();
    await told(page).getByRole("button", { name: "Close" }).click();
  }
  await expect(page.locator("img")).toHaveCount(0);
});

test("a chat's full stop after it does no harm", async ({ open, page }) => {
  await open(`#build&s=${seal("p", Buffer.from('{"payload_builder":1,"choices":{"preset":"guide"}}'))}).`);
  await expect(guide(page)).toBeChecked();
});

/** The part of a link, as the page makes it. */
function seal(packing, bytes) {
  let sum = 0x811c9dc5;
  for (const byte of [packing.charCodeAt(0), ...bytes]) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  const head = Buffer.alloc(7);
  head.writeUIntBE(bytes.length, 0, 3);
  head.writeUInt32BE(sum, 3);
  return `a${packing}${Buffer.concat([head, bytes]).toString("base64url")}z`;
}

/** Sixteen megabytes of blanks, packed small. */
async function bomb() {
  const { deflateRawSync } = await import("node:zlib");
  return deflateRawSync(Buffer.alloc(16 << 20, " "));
}
