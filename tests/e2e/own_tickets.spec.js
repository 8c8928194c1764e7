// The admin's own tickets: a named list beside the built-in ones, kept only if asked; and the search.

import { expect, test } from "./fixture.js";

const sample = (page) => page.getByRole("combobox", { name: "Sample ticket" });
const chosen = (page) => sample(page).locator("option:checked");
const name = (page) => page.getByRole("textbox", { name: "Requester name" });
const stored = (page) => page.evaluate(() => Object.values({ ...localStorage, ...sessionStorage }).join("\n"));

async function paste(page, ticket, as = "") {
  await page.getByRole("button", { name: "Paste a real ticket" }).click();
  await page.getByRole("textbox", { name: "Ticket from Freshdesk" }).fill(JSON.stringify(ticket));
  await page.getByRole("textbox", { name: /^Name in the list/ }).fill(as);
  await page.getByRole("button", { name: "Use this ticket" }).click();
}

const ticket = (id, requester) => ({ id, source: 1, requester: { name: requester, email: "zoe@example.com" }, tags: [] });

test("pasted tickets are a named list, and one that is edited stays itself", async ({ open, page }) => {
  await open();
  await paste(page, ticket(8431, "Zoë One"));
  await expect(chosen(page)).toHaveText("Ticket 8431");
  await paste(page, ticket(8432, "Zoë Two"), "VIP refund");
  await expect(chosen(page)).toHaveText("VIP refund");
  await name(page).fill("Zoë Two Three");
  await expect(chosen(page)).toHaveText("VIP refund");

  await sample(page).selectOption("No tags");
  await sample(page).selectOption("Ticket 8431");
  await expect(name(page)).toHaveValue("Zoë One");
  await sample(page).selectOption("VIP refund");
  await expect(name(page)).toHaveValue("Zoë Two Three");

  await page.getByRole("tab", { name: "Prove" }).click();
  for (const own of ["Ticket 8431", "VIP refund"]) {
    await expect(page.getByRole("rowheader", { name: `${own} Your own` })).toBeVisible();
  }
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("button", { name: "Remove from my tickets" }).click();
  await expect(chosen(page)).toHaveText("My edited ticket");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(chosen(page)).toHaveText("VIP refund");
});

test("their custom fields are offered where one is chosen", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Brand" }).check();
  await expect(page.getByRole("button", { name: /^Use ticket\./ })).toHaveCount(0);
  await page.getByRole("button", { name: "Paste a real ticket" }).click();
  const ticket = { id: 7, requester: { name: "Zoë", email: "z@example.com" }, custom_fields: { cf_shop_brand: "North" } };
  await page.getByRole("textbox", { name: "Ticket from Freshdesk" }).fill(JSON.stringify(ticket));
  await page.getByRole("button", { name: "Use this ticket" }).click();
  await page.getByRole("button", { name: "Use ticket.cf_shop_brand" }).first().click();
  await expect(page.getByRole("textbox", { name: "Brand placeholder" })).toHaveValue("ticket.cf_shop_brand");
  await expect(page.getByRole("group", { name: "Rendered payload" })).toContainText('"brand":"North"');
});

test("a custom field that none of them has is a problem, and only checkboxes are offered for Do not send", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Brand" }).check();
  await paste(page, { ...ticket(7, "Zoë"), custom_fields: { cf_shop: "North", cf_no_survey: false } });
  const problems = page.getByRole("region", { name: "Problems" });
  const brand = problems.getByRole("group", { name: "None of your own tickets has the field ticket.cf_brand." });
  await expect(brand).toContainText("Your tickets have ticket.cf_shop, ticket.cf_no_survey.");
  const flag = problems.getByRole("group", { name: /has the field ticket.cf_do_not_send/ });
  await expect(flag).toBeVisible();
  await page.getByRole("button", { name: "Use ticket.cf_shop" }).click();
  await expect(brand).toHaveCount(0);
  await page.getByRole("button", { name: "Use ticket.cf_no_survey" }).last().click();
  await expect(flag).toHaveCount(0);
});

test("their custom fields are suggested in the template, with where they come from", async ({ open, page }) => {
  await open();
  await paste(page, { ...ticket(8431, "Zoë"), custom_fields: { cf_shop_brand: "North" } });
  await sample(page).selectOption("ordinary");
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const text = page.getByRole("textbox", { name: "Template text" });
  await text.fill("");
  await text.pressSequentially("{{ ticket.cf_");
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(options).toHaveText([
    "ticket.cf_shop_brand Shop brand, in your tickets",
    "ticket.cf_brand Brand, in the sample ticket",
    "ticket.cf_do_not_send_stella_connect_request Do not send Stella Connect request, in the sample ticket",
  ]);
  await page.keyboard.press("Enter");
  await expect(text).toHaveValue("{{ ticket.cf_shop_brand");
});

test("a ticket that is picked right after typing is a step of its own", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Edit as JSON" }).click();
  const json = page.getByRole("textbox", { name: "Ticket as JSON" });
  const typed = (await json.inputValue()).replace("Ann Lee", "Zoë Typed");
  await json.fill(typed);
  await sample(page).selectOption("No tags");
  await expect(chosen(page)).toHaveText("No tags");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(name(page)).toHaveValue("Zoë Typed");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(name(page)).toHaveValue("Ann Lee");
});

test("a word typed into a field that a built-in ticket lacks is one step", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await page.getByRole("textbox", { name: "Template text" }).fill('{"brand": "{{ticket.cf_shop_brand}}"}');
  const brand = page.getByRole("textbox", { name: "Shop brand" });
  const before = await brand.inputValue();
  await brand.focus();
  await page.keyboard.press("End");
  await page.keyboard.type("xyz");
  await expect(brand).toHaveValue(`${before}xyz`);
  await expect(chosen(page)).toHaveText("My edited ticket");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(brand).toHaveValue(before);
  await expect(chosen(page)).toHaveText("An ordinary ticket");
});

test("a built-in ticket that is edited can join them", async ({ open, page }) => {
  await open();
  await name(page).fill("Zoë");
  await expect(chosen(page)).toHaveText("My edited ticket");
  await page.getByRole("button", { name: "Add to my tickets" }).click();
  await expect(chosen(page)).toHaveText("Ticket 1042");
});

test("they are kept, downloaded and shared only if asked", async ({ open, page }) => {
  await open();
  await paste(page, ticket(8431, "Zoë Secret"));
  await page.getByRole("switch", { name: "Brand" }).check();
  await expect.poll(() => stored(page)).toContain('"brand"');
  await open();
  expect(await stored(page)).not.toContain("Secret");
  await expect(sample(page).getByRole("option", { name: "Ticket 8431" })).toHaveCount(0);

  await paste(page, ticket(8431, "Zoë Secret"));
  await page.getByRole("button", { name: "Keep my tickets in this browser" }).click();
  await sample(page).selectOption("No tags");
  await expect.poll(() => stored(page)).toContain("Secret");
  await open();
  await sample(page).selectOption("Ticket 8431");
  await expect(name(page)).toHaveValue("Zoë Secret");
});

test("a search finds a sample ticket by a part of its name, and a case by the same", async ({ open, page }) => {
  await open();
  const search = page.getByRole("searchbox", { name: "Search sample tickets" });
  await search.fill("tag 25");
  await expect(page.getByText("No ticket found.")).toBeVisible();
  await search.fill("QUOTES name");
  await expect(page.getByText("1 ticket found. Press Enter to use it.")).toBeVisible();
  await search.press("Enter");
  await expect(chosen(page)).toHaveText("A name with quotes");
  await expect(search).toHaveValue("");

  await page.getByRole("tab", { name: "Prove" }).click();
  await page.getByRole("textbox", { name: "Search tickets" }).fill("backslash");
  await expect(page.getByRole("rowheader", { name: /^A name with a backslash/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /^An ordinary ticket/ })).toHaveCount(0);
});

test("a story of the simulator takes notes, and the runbook has them", async ({ open, page }) => {
  await open("#rules");
  const play = page.getByRole("region", { name: "What happens to a ticket" });
  const notes = play.getByRole("textbox", { name: "Your notes on this scenario" });
  await notes.fill("Seen on the status page: one call.");
  await play.getByRole("combobox", { name: "Scenario" }).selectOption("Closed directly");
  await expect(notes).toHaveValue("");
  await play.getByRole("combobox", { name: "Scenario" }).selectOption("Resolved by an agent");
  await expect(notes).toHaveValue("Seen on the status page: one call.");
});
