// Never green over red: nothing is taken for proved that was not tried, and nothing for missing that is only empty.

import { expect, test } from "./fixture.js";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const view = (page, name) => page.getByRole("tablist", { name: "Views" }).getByRole("tab", { name });

test("the simulator starts from the ticket on show: its source, its status, who is assigned", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Phone" }).check();
  await button(page, "Paste a real ticket").click();
  const ticket = { id: 7, subject: "x", source: 1, status: 3, responder_id: 55, tags: [], requester: { name: "Ann", email: "a@b.example" } };
  await page.getByRole("textbox", { name: "Ticket from Freshdesk" }).fill(JSON.stringify(ticket));
  await button(page, "Use this ticket").click();
  // What the API does not tell is asked for, there and then.
  await expect(page.getByRole("group", { name: "Not in the pasted ticket" }).getByRole("textbox").first()).toBeFocused();
  await view(page, "Rules").click();
  const simulator = page.getByRole("region", { name: "What happens to a ticket" });
  const chosen = (name) => simulator.getByRole("combobox", { name, exact: true }).locator("option:checked");
  await expect(chosen("Source")).toHaveText("Email");
  await expect(chosen("Status before")).toHaveText("Pending");
  await expect(simulator).toContainText("55 is assigned");
  await expect(simulator).toContainText(/Send Stella Connect request for email channel\s*runs/);
  await expect(simulator).toContainText(/Send Stella Connect request for phone channel\s*does not run/);
});

test("a ticket of a source that no rule takes is told, and led to the sources", async ({ open, page }) => {
  await open();
  const problems = page.getByRole("region", { name: "Problems" });
  await button(page, "Paste a real ticket").click();
  const ticket = { id: 7, source: 2, status: 4, tags: [], requester: { name: "Ann", email: "a@b.example" } };
  await page.getByRole("textbox", { name: "Ticket from Freshdesk" }).fill(JSON.stringify(ticket));
  await button(page, "Use this ticket").click();
  await expect(problems).toContainText("No rule sends this ticket: its source is Portal.");
  await problems.getByRole("button", { name: "Choose the sources" }).click();
  const sources = page.getByRole("group", { name: "Sources of email tickets", exact: true });
  await expect(sources).toBeFocused();
  await sources.getByRole("checkbox", { name: "Portal" }).check();
  await view(page, "Build").click();
  await expect(problems).not.toContainText("No rule sends this ticket");
});

test("what a payload fails for is red in Build as in Prove", async ({ open, page }) => {
  await open();
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await page.getByRole("combobox", { name: "Sample ticket" }).selectOption("A name that adds keys");
  const against = page.getByRole("status", { name: "Failure as in Prove" });
  await expect(page.getByText("Stella will send a survey to ann@example.com").first()).toBeVisible();
  await expect(against).toHaveText("Injection: a value adds the key “customer.do_not_send” to the payload.");
  const seen = page.locator(".build .verdict");
  // What is wrong comes first, and what Stella does all the same is a remark.
  await expect(seen.locator("> p")).toHaveText(/^Injection: a value adds the key .+ payload\.\s*As rendered here: Stella will send a survey to ann@example\.com\./);
  // The sign, and not the color alone.
  await expect(seen.locator("> span")).toHaveText("✕");
  await page.getByRole("radio", { name: "Robust" }).check();
  await expect(against).toHaveText("");
  await expect(seen).not.toContainText("Injection");
});

test("another channel that fails is told beside the proof, and led to", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Chat" }).check();
  await button(page, "Edit by hand").click();
  await page.getByRole("textbox", { name: "Template text" }).fill('{"channel": "chat"');
  const channels = page.getByRole("tablist", { name: "Channel" });
  const proof = page.getByRole("group", { name: "Every ticket" });
  await expect(proof).toContainText("Fails in");
  await expect(proof.getByRole("button", { name: /^Show/ })).toHaveCount(0);
  await channels.getByRole("tab", { name: "Email" }).click();
  await proof.getByRole("button", { name: "Show Chat" }).click();
  await expect(channels.getByRole("tab", { name: "Chat" })).toBeFocused();
  await expect(channels.getByRole("tab", { name: "Chat" })).toHaveAttribute("aria-selected", "true");
});

test("no channel is no success", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Email" }).uncheck();
  await expect(button(page, "Copy payload")).toBeDisabled();
  await expect(page.getByRole("region", { name: "Template" })).toContainText("Every channel is off. Switch one on");
  await view(page, "Prove").click();
  await expect(page.getByRole("status", { name: "Proof" })).toContainText("No channel is on: there is nothing to prove.");
  await button(page, "Try to break it").click();
  const stress = page.getByRole("region", { name: "Stress test" });
  await expect(stress).toContainText("No channel is on: there is nothing to break.");
  for (const part of [page.getByRole("status", { name: "Proof" }), stress]) await expect(part).not.toContainText("✓");
  await view(page, "Go live").click();
  const terminal = page.getByRole("region", { name: "Test without Freshdesk" });
  await expect(terminal).toContainText("Every channel is off.");
  await expect(terminal).not.toContainText("Posts the payload");
  await expect(button(page, "Copy command")).toBeDisabled();
  await view(page, "Rules").click();
  const warnings = page.getByRole("region", { name: "Warnings" });
  await expect(warnings).toContainText("Every channel is off");
  await button(page, "Switch email on").click();
  await expect(warnings).not.toContainText("Every channel is off");
});

test("an empty cell of a table is an empty text, as the API's empty list is", async ({ open, page }) => {
  await open();
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await view(page, "Prove").click();
  const rows = ["Ticket ID,Requester email,Requester name,Agent email,Tags", "1,a@b.example,Ann,m@a.example,", "2,c@d.example,Bo,m@a.example,vip"];
  const file = { name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) };
  await page.getByLabel("File of tickets").setInputFiles(file);
  await button(page, "Check").click();
  await expect(page.getByRole("region", { name: "Check my tickets" })).toContainText("2 tickets: 2 get a survey.");
});

test("on a phone no field makes the browser zoom in", async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  for (const name of ["Build", "Prove", "Rules", "Go live"]) {
    await view(page, name).click();
    const small = await page.locator("input:not([type=checkbox], [type=radio], [type=file]), select, textarea").evaluateAll((fields) =>
      fields.filter((field) => field.checkVisibility() && parseFloat(getComputedStyle(field).fontSize) < 16).map((field) => field.outerHTML),
    );
    expect(small, name).toEqual([]);
  }
});
