// The first view in HTML, which the build wrote: seen before the program runs, and the same as what it then shows.

import { expect, test } from "./fixture.js";

const VERDICT = "Stella will send a survey to ann@example.com";
const PROGRAM = "**/payload-builder-*.wasm";
const SECOND_HALF = "**/rest-*.wasm";

/** Holds back what is fetched so until the function that it gives is called. */
async function hold(page, what) {
  let release;
  const released = new Promise((done) => (release = done));
  await page.route(what, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** What is read on the page, and what stands in its fields. */
const seen = (page, within) =>
  page.evaluate((within) => {
    const root = document.querySelector(within);
    const parts = root.querySelectorAll("header, h2, .fold, .code, .verdict, label, footer");
    const read = [...parts].map((part) => part.innerText);
    const fields = [...root.querySelectorAll("input, select")].map((it) => [it.value, it.checked, it.disabled]);
    const places = [...root.querySelectorAll("button, input, pre")].map((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    });
    return { read, fields, places };
  }, within);

for (const width of [1440, 390]) {
  test(`whoever comes first sees the answer before the program runs, and then the same: ${width} wide`, async ({ page, host }) => {
    await page.setViewportSize({ width, height: 900 });
    const release = await hold(page, PROGRAM);
    const releaseSecond = await hold(page, SECOND_HALF);
    await page.goto(host.url, { waitUntil: "commit" });
    await expect(page.getByText(VERDICT)).toBeVisible();
    await expect(page.getByText("https://acme.freshdesk.com/helpdesk/tickets/1042")).toBeVisible();
    const before = await seen(page, "#first-view");

    // Nothing of it can be used yet.
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);

    release();
    await expect(page.locator("#starting")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Copy payload" })).toBeEnabled();
    expect(await seen(page, "body")).toEqual(before);
    releaseSecond();
    await expect(page.getByRole("combobox", { name: "Sample ticket" })).toBeEnabled();
  });
}

test("on a phone, nothing in sight moves when the choices come", async ({ page, host }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const release = await hold(page, SECOND_HALF);
  await page.addInitScript(() => {
    window.moved = 0;
    const watch = (list) => list.getEntries().forEach((shift) => (window.moved += shift.value));
    new PerformanceObserver(watch).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(host.url);
  await expect(page.getByRole("button", { name: "Copy payload" })).toBeEnabled();
  release();
  await expect(page.getByRole("switch", { name: "Brand" })).toBeVisible();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
  expect(await page.evaluate(() => window.moved)).toBeLessThan(0.1);
});

const LEFT = { "payload-builder.settings": '{"payload_builder":1,"choices":{"language":{"on":true}}}' };
for (const [who, kept, address] of [
  ["left work here", LEFT, ""],
  ["comes by a link", {}, "#rules"],
]) {
  test(`whoever ${who} sees the frame, and never another answer for a moment`, async ({ page, host }) => {
    await page.addInitScript((kept) => Object.assign(localStorage, kept), kept);
    const release = await hold(page, PROGRAM);
    await page.goto(new URL(address, host.url).href, { waitUntil: "commit" });
    await expect(page.locator("#loading")).toHaveText("Loading…");
    await expect(page.locator("#frame").getByText("Freshdesk → Stella Connect")).toBeVisible();
    await expect(page.locator("#loading")).toBeVisible();
    await expect(page.getByText(VERDICT)).toBeHidden();
    release();
    await expect(page.locator("#starting")).toHaveCount(0);
  });
}

test("a program that does not come is said in place of the first view", async ({ page, host, watch }) => {
  watch.expects(/ERR_FAILED/);
  watch.expects(/uncaught/);
  await page.route(PROGRAM, (route) => route.abort());
  await page.goto(host.url);
  await expect(page.getByRole("alert")).toContainText("The page could not start.");
  await expect(page.getByText(VERDICT)).toBeHidden();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});
