// Rules: sheets in the shape of Freshdesk's form, warnings over the set, and what happens to a ticket.

import { checkAccess, expect, test } from "./fixture.js";

const decisions = (page) => page.getByRole("region", { name: "Decisions" });
const warnings = (page) => page.getByRole("region", { name: "Warnings" });
const play = (page) => page.getByRole("region", { name: "What happens to a ticket" });
const rule = (page, name) => page.getByRole("region", { name, exact: true });
const index = (page) => page.getByRole("navigation", { name: "Index of rules" });
const outcome = (page) => page.getByRole("status", { name: "Outcome" });
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

const ASSIGN = "Assign agent when ticket is closed";
const EXCLUDE = "Do not send Stella Connect request";
const EMAIL = "Send Stella Connect request for email channel";
const CHAT = "Send Stella Connect request for chat channel";

/** The names of the rules on the page, from top to bottom. */
const order = (page) => page.locator("section.sheet").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));

async function switchOn(page, channel) {
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("switch", { name: channel }).check();
  await page.getByRole("tab", { name: "Rules" }).click();
}

test("each channel that is on has its rule, below those that change tickets", async ({ open, page }) => {
  await open("#rules");
  await expect.poll(() => order(page)).toEqual([ASSIGN, EXCLUDE, EMAIL]);
  await switchOn(page, "Chat");
  await expect(rule(page, CHAT)).toBeVisible();
  await expect.poll(() => order(page)).toEqual([ASSIGN, EXCLUDE, EMAIL, CHAT]);
  await expect(rule(page, CHAT)).toContainText("Is Chat");
  await decisions(page).getByRole("switch", { name: "Exclude tickets" }).uncheck();
  await expect.poll(() => order(page)).toEqual([ASSIGN, EMAIL, CHAT]);
});

/** Adds a condition to a list, and returns the place to type its values. */
async function addCondition(list, condition) {
  await list.getByRole("combobox", { name: "Add a condition" }).selectOption(condition);
  const values = list.getByRole("textbox", { name: condition, exact: true });
  await expect(values).toBeFocused();
  return values;
}

test("what is typed in Freshdesk copies alone, what is chosen there has no button, and the key never", async ({ open, page }) => {
  await open("#rules");
  const sheet = rule(page, EMAIL);
  for (const [field, text] of [
    ["Rule name", EMAIL],
    ["URL", "https://api.stellaconnect.net/v1/auth"],
    ["Username", "connect"],
  ]) {
    await sheet.getByRole("button", { name: `Copy ${field}`, exact: true }).click();
    await expect.poll(() => clipboard(page)).toBe(text);
    await expect(sheet.getByRole("checkbox", { name: `${field} is in Freshdesk` })).toBeChecked();
  }
  await sheet.getByRole("button", { name: "Copy Payload" }).click();
  await expect.poll(() => clipboard(page)).toContain('"channel": "email"');
  // Of a condition only the value is typed.
  await rule(page, EXCLUDE).getByRole("button", { name: "Copy no-survey" }).click();
  await expect.poll(() => clipboard(page)).toBe("no-survey");
  for (const field of ["Source", "Encoding", "Request type", "Password"]) {
    await expect(sheet.getByRole("button", { name: `Copy ${field}` })).toHaveCount(0);
  }
  await expect(sheet).toContainText("<API key>");
  await expect(page.locator("input[type=password]")).toHaveCount(0);
});

test("fields are ticked as one goes, in compact sheets for a second monitor", async ({ open, page }) => {
  await open("#rules");
  const sheet = rule(page, EMAIL);
  await page.getByRole("button", { name: "Compact sheets" }).click();
  await expect(decisions(page)).toHaveCount(0);
  await expect(sheet.getByText("Why?")).toHaveCount(0);
  const encoding = sheet.getByRole("checkbox", { name: "Encoding is in Freshdesk" });
  await encoding.check();
  await expect(sheet.getByText("1 of 12 fields copied", { exact: true })).toBeVisible();
  await encoding.uncheck();
  await expect(sheet.getByText(/fields copied/)).toHaveCount(0);
  await index(page).getByRole("button", { name: "3 Email", exact: true }).click();
  await expect(sheet.getByRole("heading", { level: 2 })).toBeFocused();
  // Beside Freshdesk there is little room: the sheets take all of it.
  await page.setViewportSize({ width: 1000, height: 800 });
  expect((await sheet.boundingBox()).width).toBeGreaterThan(700);
  await page.getByRole("button", { name: "Compact sheets" }).click();
  await expect(decisions(page)).toBeVisible();
});

test("the whole rule copies as text, and tells later what has changed since", async ({ open, page }) => {
  await open("#rules");
  const sheet = rule(page, EMAIL);
  await sheet.getByRole("button", { name: "Copy whole rule" }).click();
  await expect.poll(() => clipboard(page)).toContain("Source: Is Email");
  expect(await clipboard(page)).toContain("Password: <API key>");
  await expect(sheet).not.toContainText("changed since");

  await decisions(page).getByRole("checkbox", { name: "Outbound email" }).check();
  await expect(sheet).toContainText("changed since you copied it: Source");
  await sheet.getByRole("checkbox", { name: "Source is in Freshdesk" }).check();
  await expect(sheet).not.toContainText("changed since");

  // A choice in Build changes the payload, and what was copied there counts.
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("switch", { name: "Link to ticket" }).uncheck();
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(sheet).toContainText("changed since you copied it: Payload");
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(sheet).not.toContainText("changed since");
});

test("an exclusion moved below is warned of, with the keys, and put right with one button", async ({ open, page }) => {
  await open("#rules");
  const down = rule(page, EXCLUDE).getByRole("button", { name: "Move rule 2 down" });
  await down.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => order(page)).toEqual([ASSIGN, EMAIL, EXCLUDE]);
  await expect(rule(page, EXCLUDE).getByRole("button", { name: "Move rule 3 up" })).toBeFocused();
  await expect(page.getByRole("status", { name: "Notices" })).toHaveText(`“${EXCLUDE}” is now rule 3 of 3.`);
  await expect(warnings(page)).toContainText(`“${EXCLUDE}” is below “${EMAIL}”`);
  await warnings(page).getByRole("button", { name: "Put in the right order" }).click();
  await expect.poll(() => order(page)).toEqual([ASSIGN, EXCLUDE, EMAIL]);
  await expect(warnings(page)).not.toContainText("is below");
});

test("warnings stay with compact sheets: in the index, and on the rule that was moved", async ({ open, page }) => {
  await open("#rules");
  await expect(index(page).getByRole("button", { name: /warning/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Compact sheets" }).click();
  await rule(page, EXCLUDE).getByRole("button", { name: "Move rule 2 down" }).click();
  await expect(rule(page, EXCLUDE)).toContainText(`“${EXCLUDE}” is below “${EMAIL}”.`);
  await expect(rule(page, ASSIGN)).not.toContainText("is below");
  const lead = index(page).getByRole("button", { name: "1 warning", exact: true });
  await expect(lead).toBeInViewport();
  await expect(index(page)).toContainText("✕");
  await lead.click();
  await expect(page.getByRole("heading", { name: "Warnings" })).toBeFocused();
  await warnings(page).getByRole("button", { name: "Put in the right order" }).click();
  await expect(page.getByRole("heading", { name: "Warnings" })).toBeFocused();
  await expect(lead).toHaveCount(0);
  await expect(rule(page, EXCLUDE)).not.toContainText("is below");
});

test("what was copied in part is not told as copied", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(rule(page, EMAIL).getByText("payload copied", { exact: true })).toBeVisible();
  await rule(page, ASSIGN).getByRole("checkbox", { name: "Rule name is in Freshdesk" }).check();
  await expect(rule(page, ASSIGN).getByText("1 of 5 fields copied", { exact: true })).toBeVisible();
  const keys = page.getByRole("region", { name: "Rules and keys" });
  await page.getByRole("tab", { name: "Go live" }).click();
  for (const words of ["payload copied", "1 of 5 fields copied"]) await expect(keys.getByText(words, { exact: true })).toBeVisible();
  await page.getByRole("tab", { name: "Rules" }).click();
  for (const field of await rule(page, ASSIGN).getByRole("checkbox").all()) await field.check();
  await expect(rule(page, ASSIGN).getByText("copied", { exact: true })).toBeVisible();
});

test("what changed is updated in Freshdesk, and what was never copied is not", async ({ open, page }) => {
  await open("#rules");
  const sheet = rule(page, EMAIL);
  await sheet.getByRole("checkbox", { name: "Source is in Freshdesk" }).check();
  await decisions(page).getByRole("checkbox", { name: "Portal" }).check();
  await expect(sheet).toContainText("changed since you copied it: Source");
  await sheet.getByRole("button", { name: "Mark as updated in Freshdesk" }).click();
  await expect(sheet.getByText("1 of 12 fields copied", { exact: true })).toBeVisible();
});

test("Resolved and Closed together are warned of, and the story shows why", async ({ open, page }) => {
  await open("#rules");
  await decisions(page).getByRole("combobox", { name: "Send when" }).selectOption("Resolved and Closed");
  await expect(warnings(page)).toContainText("list both Resolved and Closed");
  await play(page).getByRole("combobox", { name: "Scenario" }).selectOption("Resolved, then auto-closed");
  await expect(outcome(page)).toHaveText("The customer is asked twice for one ticket.");
  await warnings(page).getByRole("button", { name: "Keep Resolved" }).click();
  await expect(outcome(page)).toContainText("One call goes out");
});

test("stories tell each rule's reasons and what is sent", async ({ open, page }) => {
  await open("#rules");
  const story = play(page).getByRole("combobox", { name: "Scenario" });
  await expect(outcome(page)).toHaveText("One call goes out. Stella will send a survey to ann@example.com.");
  await story.selectOption("A tag that excludes");
  await expect(outcome(page)).toContainText("do not send is ticked");
  await play(page).getByText("What is sent").click();
  await expect(play(page).getByRole("group", { name: "What is sent" })).toContainText('"do_not_send": true');
  await story.selectOption("Exclusion placed below");
  await expect(outcome(page)).toContainText("Stella will send a survey");
  await story.selectOption("The requester is an agent");
  await expect(outcome(page)).toContainText("Freshdesk runs no automation on such a ticket");
  await story.selectOption("A chat ticket while only Email is on");
  await expect(outcome(page)).toHaveText("No call goes out, so no survey.");
  await expect(play(page)).toContainText("Source is Email: it is Chat");
});

test("a story can be changed", async ({ open, page }) => {
  await open("#rules");
  await play(page).getByRole("combobox", { name: "Source" }).selectOption("Phone");
  await expect(outcome(page)).toHaveText("No call goes out, so no survey.");
  await play(page).getByRole("combobox", { name: "Source" }).selectOption("Email");
  await play(page).getByRole("textbox", { name: "Tags of the ticket" }).fill("no-survey");
  await expect(outcome(page)).toContainText("do not send is ticked");
  await play(page).getByRole("checkbox", { name: "The requester is an agent" }).check();
  await expect(outcome(page)).toContainText("No call goes out. The requester is an agent");
});

test("a ticket is excluded by whatever Freshdesk can go by", async ({ open, page }) => {
  await open("#rules");
  await decisions(page).getByText("Other conditions that exclude a ticket").click();
  const others = decisions(page).getByRole("group", { name: "Other conditions that exclude a ticket" });
  await (await addCondition(others, "Requester email contains")).fill("@acme.example; @example.com");
  const sheet = rule(page, EXCLUDE);
  await expect(sheet).toContainText("Match ANY of the below");
  await expect(sheet.getByRole("button", { name: "Copy @acme.example" })).toBeVisible();
  await expect(sheet.getByRole("button", { name: "Copy @example.com" })).toBeVisible();
  await expect(outcome(page)).toContainText("do not send is ticked");
  const email = play(page).getByRole("textbox", { name: "Requester email of the ticket" });
  await email.fill("zoe@elsewhere.example");
  await expect(outcome(page)).toContainText("Stella will send a survey");
  await expect(play(page)).toContainText("Requester email contains @acme.example or @example.com: it is zoe@elsewhere.example");
  await decisions(page).getByRole("button", { name: "Remove no-survey" }).click();
  await expect(decisions(page).getByRole("textbox", { name: "Tags that exclude a ticket" })).toBeFocused();
  await expect(sheet).not.toContainText("Match ANY");
  await page.getByRole("tab", { name: "Go live" }).click();
  await expect(page.getByText("Resolve a ticket that this excludes: Requester email contains @acme.example")).toBeVisible();
});

test("the documented API takes the key in a header, everywhere", async ({ open, page }) => {
  await open("#rules");
  await decisions(page).getByRole("combobox", { name: "Stella endpoint" }).selectOption("The Requests API");
  await expect(warnings(page)).toContainText("The URL has no subdomain yet.");
  const url = "https://acme.api.stellaconnect.net/v1/requests";
  await decisions(page).getByRole("textbox", { name: "Stella URL" }).fill(url);
  await expect(warnings(page)).not.toContainText("subdomain");
  await expect(decisions(page).getByRole("combobox", { name: "Stella endpoint" }).locator("option:checked")).toHaveText("The Requests API");
  const sheet = rule(page, EMAIL);
  await expect(sheet).toContainText("x-api-key: <API key>");
  await expect(sheet).not.toContainText("Username");
  await expect(sheet.getByRole("button", { name: "Copy Custom headers" })).toHaveCount(0);

  await decisions(page).getByRole("combobox", { name: "The key goes into" }).selectOption("Password, with a user name");
  await expect(warnings(page)).toContainText("The key goes into Password; this address takes it in Custom headers.");
  await warnings(page).getByRole("button", { name: "Move the key there" }).click();
  await expect(warnings(page)).not.toContainText("The key goes into");

  await page.getByRole("tab", { name: "Go live" }).click();
  await expect(page.getByRole("group", { name: "Command" })).toContainText("--header 'x-api-key: <API key>'");
  await expect(page.getByRole("checkbox", { name: `In “${EMAIL}” put the production key into Custom headers` })).toBeVisible();
});

test("a channel takes only some tickets, and is told from another by them", async ({ open, page }) => {
  await open("#build");
  await page.getByRole("button", { name: "Add channel" }).click();
  await page.getByRole("textbox", { name: "Channel name, spelled as in Stella" }).fill("store");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(warnings(page)).toContainText("“Send Stella Connect request for store channel” has no Source condition.");
  for (const [channel, group] of [["store", "Stores"], ["email", "Support; Billing"]]) {
    await decisions(page).getByText(`Only some ${channel} tickets`).click();
    const only = decisions(page).getByRole("group", { name: `Only some ${channel} tickets` });
    await (await addCondition(only, "Group is")).fill(group);
  }
  await expect(warnings(page)).not.toContainText("store channel");
  const sheet = rule(page, EMAIL);
  await expect(sheet).toContainText("Match ALL of the below");
  await expect(sheet).toContainText("Is Support or Billing");
  const group = play(page).getByRole("textbox", { name: "Group of the ticket" });
  await group.fill("billing");
  await expect(outcome(page)).toContainText("One call goes out.");
  await group.fill("Sales");
  await expect(outcome(page)).toHaveText("No call goes out, so no survey.");
});

test("what was taken as one value is seen as one, and a channel has conditions of its own", async ({ open, page }) => {
  await open();
  await switchOn(page, "Chat");
  await decisions(page).getByText("Only some chat tickets").click();
  const only = decisions(page).getByRole("group", { name: "Only some chat tickets" });
  // It bears no sign of the folded lines of Build.
  expect(await only.evaluate((group) => getComputedStyle(group, "::before").content)).toBe("none");
  const types = await addCondition(only, "Type is not");
  await types.fill("Question, Incident; Spam");
  await types.press("Enter");
  await expect(types).toHaveValue("");
  const chips = only.getByRole("list", { name: "Type is not: values" });
  await expect(chips.getByRole("listitem")).toHaveCount(2);
  await chips.getByRole("button", { name: "Remove Question, Incident" }).click();
  await expect(types).toBeFocused();
  await expect(rule(page, CHAT)).toContainText("Is not");

  await only.getByRole("combobox", { name: "Add a condition" }).selectOption("A custom field is");
  const name = only.getByRole("textbox", { name: "Name of the custom field" });
  await expect(name).toBeFocused();
  // Another list that asks for a name as well has ids of its own.
  await decisions(page).getByText("Other conditions that exclude a ticket").click();
  const exclude = decisions(page).getByRole("group", { name: "Other conditions that exclude a ticket" });
  await exclude.getByRole("combobox", { name: "Add a condition" }).selectOption("A custom field is not");
  await expect(exclude.getByRole("textbox", { name: "Name of the custom field" })).toBeFocused();
  const names = page.getByRole("textbox", { name: "Name of the custom field" });
  const ids = await names.evaluateAll((all) => all.map((field) => [field.id, field.getAttribute("aria-describedby")]));
  expect(new Set(ids.flat()).size).toBe(4);
  // Whoever did not mean it is led back to the list.
  await exclude.getByRole("button", { name: "Cancel" }).click();
  await expect(names).toHaveCount(1);
  await expect(exclude.getByRole("combobox", { name: "Add a condition" })).toBeFocused();
  await name.fill("Region");
  await name.press("Enter");
  await expect(only).toContainText("needs its full name");
  await name.fill("cf_region");
  await name.press("Enter");
  // The value is typed where the focus goes, which is the field that is still empty.
  const isEmpty = () => page.evaluate(() => document.activeElement?.value === "");
  await expect.poll(isEmpty).toBe(true);
  await page.keyboard.type("North");
  await expect(rule(page, CHAT).getByRole("button", { name: "Copy North" })).toBeVisible();

  await only.getByRole("combobox", { name: "Chat: send when" }).selectOption("Closed");
  await expect(rule(page, CHAT)).toContainText("Status is changed from Any to Closed");
  await expect(rule(page, EMAIL)).toContainText("Status is changed from Any to Resolved");
  await expect(rule(page, EXCLUDE)).toContainText("Resolved or Closed");

  await decisions(page).getByText("More sources of chat tickets").click();
  await decisions(page).getByRole("textbox", { name: "Your own sources of chat tickets" }).fill("Kiosk");
  await expect(rule(page, CHAT)).toContainText("Kiosk");
  await expect(play(page).getByRole("combobox", { name: "Source" })).toContainText("Kiosk");
});

test("a channel that has the name of a source goes by it at a press", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Add channel", exact: true }).click();
  await page.getByRole("textbox", { name: "Channel name, spelled as in Stella" }).fill("whatsapp");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("tab", { name: "Rules" }).click();
  const sheet = rule(page, "Send Stella Connect request for whatsapp channel");
  await expect(warnings(page)).toContainText("has no Source condition");
  await page.getByRole("button", { name: "Use WhatsApp", exact: true }).click();
  await expect(warnings(page)).not.toContainText("has no Source condition");
  await expect(sheet).toContainText("WhatsApp");
});

/** Adds a channel of one's own in Build, whose rule has no source yet. */
async function addChannel(page, name) {
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("button", { name: "Add channel", exact: true }).click();
  await page.getByRole("textbox", { name: "Channel name, spelled as in Stella" }).fill(name);
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

test("that a customer is asked several times is told in red, with the way to what mends it", async ({ open, page }) => {
  await open();
  for (const channel of ["store", "kiosk"]) await addChannel(page, channel);
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(outcome(page)).toHaveText("The customer is asked 3 times for one ticket.");
  await expect(play(page).locator(".sum")).toHaveClass(/bad/);
  await expect(play(page).locator(".call .verdict.good")).toHaveCount(1);
  await expect(play(page).locator(".call .verdict.bad")).toHaveCount(2);
  await expect(warnings(page)).toContainText("their customers are asked twice");
  const store = page.getByRole("group", { name: "Sources of store tickets", exact: true });
  await warnings(page).getByRole("button", { name: "Choose the sources of store tickets" }).click();
  await expect(store).toBeFocused();
  await expect(store).toBeInViewport();
  const choose = play(page).getByRole("button", { name: /^Choose the sources/ });
  await choose.click();
  await expect(store).toBeFocused();
  await store.getByRole("checkbox", { name: "Portal" }).check();
  await expect(outcome(page)).toHaveText("The customer is asked twice for one ticket.");
  await choose.click();
  const kiosk = page.getByRole("group", { name: "Sources of kiosk tickets", exact: true });
  await expect(kiosk).toBeFocused();
  await kiosk.getByRole("checkbox", { name: "Phone" }).check();
  await expect(outcome(page)).toContainText("One call goes out.");
  await expect(choose).toHaveCount(0);
});

test("the index shows every rule on a line or two, and the simulator stays in sight", async ({ open, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open();
  for (const channel of ["Chat", "Phone"]) await page.getByRole("switch", { name: channel }).check();
  for (const channel of ["store", "kiosk"]) await addChannel(page, channel);
  await page.getByRole("tab", { name: "Rules" }).click();
  const links = index(page).getByRole("listitem");
  await expect(links).toHaveText(["1 Assign", "2 Do not send", "3 Email", "4 Chat", "5 Phone", "6 store", "7 kiosk"]);
  expect((await index(page).getByRole("list").boundingBox()).height).toBeLessThanOrEqual(52);
  await index(page).getByRole("button", { name: "7 kiosk" }).click();
  await expect(rule(page, "Send Stella Connect request for kiosk channel").getByRole("heading", { level: 2 })).toBeFocused();
  for (const link of await links.all()) await expect(link).toBeInViewport({ ratio: 1 });
  await expect(play(page).getByRole("heading", { name: "What happens to a ticket" })).toBeInViewport();
});

test("a payload that will break is an error here too, with what mends it", async ({ open, page }) => {
  await open();
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(warnings(page)).toContainText(/The payload of “Send .* email channel” is not JSON for \d+ of \d+ built-in tickets/);
  await warnings(page).getByRole("button", { name: "Make it robust" }).click();
  await expect(warnings(page)).not.toContainText("is not JSON");
});

test("without the checkbox the way to an exclusion is told", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Do not send" }).uncheck();
  await page.getByRole("tab", { name: "Rules" }).click();
  await decisions(page).getByRole("button", { name: "Switch on Do not send" }).click();
  await expect(rule(page, EXCLUDE)).toBeVisible();
});

test("what was changed by hand in Freshdesk is noted without copying", async ({ open, page }) => {
  await open("#rules");
  const sheet = rule(page, EMAIL);
  await sheet.getByRole("button", { name: "Copy whole rule" }).click();
  await decisions(page).getByText("Only some email tickets").click();
  const only = decisions(page).getByRole("group", { name: "Only some email tickets" });
  await (await addCondition(only, "Type is")).fill("Question");
  await expect(sheet).toContainText("changed since you copied it: Match, Type");
  await sheet.getByRole("button", { name: "Mark as updated in Freshdesk" }).click();
  await expect(sheet).not.toContainText("changed since");
});

test("a name of one's own is kept while it is typed, and undone as one step", async ({ open, page }) => {
  await open("#rules");
  const name = rule(page, ASSIGN).getByRole("textbox", { name: "Rule name" });
  await name.fill("");
  await name.pressSequentially("Who did it");
  const own = rule(page, "Who did it");
  await expect(own.getByRole("textbox", { name: "Rule name" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rule(page, ASSIGN)).toBeVisible();
});

test("axe finds nothing", async ({ open, page }) => {
  await open("#rules");
  await decisions(page).getByRole("combobox", { name: "Send when" }).selectOption("Resolved and Closed");
  await rule(page, EMAIL).getByRole("button", { name: "Copy whole rule" }).click();
  await decisions(page).getByRole("checkbox", { name: "Portal" }).check();
  await play(page).getByText("What is sent").click();
  await checkAccess(page);
});

test("at 320 pixels nothing is cut off", async ({ open, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open("#rules");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
