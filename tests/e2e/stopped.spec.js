// Should the program ever stop, the page says so.

import { checkAccess, expect, test } from "./fixture.js";

test("a panic is shown, and the page can be loaded again", async ({ open, page, watch }) => {
  await open();
  watch.expects(/unreachable|RuntimeError/);
  // The browser refuses one new element, which the program does not expect.
  await page.evaluate(() => {
    const create = Document.prototype.createElement;
    Document.prototype.createElement = function () {
      Document.prototype.createElement = create;
      throw new Error("no more elements");
    };
  });
  await page.getByRole("switch", { name: "Brand" }).click();

  const stopped = page.getByRole("alertdialog", { name: "The page has stopped" });
  await expect(stopped).toContainText("panicked at");
  await expect(stopped.getByRole("button", { name: "Reload" })).toBeFocused();
  await checkAccess(page);

  watch.loads(page);
  await stopped.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("button", { name: "Copy payload" })).toBeVisible();
  await expect(stopped).toBeHidden();
});
