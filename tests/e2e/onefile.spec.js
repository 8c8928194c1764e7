// The one-file edition: the page from a disk, by double click.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST, expect, test } from "./fixture.js";
import { CONTROL, startFirefox } from "./firefox.js";

const FILE = pathToFileURL(join(DIST, "payload-builder.html")).href;

test("it works in Chromium", async ({ context, open, page }) => {
  await open(FILE);
  await expect(page.getByRole("region", { name: "Payload preview" })).toContainText('"email"');
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("{{");
});

const TICKETS = Array.from({ length: 300 }, (_, at) => {
  const requester = { name: "Ann", email: `ann${at}@example.com` };
  return { id: at + 1, created_at: "2026-01-05T09:30:00Z", requester };
});
const CHECKED = "300 tickets: 300 get a survey.";

test("it checks tickets in a worker in Chromium", async ({ open, page }) => {
  await open(`${FILE}#prove`);
  const tickets = page.getByRole("region", { name: "Check my tickets" });
  await tickets.getByLabel(/^File of tickets/).setInputFiles({
    name: "tickets.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(TICKETS)),
  });
  const worker = page.waitForEvent("worker");
  await tickets.getByRole("button", { name: "Check", exact: true }).click();
  await worker;
  await expect(page.getByRole("status", { name: "Checked" })).toHaveText(CHECKED);
});

test("it can reach nothing", async ({ open, page, watch }) => {
  await open(FILE);
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|'self'|https?:|\*/);
  watch.expects(/policy: connect-src/);
  watch.expects(/^console: .*Content Security Policy/);
  const sent = await page.evaluate(() => fetch("https://example.com/").then(() => "sent", () => "refused"));
  expect(sent).toBe("refused");
});

test("it works in Firefox", async ({}, info) => {
  const firefox = await startFirefox(process.env.PAYLOAD_BUILDER_FIREFOX);
  try {
    await firefox.open(FILE);
    await firefox.click("button", "Copy payload");
    await expect.poll(() => firefox.evaluate("document.body.innerText")).toContain("Copied");

    // What was copied is what a paste gives.
    await firefox.click("textbox", "Requester name");
    await firefox.press(CONTROL, "a");
    await firefox.press(CONTROL, "v");
    const pasted = await firefox.evaluate("document.activeElement.value");
    expect(pasted).toContain("{{");

    // A worker checks tickets here too.
    await firefox.evaluate(`{
      const Plain = Worker;
      globalThis.told = 0;
      globalThis.Worker = function (...all) {
        const worker = new Plain(...all);
        worker.addEventListener("message", ({ data }) => (globalThis.told += data ? 1 : 0));
        return worker;
      };
    }`);
    await firefox.click("tab", "Prove");
    await expect.poll(() => firefox.evaluate("!!document.querySelector('input[type=file]')")).toBe(true);
    await firefox.evaluate(`{
      const input = document.querySelector("input[type=file]");
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(JSON.stringify(TICKETS))}], "tickets.json"));
      input.files = data.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await firefox.click("button", "Check");
    await expect.poll(() => firefox.evaluate("document.body.innerText"), { timeout: 20_000 }).toContain(CHECKED);
    expect(await firefox.evaluate("globalThis.told")).toBeGreaterThan(0);

    const refused = await firefox.evaluate('fetch("https://example.com/").then(() => "sent", () => "refused")');
    expect(refused).toBe("refused");
    expect(firefox.requests().filter((address) => !address.startsWith("data:") && address !== FILE)).toEqual([]);
    expect(firefox.errors().filter((error) => !/connect-src/.test(error))).toEqual([]);
  } finally {
    await info.attach("firefox", { body: await firefox.screenshot(), contentType: "image/png" }).catch(() => {});
    await firefox.close();
  }
});
