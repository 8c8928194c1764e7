// A change touches only what follows from it; and the page is never blank, whatever keeps the program from running.

import { checkAccess, expect, test } from "./fixture.js";

const program = /\/payload-builder-[0-9a-f]+_bg\.wasm$/;

/** What an act changes in the whole document, its texts, attributes and elements, by the pane or element it is in. */
async function touched(page, act) {
  await page.evaluate(() => {
    globalThis.touched = [];
    globalThis.watcher = new MutationObserver((records) => globalThis.touched.push(...records));
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    globalThis.watcher.observe(document, everything);
  });
  await act();
  return page.evaluate(async () => {
    // What waits until the browser has painted is done by then, too.
    await new Promise((done) => setTimeout(done, 100));
    const records = [...globalThis.touched, ...globalThis.watcher.takeRecords()];
    globalThis.watcher.disconnect();
    const place = (target) => (target.parentElement ?? target).closest(".pane, section")?.ariaLabel ?? target.nodeName;
    return records.map(({ type, target }) => `${type} in ${place(target)}`);
  });
}

/** What a key changes, until the preview shows it. */
const touchedBy = (page, key) =>
  touched(page, async () => {
    await page.keyboard.press(key);
    await expect(page.getByRole("region", { name: "Payload preview" })).toContainText(`${key}"`);
  });

/** Writes a template by hand with so many properties, each on a line of its own; gives its text area. */
async function byHand(page, count, field) {
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const text = page.getByRole("textbox", { name: "Template text" });
  const properties = Array.from({ length: count }, (_, at) => `"p${at}": "{{ ${field(at)} }}"`);
  await text.fill(`{"first": "a",\n${properties.join(",\n")}}`);
  return text;
}

test("a key in the ticket changes one text of the preview, and nothing else", async ({ open, page }) => {
  await open();
  const name = page.getByRole("textbox", { name: "Requester name", exact: true });
  // Nothing else is under way.
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  await name.focus();
  await page.keyboard.press("End");
  // The first key makes a ticket of one's own of the built-in one, which is said in some places.
  const first = await touchedBy(page, "x");
  expect(first.filter((one) => /in (Template|Choices)$/.test(one))).toEqual([]);
  expect(first.length).toBeLessThanOrEqual(16);
  expect(await touchedBy(page, "y")).toEqual(["characterData in Payload preview"]);
});

test("a key in a template changes one text of it and one of the preview", async ({ open, page }) => {
  await open();
  const text = await byHand(page, 40, () => "ticket.requester.name");
  const found = page.getByRole("status", { name: "Problems found" });
  await expect.poll(async () => parseInt(await found.textContent(), 10)).toBeGreaterThan(40);
  await expect(found).not.toContainText("so far");
  await text.evaluate((area) => area.setSelectionRange(12, 12));
  // The first key after a pause begins a step of undo, and the examination and the proof anew; no mark of a problem goes.
  expect((await touchedBy(page, "b")).filter((one) => one.endsWith(" in Template"))).toEqual(["characterData in Template"]);
  const second = await touchedBy(page, "c");
  expect(second.toSorted()).toEqual(["characterData in Payload preview", "characterData in Template"]);
});

test("a long payload is numbered through, and keeps room beside as many fields", async ({ open, page }) => {
  await open();
  await byHand(page, 300, (at) => `ticket.cf_${at}`);
  const payload = page.getByRole("group", { name: "Rendered payload" });
  expect((await payload.boundingBox()).height).toBeGreaterThan(200);
  const last = payload.getByText('"p299"');
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  // A number is no text of the document: what is read out knows it.
  const reader = await page.context().newCDPSession(page);
  const numbers = async () => {
    const { nodes } = await reader.send("Accessibility.getFullAXTree");
    const said = nodes.filter((node) => node.role?.value === "StaticText").map((node) => node.name.value.trim());
    return said.filter((text) => /^\d+$/.test(text)).map(Number);
  };
  await expect.poll(async () => (await numbers()).slice(-3)).toEqual([299, 300, 301]);
});

test("problems that are found again change where they are, and no element", async ({ open, page }) => {
  await open();
  const text = await byHand(page, 70, (at) => `ticket.cf_p${at}`);
  const problems = page.getByRole("region", { name: "Problems" });
  const first = problems.getByRole("group", { name: /^P0 can add keys/ });
  await expect(first.getByRole("button", { name: "Show line 2, column 8" })).toBeVisible();
  await text.evaluate((area) => area.setSelectionRange(1, 1));
  const records = await touched(page, async () => {
    await page.keyboard.press("Enter");
    await expect(first.getByRole("button", { name: "Show line 3, column 8" })).toBeVisible();
  });
  const there = records.filter((one) => one.endsWith(" in Problems"));
  expect([...new Set(there)]).toEqual(["characterData in Problems"]);
});

test("a tick in Go live and another view begin no work of the worker", async ({ open, page }) => {
  await page.addInitScript(() => {
    globalThis.begun = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      globalThis.begun.push(String(message).slice(0, 200));
      return post.call(this, message, ...rest);
    };
  });
  await open();
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  const begun = () => page.evaluate(() => globalThis.begun.splice(0));
  // What is counted is there: the examination and the proof.
  expect((await begun()).length).toBeGreaterThan(1);
  await page.getByRole("tab", { name: "Go live" }).click();
  await page.getByRole("checkbox", { name: /Turn on|Create|Copy/ }).first().check();
  for (const view of ["Rules", "Build", "Prove", "Build"]) await page.getByRole("tab", { name: view }).click();
  // Longer than any pause before work begins.
  await page.waitForTimeout(1200);
  expect(await begun()).toEqual([]);
  // It is seen when work does begin.
  await page.getByRole("textbox", { name: "Requester name", exact: true }).fill("Bob");
  await expect.poll(begun).not.toEqual([]);
});

test("another theme changes the word for it, and nothing of any view", async ({ open, page }) => {
  await open();
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  const records = await touched(page, () => page.getByRole("button", { name: /^Theme/ }).click());
  expect(records.length).toBeGreaterThan(0);
  expect(records.filter((one) => !/ in (HTML|BUTTON)$/.test(one))).toEqual([]);
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
  await expect(page.locator("#starting")).toHaveCount(0);
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
    await expect(page.locator("#loading")).toBeHidden();
    // Nothing could be done with it.
    await expect(page.locator("#first-view")).toBeHidden();
  });
});
