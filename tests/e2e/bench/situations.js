// Work of a size: how a page gets it, and the field that is typed into then.

import { readFile } from "node:fs/promises";

const guide = await readFile(new URL("../../../crates/payload-core/tests/guide/email.liquid", import.meta.url), "utf8");

export const name = (page) => page.getByLabel("Requester name", { exact: true });
export const byHand = (page) => page.getByRole("textbox", { name: /^Template/ }).first();

async function openTicket(page, change) {
  await page.getByRole("button", { name: "Edit as JSON" }).click();
  const json = page.getByRole("textbox", { name: "Ticket as JSON" });
  const whole = JSON.parse(await json.inputValue());
  change(whole.ticket ?? whole);
  await json.fill(JSON.stringify(whole));
  await page.getByRole("button", { name: "Edit as JSON" }).click();
}

/** The guide's template by hand with so many placeholders more, each with this behind it; the caret is in the name of one. */
export async function template(page, placeholders, filter = "") {
  const start = page.getByRole("button", { name: "Edit by hand" });
  if (await start.isVisible()) await start.click();
  const properties = Array.from({ length: placeholders }, (_, at) => `"p${at}": "{{ticket.cf_p${at}${filter}}}"`);
  await byHand(page).fill(guide.replace(/\}$/, `, "custom_properties": {\n${properties.join(",\n")}\n} }`));
  await byHand(page).evaluate((area) => {
    const caret = area.value.indexOf('"p9"') + 2;
    area.setSelectionRange(caret, caret);
  });
}

/** A ticket with a description of so many KB. */
export const ticket = (page, kilobytes) =>
  openTicket(page, (ticket) => (ticket.description_text = "word ".repeat((kilobytes * 1024) / 5)));

/** A ticket with so many tags. */
export const tags = (page, count) =>
  openTicket(page, (ticket) => (ticket.tags = Array.from({ length: count }, (_, at) => `t${at}`).join(", ")));

/** So many channels. */
export async function channels(page, count) {
  for (let at = await page.getByRole("button", { name: /^Remove channel/ }).count(); at < count; at += 1) {
    await page.getByRole("button", { name: "Add channel" }).click();
    await page.getByLabel("Channel name, spelled as in Stella").fill(`channel${at}`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
  }
  await page.getByRole("tab", { name: "Email" }).click();
}

/** Opens the page for a situation alone: nothing is kept from one to the next. */
export const apart = (browser) => browser.newContext({ viewport: { width: 1440, height: 900 } });
