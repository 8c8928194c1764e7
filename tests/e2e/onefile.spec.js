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

    const refused = await firefox.evaluate('fetch("https://example.com/").then(() => "sent", () => "refused")');
    expect(refused).toBe("refused");
    expect(firefox.requests().filter((address) => !address.startsWith("data:") && address !== FILE)).toEqual([]);
    expect(firefox.errors().filter((error) => !/connect-src/.test(error))).toEqual([]);
  } finally {
    await info.attach("firefox", { body: await firefox.screenshot(), contentType: "image/png" }).catch(() => {});
    await firefox.close();
  }
});
