// A new user with only the guide at hand: from opening the page to two rules in Freshdesk, counted.

import { expect, test } from "./fixture.js";

const EXCLUDE = "Do not send Stella Connect request";
const EMAIL = "Send Stella Connect request for email channel";

test("from opening the page to two correct rules", async ({ context, open, page }) => {
  // How far the page scrolls, whoever scrolls it.
  await context.addInitScript(() => {
    globalThis.scrolled = 0;
    let last = 0;
    addEventListener("scroll", () => {
      globalThis.scrolled += Math.abs(scrollY - last);
      last = scrollY;
    });
  });
  await open();
  let presses = 0;
  const press = async (locator) => {
    // A person scrolls to what is out of sight before pressing it.
    await locator.scrollIntoViewIfNeeded();
    await locator.click();
    presses += 1;
  };
  const pasted = {};
  const copy = async (rule, field) => {
    const sheet = page.getByRole("region", { name: rule, exact: true });
    await press(sheet.getByRole("button", { name: `Copy ${field}`, exact: true }));
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe("");
    pasted[`${rule}: ${field}`] = await page.evaluate(() => navigator.clipboard.readText());
  };

  await press(page.getByRole("button", { name: "Copy payload" }));
  await press(page.getByRole("button", { name: "See the rule" }));
  for (const field of ["Rule name", "URL", "Username", "Payload"]) await copy(EMAIL, field);
  for (const field of ["Rule name", "no-survey"]) await copy(EXCLUDE, field);

  expect(pasted[`${EMAIL}: URL`]).toBe("https://api.stellaconnect.net/v1/auth");
  expect(pasted[`${EMAIL}: Username`]).toBe("connect");
  expect(pasted[`${EMAIL}: Payload`]).toContain('"channel": "email"');
  expect(pasted[`${EXCLUDE}: no-survey`]).toBe("no-survey");
  // All that is typed is copied; what is left are choices in menus, each in words on the sheet.
  for (const rule of [EMAIL, EXCLUDE]) {
    const sheet = page.getByRole("region", { name: rule, exact: true });
    await expect(sheet.getByRole("button", { name: /^Copy (?!whole rule)/ })).toHaveCount(rule === EMAIL ? 4 : 2);
  }
  const screens = (await page.evaluate(() => globalThis.scrolled)) / 900;
  console.log(`Two rules: ${presses} presses, ${screens.toFixed(1)} screens of scrolling`);
  expect(presses).toBeLessThanOrEqual(8);
  expect(screens).toBeLessThanOrEqual(2.5);
});
