// A change touches only what follows from it; and the page is never blank, whatever keeps the program from running.

import { checkAccess, expect, test } from "./fixture.js";

const program = /\/payload-builder-[0-9a-f]+_bg\.wasm$/;

/** What a key changes in the document, by the pane or element it is in. */
async function touched(page, key) {
  await page.evaluate(() => {
    globalThis.touched = [];
    globalThis.watcher = new MutationObserver((records) => globalThis.touched.push(...records));
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    globalThis.watcher.observe(document.body, everything);
  });
  await page.keyboard.press(key);
  await expect(page.getByRole("region", { name: "Payload preview" })).toContainText(`${key}"`);
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const records = [...globalThis.touched, ...globalThis.watcher.takeRecords()];
    globalThis.watcher.disconnect();
    const place = (target) => (target.parentElement ?? target).closest(".pane, section")?.ariaLabel ?? target.nodeName;
    return records.map(({ type, target }) => `${type} in ${place(target)}`);
  });
}

test("a key in the ticket changes one text of the preview, and nothing else", async ({ open, page }) => {
  await open();
  const name = page.getByRole("textbox", { name: "Requester name", exact: true });
  // Nothing else is under way.
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  await name.focus();
  await page.keyboard.press("End");
  // The first key makes a ticket of one's own of the built-in one, which is said in some places.
  const first = await touched(page, "x");
  expect(first.filter((one) => /in (Template|Choices)$/.test(one))).toEqual([]);
  expect(first.length).toBeLessThanOrEqual(16);
  expect(await touched(page, "y")).toEqual(["characterData in Payload preview"]);
});

test("the page shows its frame while the program is on its way", async ({ host, page }) => {
  let come;
  const comes = new Promise((done) => (come = done));
  await page.route(program, async (route) => {
    await comes;
    await route.continue();
  });
  await page.goto(host.url, { waitUntil: "commit" });
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(page.getByText("Freshdesk → Stella Connect")).toBeVisible();
  come();
  await expect(page.getByRole("button", { name: "Copy payload" })).toBeEnabled();
  await expect(page.getByText("Loading…")).toBeHidden();
});

test("a program that does not arrive is said, and tried again", async ({ host, page, watch }) => {
  watch.expects(/Failed to load resource|Failed to fetch/);
  await page.route(program, (route) => route.abort());
  await page.goto(host.url);
  await expect(page.getByRole("alert")).toContainText("The page could not start");
  await checkAccess(page);
  await page.unroute(program);
  watch.loads(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Copy payload" })).toBeEnabled();
});

test("a program that stops before its second half has come is said", async ({ host, page, watch }) => {
  watch.expects(/unreachable|RuntimeError/);
  // The second half never comes.
  await page.route(/\/rest-[0-9a-f]+\.wasm$/, () => {});
  await page.goto(host.url);
  await expect(page.getByRole("button", { name: "Copy payload" })).toBeEnabled();
  await page.evaluate(() => {
    Document.prototype.createElement = () => {
      throw new Error("no more elements");
    };
  });
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "could not start" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a browser without WebAssembly is told what is needed", async ({ host, page, watch }) => {
  watch.expects(/WebAssembly/);
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(host.url);
  await expect(page.getByRole("alert")).toContainText("It needs a browser with WebAssembly");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that it needs them", async ({ host, page }) => {
    await page.goto(host.url);
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.getByText("Loading…")).toBeHidden();
  });
});
