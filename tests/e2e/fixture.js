// What every story stands on: a host with the finished site, and watchers that fail the story
// when the page breaks a promise it always keeps.
//
// - No request to another origin, and none at all once the page has loaded.
// - No violation of the page's policy, no error in the console, no uncaught error.

import { test as base, expect } from "@playwright/test";
import axe from "axe-core";
import { serve } from "./serve.js";

export { expect };

/** The finished site. */
export const DIST = process.env.PAYLOAD_BUILDER_DIST ?? new URL("../../dist", import.meta.url).pathname;

export const test = base.extend({
  /** Where the site is served; a story that needs another place says `test.use({ under })`. */
  under: ["/", { option: true }],

  host: async ({ under }, use) => {
    const host = await serve(DIST, under);
    await use(host);
    await host.close();
  },

  /**
   * The watchers. `watch.expects(pattern)` says that a story means to cause a trouble; one that
   * does not come then fails the story too. `watch.loads(page)` says that the page loads again.
   */
  watch: [
    async ({ context, host }, use) => {
      const troubles = [];
      const expected = [];
      const silent = new Set();
      const watch = {
        expects: (pattern) => expected.push(pattern),
        trouble: (text) => troubles.push(text),
        loads: (page) => silent.delete(page),
        loaded: (page) => silent.add(page),
      };
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      context.on("console", (message) => {
        if (message.type() === "error") watch.trouble(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => watch.trouble(`uncaught: ${error.error()}`));
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol === "data:" || url.protocol === "blob:") return;
        if (url.origin !== host.origin && url.protocol !== "file:") watch.trouble(`another origin: ${url}`);
        if (silent.has(pageOf(request))) watch.trouble(`after loading: ${url}`);
      });
      await use(watch);
      const unexpected = troubles.filter((text) => !expected.some((pattern) => pattern.test(text)));
      const missing = expected.filter((pattern) => !troubles.some((text) => pattern.test(text)));
      expect(unexpected, "promises the page broke").toEqual([]);
      expect(missing, "troubles that were meant to come").toEqual([]);
    },
    { auto: true },
  ],

  /** Opens the page, waits until it has loaded and kept itself, and holds it to silence from then. */
  open: async ({ page, host, watch }, use) => {
    await use(async (address = "", { on = page } = {}) => {
      watch.loads(on);
      await on.goto(new URL(address, host.url).href);
      await settled(on);
      watch.loaded(on);
    });
  },
});

/**
 * The page that asks. The browser itself looks for a new version of the service worker when a page is
 * opened, and the worker then fetches that version's files: neither is the page's doing.
 */
function pageOf(request) {
  if (request.serviceWorker() || request.url().endsWith("/service-worker.js")) return undefined;
  // A request that opens a page does not know it yet.
  return request.isNavigationRequest() ? undefined : request.frame().page();
}

/** Waits until the page shows and the service worker, where there is one, has kept it. */
export async function settled(page) {
  // What the page shows before its program runs has given way.
  await expect(page.locator("#starting")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    if (!document.querySelector("link[rel=manifest]")) return;
    const registration = await navigator.serviceWorker.ready;
    const ends = [registration.installing, registration.active].filter(Boolean).map(
      (worker) =>
        new Promise((done) => {
          const check = () => ["installed", "activated", "redundant"].includes(worker.state) && done();
          worker.addEventListener("statechange", check);
          check();
        }),
    );
    await Promise.all(ends);
  });
}

/** What axe finds on the page as it stands, light and dark. */
export async function checkAccess(page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }));
    expect(found, `axe, ${colorScheme}`).toEqual([]);
  }
}
