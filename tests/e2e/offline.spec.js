// Kept for use without a network, and how a new version comes.

import { readdir, rm } from "node:fs/promises";
import { makeBuild } from "./builds.js";
import { expect, settled, test } from "./fixture.js";

const offer = (page) => page.getByRole("status", { name: "Updates" });

for (const under of ["/", "/some/sub/path/"]) {
  test.describe(`under ${under}`, () => {
    test.use({ under });

    test("after one visit the page opens, reloads and copies without a network", async ({ context, host, open, page }) => {
      await open();
      host.down = true;
      await context.setOffline(true);

      await open();
      await page.getByRole("button", { name: "Copy payload" }).click();
      await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();

      await open("index.html#build");
      await expect(page.getByRole("tab", { name: "Build" })).toBeVisible();
    });
  });
}

test.describe("where service workers are refused", () => {
  test.use({ serviceWorkers: "block" });

  test("the page works, only not offline", async ({ host, page }) => {
    await page.goto(host.url);
    await page.getByRole("button", { name: "Copy payload" }).click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  });
});

test("the page can be installed", async ({ context, open, page, watch }) => {
  await open();
  // Browsers read the manifest when they are asked this.
  watch.loads(page);
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window of Playwright is as a private one, which is where browsers never install.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

test.describe("a deploy", () => {
  test.beforeEach(async ({ host }, info) => {
    await makeBuild(info.outputPath("first"), "First");
    await makeBuild(info.outputPath("second"), "Second");
    host.folder = info.outputPath("first");
  });

  test("is offered, never forced into the middle of work", async ({ context, host, open, page, watch }, info) => {
    await open();
    await expect(page).toHaveTitle("First");
    await expect(offer(page)).toHaveText("");
    const name = page.getByRole("textbox", { name: "Requester name" });
    await name.fill("Half typ");

    // Another tab opens, and the browser looks for a new version.
    host.folder = info.outputPath("second");
    const other = await context.newPage();
    await open("", { on: other });
    await expect(offer(page)).toContainText("A new version is ready");
    await expect(offer(other)).toContainText("A new version is ready");
    await expect(page).toHaveTitle("First");
    await expect(other).toHaveTitle("First");
    await name.pressSequentially("ed");
    await expect(name).toHaveValue("Half typed");

    // An ordinary reload still gives the version that is running elsewhere, whole.
    await open("", { on: other });
    await expect(other).toHaveTitle("First");

    // Now the person asks for it, here; the other tab goes on until it is asked too.
    watch.loads(page);
    await offer(page).getByRole("button", { name: "Reload" }).click();
    await expect(page).toHaveTitle("Second");
    await settled(page);
    await expect(offer(page)).toHaveText("");
    await expect(other).toHaveTitle("First");
    watch.loads(other);
    await offer(other).getByRole("button", { name: "Reload" }).click();
    await expect(other).toHaveTitle("Second");

    const kept = await page.evaluate(() => caches.keys());
    expect(kept, "old caches go").toEqual([expect.stringContaining("Second")]);
  });

  test("starts by itself once no page of the old version is open", async ({ context, host, open, page }, info) => {
    await open();
    host.folder = info.outputPath("second");
    await open();
    await expect(offer(page)).toContainText("A new version is ready");
    await page.close();

    // The browser takes a moment to let go of the page that was closed; until then, the old version opens.
    const next = async () => {
      const later = await context.newPage();
      await open("", { on: later });
      const title = await later.title();
      await later.close();
      return title;
    };
    await expect.poll(next, { timeout: 30_000 }).toBe("Second");
  });

  test("that is incomplete never starts", async ({ host, open, page }, info) => {
    await open();
    const second = info.outputPath("second");
    const program = (await readdir(second)).find((name) => name.endsWith("_bg.wasm"));
    await rm(`${second}/${program}`);
    host.folder = second;

    await open();
    await expect.poll(() => host.asked.filter((name) => name.endsWith("_bg.wasm")).length).toBe(2);
    await open();
    await expect(page).toHaveTitle("First");
    await expect(offer(page)).toHaveText("");
    // The last opening tries once more, and what that fetched goes when it fails.
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([expect.stringContaining("First")]);
  });
});
