// Should the program ever stop, the page says so.

import { checkAccess, expect, test } from "./fixture.js";

test("a panic is shown with the settings to copy, and the page can be loaded again", async ({ open, page, watch }) => {
  await open();
  watch.expects(/unreachable|RuntimeError/);
  await page.getByRole("switch", { name: "Language" }).check();
  await expect.poll(() => page.evaluate(() => localStorage["payload-builder.settings"] ?? "")).toContain('"language"');
  // Nothing else is under way that would want one.
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
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
  await expect(stopped).toContainText(/panicked at|RuntimeError/);
  await expect(stopped.getByRole("button", { name: "Reload" })).toBeFocused();
  const settings = await stopped.getByRole("textbox", { name: "Your settings" }).inputValue();
  expect(JSON.parse(settings)).toMatchObject({ payload_builder: 1, choices: { language: { on: true } } });
  await stopped.getByRole("button", { name: "Copy settings" }).click();
  await expect(stopped.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(settings);
  await checkAccess(page);

  watch.loads(page);
  await stopped.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("button", { name: "Copy payload" })).toBeVisible();
  await expect(stopped).toBeHidden();
  await expect(page.getByRole("switch", { name: "Language" })).toBeChecked();
});

test("an error that is not the program's end stops nothing", async ({ open, page, watch }) => {
  await open();
  watch.expects(/somebody else/);
  await page.evaluate(() => void setTimeout(() => { throw new TypeError("somebody else's"); }));
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  await expect(page.getByRole("alertdialog")).toBeHidden();
});
