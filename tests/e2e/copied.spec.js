// After Copied: where to paste, what has changed since, and what can be handed over.

import { expect, test } from "./fixture.js";

const template = (page) => page.getByRole("region", { name: "Template" });
const copy = async (page) => {
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
};

test("a second copy says so for its whole time, and is announced too", async ({ open, page }) => {
  await open();
  await copy(page);
  const notices = page.getByRole("status", { name: "Notices" });
  const first = await notices.evaluate((status) => status.textContent);
  await page.waitForTimeout(1_200);
  await page.getByRole("button", { name: "Copied" }).click();
  // What is said changes, or a screen reader would be silent.
  await expect.poll(() => notices.evaluate((status) => status.textContent)).not.toBe(first);
  await expect(notices).toHaveText("Payload copied.");
  // Longer than the first one lasts, and less than the second.
  await page.waitForTimeout(1_200);
  expect(await page.getByRole("button", { name: "Copied" }).isVisible()).toBe(true);
  await expect(page.getByRole("button", { name: "Copy payload" })).toBeVisible();
});

test("after a copy the next step leads to the rule", async ({ open, page }) => {
  await open();
  await expect(template(page)).not.toContainText("Next:");
  await copy(page);
  await expect(template(page)).toContainText("Next: paste it into the webhook of “Send Stella Connect request for email channel” in Freshdesk.");
  await template(page).getByRole("button", { name: "See the rule" }).click();
  const heading = page.getByRole("heading", { name: "Send Stella Connect request for email channel", level: 2 });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
});

test("on a phone what comes after a copy is in sight, wherever it was copied", async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  await copy(page);
  const next = page.getByText(/Next: paste it into the webhook of/);
  await expect(next).toBeInViewport();
  await page.getByRole("button", { name: "See the rule" }).click();
  await expect(page.getByRole("heading", { name: "Send Stella Connect request for email channel", level: 2 })).toBeFocused();
});

test("a payload that fails is copied, and told to be not ready", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await page.getByRole("textbox", { name: "Template text" }).fill('{"a":');
  await copy(page);
  await expect(template(page)).toContainText("Copied, but not ready for Freshdesk: Not JSON: line 1, column 6.");
  await expect(template(page)).not.toContainText("Next:");
});

test("what a ticket lacks says nothing against the payload that was copied", async ({ open, page }) => {
  await open();
  await page.getByRole("combobox", { name: "Sample ticket" }).selectOption("Nobody assigned");
  await expect(page.getByText(/^Rejected: the employee e-mail is empty/).first()).toBeVisible();
  await copy(page);
  await expect(template(page)).toContainText("Next: paste it into the webhook");
  await expect(template(page)).not.toContainText("not ready");
});

test("a rule whose last field to be copied is the payload, in Build, is copied as a whole", async ({ open, page }) => {
  await open("#rules");
  const sheet = page.getByRole("region", { name: "Send Stella Connect request for email channel" });
  for (const box of await sheet.getByRole("checkbox", { name: / is in Freshdesk$/ }).all()) await box.check();
  await sheet.getByRole("checkbox", { name: "Payload is in Freshdesk" }).uncheck();
  await page.getByRole("tab", { name: "Build" }).click();
  await copy(page);
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(sheet).toContainText("copied");
  // So a field that is new since is missed.
  const decisions = page.getByRole("region", { name: "Decisions" });
  await decisions.getByText("Only some email tickets").click();
  const only = decisions.getByRole("group", { name: "Only some email tickets" });
  await only.getByRole("combobox", { name: "Add a condition" }).selectOption({ label: "Type is" });
  await only.getByRole("textbox", { name: "Type is" }).fill("Question");
  await expect(sheet).toContainText("changed since you copied it: Match, Type");
});

test("on a phone what is said of a copy gives way to a change", async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  await copy(page);
  const next = page.getByText(/Next: paste it into the webhook of/);
  await expect(next).toBeInViewport();
  await page.getByRole("switch", { name: "Brand" }).check();
  await expect(template(page)).toContainText("Changed since you copied it.");
  // Long before the time is over for which a copy is shown.
  await expect(page.getByText(/^Changed since you copied it/)).not.toBeInViewport({ timeout: 3_000 });
});

test("what changed since is told in what is sent", async ({ open, page }) => {
  await open();
  await copy(page);
  await page.getByRole("switch", { name: "Tags" }).uncheck();
  await expect(template(page)).toContainText("Changed since you copied it.");
  await template(page).getByText("What changed").click();
  await expect(template(page)).toContainText("“tags” is sent only in your copy");
  await expect(template(page).getByRole("row", { name: /^tags/ })).toContainText("vip");
  await page.getByRole("switch", { name: "Tags" }).check();
  await expect(template(page)).not.toContainText("Changed since");
  await page.getByRole("radio", { name: "One line" }).check();
  await template(page).getByText("What changed").click();
  await expect(template(page)).toContainText("Both send the same");
});

test("each thing to hand over says what it carries", async ({ open, page }) => {
  await open("#go-live");
  const pane = page.getByRole("region", { name: "Hand over" });
  await expect(pane).toContainText("Contains your choices and rules, but not the checklist or any ticket.");
  await pane.getByRole("button", { name: "Copy share link" }).click();
  await expect(page.getByRole("status", { name: "Notices" })).toHaveText("Share link copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("#go-live&s=");
  const waiting = page.waitForEvent("download");
  await pane.getByRole("button", { name: "Download settings" }).click();
  expect((await waiting).suggestedFilename()).toBe("payload-builder-settings.json");
});
