// Where one is after something was done: the focus, the step that undo takes back, the browser's own Back.

import { expect, test } from "./fixture.js";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const view = (page, name) => page.getByRole("tablist", { name: "Views" }).getByRole("tab", { name });
const editor = (page) => page.getByRole("textbox", { name: "Template text" });

test("the focus is never lost to the page", async ({ open, page }) => {
  await open();
  const press = async (name) => {
    await button(page, name).focus();
    await page.keyboard.press("Enter");
  };
  await press("Edit by hand");
  await expect(editor(page)).toBeFocused();
  expect(await editor(page).evaluate((area) => area.selectionStart)).toBe(0);
  await press("Return to choices");
  await expect(button(page, "Edit by hand")).toBeFocused();
  await press("Undo");
  await press("Undo");
  await expect(button(page, "Redo")).toBeFocused();

  await press("Add channel");
  await page.keyboard.type("store");
  await page.keyboard.press("Enter");
  await expect(button(page, "Add channel")).toBeFocused();
  await press("Remove channel store");
  await expect(button(page, "Add channel")).toBeFocused();
  await press("Add channel");
  await page.keyboard.press("Escape");
  await expect(button(page, "Add channel")).toBeFocused();

  await press("Edit as JSON");
  await expect(page.getByRole("textbox", { name: "Ticket as JSON" })).toBeFocused();
  await press("Paste a real ticket");
  await expect(page.getByRole("textbox", { name: "Ticket from Freshdesk" })).toBeFocused();
  await press("Cancel");
  await expect(button(page, "Paste a real ticket")).toBeFocused();

  await press("Settings");
  await press("Share link");
  await page.keyboard.press("Escape");
  await expect(button(page, "Settings")).toBeFocused();

  await press("Open Prove");
  await expect(view(page, "Prove")).toBeFocused();
  await view(page, "Rules").click();
  await page.getByText("2 notes").click();
  await page.getByRole("region", { name: "Warnings" }).getByRole("button", { name: "Leave it in manual mode" }).first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Warnings/ })).toBeFocused();
});

test("a pause makes another step, and beginning to edit by hand is one of its own", async ({ open, page }) => {
  await open();
  await button(page, "Edit by hand").click();
  const begun = await editor(page).inputValue();
  await page.keyboard.type("AAA");
  await page.waitForTimeout(1_200);
  await page.keyboard.type("BBB");
  await expect(editor(page)).toHaveValue(`AAABBB${begun}`);
  await button(page, "Undo").click();
  await expect(editor(page)).toHaveValue(`AAA${begun}`);
  await button(page, "Undo").click();
  await expect(editor(page)).toHaveValue(begun);
  await button(page, "Undo").click();
  await expect(editor(page)).toHaveCount(0);
});

test("looking at a channel is no step", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Chat" }).check();
  await page.getByRole("tab", { name: "Email" }).click();
  await button(page, "Undo").click();
  await expect(page.getByRole("switch", { name: "Chat" })).not.toBeChecked();
});

test("Back goes through the views, each from its top", async ({ open, page }) => {
  await open();
  await view(page, "Rules").click();
  await page.evaluate(() => window.scrollTo(0, 1500));
  await view(page, "Go live").click();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(view(page, "Rules")).toHaveAttribute("aria-selected", "true");
  await expect(view(page, "Rules")).toBeFocused();
  await page.goBack();
  await expect(view(page, "Build")).toHaveAttribute("aria-selected", "true");
  await page.getByRole("textbox", { name: "Requester name" }).focus();
  await page.goForward();
  await expect(page.getByRole("region", { name: "Warnings" })).toBeVisible();
  await expect(view(page, "Rules")).toBeFocused();
});

test("undo survives a reload, names its steps, and takes ticks of the checklist back", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Brand" }).check();
  await page.getByRole("textbox", { name: "Requester name" }).fill("Zoë Secret");
  await view(page, "Go live").click();
  const step = page.getByRole("checkbox", { name: "Copy the test key there" });
  await step.check();
  await open();
  await button(page, "Last steps").click();
  const steps = page.getByRole("group", { name: "Last steps" });
  // The ticket was not kept, so its step is none.
  await expect(steps.getByRole("button")).toHaveText([/^Copy the test key there\s*Go live$/, /^Brand on\s*Choices$/]);
  await page.keyboard.press("Escape");
  await button(page, "Undo").click();
  await expect(page.getByRole("status", { name: "Notices" })).toHaveText("Undone: Copy the test key there, in Go live.");
  await expect(view(page, "Go live")).toHaveAttribute("aria-selected", "true");
  await expect(step).not.toBeChecked();
  await button(page, "Redo").click();
  await expect(step).toBeChecked();
  await button(page, "Last steps").click();
  await steps.getByRole("button", { name: /^Brand on/ }).click();
  await expect(page.getByRole("switch", { name: "Brand" })).not.toBeChecked();
  // Nothing is left to undo: the focus is where the way forward is.
  await expect(button(page, "Redo")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("switch", { name: "Tags" }).uncheck();
  await button(page, "Last steps").press("Enter");
  await steps.getByRole("button", { name: /^Tags off/ }).press("Enter");
  await expect(button(page, "Last steps")).toBeFocused();
});
