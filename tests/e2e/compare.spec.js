// Compare with my rule: what two templates send, not their letters.

import { checkAccess, expect, test } from "./fixture.js";

const pane = (page) => page.getByRole("region", { name: "Compare with my rule" });
const outcome = (page) => pane(page).getByRole("status", { name: "Comparison" });

test("the template in Freshdesk is compared by what it sends", async ({ open, page }) => {
  await open();
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const guide = await page.evaluate(() => navigator.clipboard.readText());

  await page.getByRole("tab", { name: "Rules" }).click();
  await pane(page).getByRole("button", { name: "Compare", exact: true }).click();
  await expect(pane(page)).toContainText("Paste the Content of the webhook");
  await pane(page).getByRole("textbox", { name: "Template in Freshdesk" }).fill(guide.replaceAll("{{", "{{ "));
  await pane(page).getByRole("button", { name: "Compare", exact: true }).click();
  await expect(outcome(page)).toContainText(/Both send the same in all \d{3} test cases/);

  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("radio", { name: "Robust" }).check();
  await page.getByRole("tab", { name: "Rules" }).click();
  await pane(page).getByRole("textbox", { name: "Template in Freshdesk" }).fill(guide);
  await pane(page).getByRole("button", { name: "Compare", exact: true }).click();
  await expect(outcome(page)).toContainText("“do_not_send”: \" false\" in Freshdesk, false here");
  await expect(outcome(page).getByText(/^\d+ differences in/)).toBeInViewport();
  // What matters most comes first, and alike ones are folded.
  await expect(outcome(page).getByRole("listitem").first()).toContainText(/^Fixed\s+Not JSON in Freshdesk, JSON here/);
  const spaces = outcome(page).getByText(/A leading space is removed from \d values/).first();
  const id = outcome(page).getByText(/^“ext_interaction_id”: " 1042" in Freshdesk/);
  await expect(id).toHaveCount(1);
  await expect(id).toBeHidden();
  await spaces.click();
  await expect(id).toBeVisible();
  await expect(outcome(page)).toContainText(/Not JSON in Freshdesk, JSON here \(.+\)/);
  await expect(outcome(page).getByRole("row", { name: /ext_interaction_id/ })).toContainText('" 1042"');
  await checkAccess(page);

  await pane(page).getByRole("combobox", { name: "Compare with" }).selectOption("The guide’s payload for your choices");
  await expect(outcome(page)).toHaveText("");
  await pane(page).getByRole("button", { name: "Compare", exact: true }).click();
  await expect(outcome(page)).toContainText("Both send the same");

  await pane(page).getByRole("button", { name: "Edit it by hand in Build" }).click();
  await expect(page.getByRole("textbox", { name: "Template text" })).toHaveValue(guide);
});

test("a pasted template is compared with its own channel, and edited there", async ({ open, page }) => {
  await open();
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const email = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("switch", { name: "Chat" }).check();
  await page.getByRole("tab", { name: "Rules" }).click();
  await pane(page).getByRole("textbox", { name: "Template in Freshdesk" }).fill(email);
  await expect(pane(page).getByRole("combobox", { name: "Compare with" }).locator("option:checked")).toHaveText("Your payload for email");
  await pane(page).getByRole("button", { name: "Compare", exact: true }).click();
  await expect(outcome(page)).toContainText("Both send the same");
  await pane(page).getByRole("button", { name: "Edit it by hand in Build" }).click();
  await expect(page.getByRole("tab", { name: "Email" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("textbox", { name: "Template text" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Template text" })).toHaveValue(email);
});

test("what does not render is refused with the reason", async ({ open, page }) => {
  await open("#rules");
  await pane(page).getByRole("textbox", { name: "Template in Freshdesk" }).fill("{% if %}");
  await pane(page).getByRole("button", { name: "Compare", exact: true }).click();
  await expect(outcome(page)).toContainText("does not render at all");
});
