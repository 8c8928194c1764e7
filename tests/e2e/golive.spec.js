// Go live: the checklist that knows the choices, keys per rule, runbook, print, and the terminal.

import { readFile } from "node:fs/promises";
import { checkAccess, expect, test } from "./fixture.js";

const checklist = (page) => page.getByRole("region", { name: "Checklist" });
const keys = (page) => page.getByRole("region", { name: "Rules and keys" });
const step = (page, name) => checklist(page).getByRole("checkbox", { name });

test("from two channels to a finished checklist, with the keyboard", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Chat" }).check();
  await page.getByRole("tab", { name: "Go live" }).click();
  await expect(step(page, "Switch the integrated channel chat to On")).toBeVisible();
  await expect(step(page, "Leave phone in manual mode")).toBeVisible();
  await expect(step(page, "Leave chat in manual mode")).toHaveCount(0);

  const all = await checklist(page).getByRole("checkbox").all();
  await expect(page.getByRole("status", { name: "Progress" })).toHaveText(`0 of ${all.length} done`);
  for (const one of all) {
    if (!(await one.isChecked())) {
      await one.focus();
      await page.keyboard.press("Space");
      await expect(one).toBeFocused();
    }
  }
  await expect(page.getByRole("status", { name: "Progress" })).toHaveText(`${all.length} of ${all.length} done`);
  for (const channel of ["email", "chat"]) {
    const key = keys(page).getByRole("combobox", { name: `Key in “Send Stella Connect request for ${channel} channel”` });
    await expect(key.locator("option:checked")).toHaveText("Production");
  }
});

test("a step that makes a rule leads to its fields", async ({ open, page }) => {
  await open("#go-live");
  const see = checklist(page).getByRole("button", { name: /^See the rule/ });
  await expect(see).toHaveCount(3);
  await checklist(page).getByRole("button", { name: "See the rule: Assign agent when ticket is closed" }).click();
  const heading = page.getByRole("heading", { name: "Assign agent when ticket is closed", level: 2 });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
});

test("the checklist holds only what applies", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Do not send" }).uncheck();
  await page.getByRole("switch", { name: "Brand" }).check();
  await page.getByRole("tab", { name: "Go live" }).click();
  await expect(step(page, /Create the checkbox/)).toHaveCount(0);
  await expect(step(page, /ticket.cf_brand/)).toBeVisible();
});

test("a channel left manual in the checklist is no warning in Rules any more", async ({ open, page }) => {
  await open("#go-live");
  await step(page, "Leave chat in manual mode").check();
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(page.getByRole("region", { name: "Warnings" })).not.toContainText("channel chat");
  await expect(page.getByRole("group", { name: "In manual mode in Stella" }).getByRole("checkbox", { name: "chat" })).toBeChecked();
});

test("a channel without a rule is no warning once a key is in production", async ({ open, page }) => {
  await open("#go-live");
  await keys(page).getByRole("combobox", { name: /email/ }).selectOption("Production");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download runbook" }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  expect(text).toContain("| Left in manual mode in Stella | chat, phone |");
  expect(text).not.toContain("has no rule, so its tickets get no survey");
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(page.getByRole("status", { name: "Warnings found" })).toHaveText("No warnings");
  await expect(page.getByText("2 notes")).toBeVisible();
});

test("an order that does not work is told before anything else, and is not the one of the checklist", async ({ open, page }) => {
  await open("#rules");
  await page.getByRole("button", { name: "Move rule 2 down" }).click();
  await page.getByRole("tab", { name: "Go live" }).click();
  const told = page.getByRole("alert").filter({ hasText: "Rules: “Do not send Stella Connect request” is below" });
  await expect(told).toBeInViewport();
  const right = "Put them in this order: “Assign agent when ticket is closed”, then “Do not send Stella Connect request”, then “Send Stella Connect request for email channel”";
  await expect(step(page, right)).toBeVisible();
  await told.getByRole("button", { name: "Put in the right order" }).click();
  await expect(told).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Checklist" })).toBeFocused();
  await expect(step(page, right)).toBeVisible();
});

test("what no button mends is led to in Rules", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Add channel", exact: true }).click();
  await page.getByRole("textbox", { name: "Channel name, spelled as in Stella" }).fill("store");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("tab", { name: "Go live" }).click();
  const told = page.getByRole("alert").filter({ hasText: "store channel” has no Source condition." });
  await told.getByRole("button", { name: "Show it in Rules" }).click();
  await expect(page.getByRole("group", { name: "Sources of store tickets", exact: true })).toBeFocused();
});

test("test and production keys mixed are warned of", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Chat" }).check();
  await page.getByRole("tab", { name: "Go live" }).click();
  await keys(page).getByRole("combobox", { name: /email/ }).selectOption("Production");
  await keys(page).getByRole("combobox", { name: /chat/ }).selectOption("Test");
  await expect(step(page, /In “Send Stella Connect request for email channel” choose/)).toBeChecked();
  await keys(page).getByRole("button", { name: "Open Rules" }).click();
  await expect(page.getByRole("region", { name: "Warnings" })).toContainText("Test key in “Send Stella Connect request for chat channel”");
});

test("what the stage of a key ticks in the checklist is said beside it", async ({ open, page }) => {
  await open("#go-live");
  const key = keys(page).getByRole("combobox", { name: /email/ });
  const said = keys(page).getByRole("status");
  await expect(said).toHaveText("");
  await key.selectOption("Test");
  await expect(said).toHaveText("Its step under “Field and rules” is ticked.");
  await key.selectOption("Production");
  await expect(said).toHaveText("Its steps under “Field and rules” and “Production” are ticked.");
  await step(page, /choose Change password/).uncheck();
  await expect(said).toHaveText("Its step under “Field and rules” is ticked.");
});

test("what changed since it was copied is told here too", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  await page.getByRole("switch", { name: "Tags" }).uncheck();
  await page.getByRole("tab", { name: "Go live" }).click();
  await expect(keys(page)).toContainText("changed since you copied it: Payload");
});

test("the runbook is a file with rules, checklist and decisions, without a ticket", async ({ open, page }) => {
  await open("#go-live");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download runbook" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^stella-runbook-\d{4}-\d{2}-\d{2}\.md$/);
  const text = await readFile(await download.path(), "utf8");
  for (const part of ["## Decisions", "## Rules, in this order", "## Checklist: 0 of", "Trigger webhook", "`<API key>`"]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain("ann@example.com");
});

test("runbook and paper carry a link that opens these settings, without the ticket", async ({ browser, open, page }) => {
  await open("#build");
  await page.getByRole("textbox", { name: "Requester name" }).fill("Zoë Secret");
  await page.getByRole("switch", { name: "Chat" }).check();
  await page.getByRole("tab", { name: "Go live" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download runbook" }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  const [, link] = text.match(/^Settings: <(\S+#go-live&s=\S+)>$/m);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(`Settings: ${link}`)).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(step(other, "Switch the integrated channel chat to On")).toBeVisible();
  await other.getByRole("tab", { name: "Build" }).click();
  await expect(other.getByRole("switch", { name: "Chat" })).toBeChecked();
  await expect(other.getByRole("textbox", { name: "Requester name" })).not.toHaveValue("Zoë Secret");
  await elsewhere.close();
});

test("on paper stand checklist, decisions and rules, and no controls", async ({ open, page }) => {
  await open("#go-live");
  await expect(page.getByText("Rules, in this order")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Rules, in this order")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Decisions" })).toBeVisible();
  await expect(step(page, "Copy the test key there")).toBeVisible();
  await expect(page.getByRole("button", { name: "Download runbook" })).toBeHidden();
  await expect(page.getByRole("tab", { name: "Build" })).toBeHidden();
});

test("the command for a terminal copies, for either shell", async ({ open, page }) => {
  await open("#go-live");
  const terminal = page.getByRole("region", { name: "Test without Freshdesk" });
  await terminal.getByRole("button", { name: "Copy command" }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).toContain("curl --user 'connect:<API key>'");
  expect(await clipboard()).toContain('"email":"maya@acme.example"');
  await terminal.getByRole("radio", { name: "PowerShell" }).check();
  await expect(terminal.getByRole("group", { name: "Command" })).toContainText("Invoke-WebRequest");
});

test("the channel whose payload the command posts is seen, and chosen there", async ({ open, page }) => {
  await open();
  const terminal = page.getByRole("region", { name: "Test without Freshdesk" });
  const channel = terminal.getByRole("combobox", { name: "Channel" });
  await page.getByRole("tab", { name: "Go live" }).click();
  await expect(channel).toHaveCount(0);
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("switch", { name: "Chat" }).check();
  await page.getByRole("tab", { name: "Go live" }).click();
  await channel.selectOption("Email");
  await expect(terminal.getByRole("group", { name: "Command" })).toContainText(/"channel": ?"email"/);
  await channel.selectOption("Chat");
  await expect(terminal).toContainText("the sample ticket for chat");
  await expect(terminal.getByRole("group", { name: "Command" })).toContainText(/"channel": ?"chat"/);
});

test("a command whose payload brings no survey says so", async ({ open, page }) => {
  await open();
  await page.getByRole("combobox", { name: "Sample ticket" }).selectOption("Nobody assigned");
  await page.getByRole("tab", { name: "Go live" }).click();
  const terminal = page.getByRole("region", { name: "Test without Freshdesk" });
  await expect(terminal).toContainText("This payload brings no test survey. Rejected: the employee e-mail is empty");
});

test("axe finds nothing", async ({ open, page }) => {
  await open("#go-live");
  await page.getByText("If no survey comes").click();
  await checkAccess(page);
});

test("at 320 pixels nothing is cut off", async ({ open, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open("#go-live");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
