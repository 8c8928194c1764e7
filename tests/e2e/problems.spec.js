// Problems: what, why, where, and the button that mends it.

import { checkAccess, expect, test } from "./fixture.js";

const problems = (page) => page.getByRole("region", { name: "Problems" });
const found = (page) => page.getByRole("status", { name: "Problems found" });
const preset = (page, name) => page.getByRole("radio", { name });
const editor = (page) => page.getByRole("textbox", { name: "Template text" });

async function byHand(page, text) {
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await editor(page).fill(text);
}

test("the robust preset has none, the guide's shows what is wrong, and one step mends it", async ({ open, page }) => {
  await open();
  await expect(found(page)).toHaveText("No problems");
  await page.getByRole("switch", { name: "Brand" }).check();
  await preset(page, "As in the guide").check();
  await expect(problems(page)).toContainText("Requester name can add keys to the payload");
  await expect(problems(page)).toContainText("“do_not_send” is sent as the text “ true”");
  await expect(problems(page)).toContainText("The tags “vip” and “billing issue” arrive as");
  await checkAccess(page);
  await problems(page).getByRole("button", { name: "Make it robust" }).click();
  await expect(found(page)).toHaveText("No problems");
  await expect(preset(page, "Robust")).toBeChecked();
  await expect(page.getByRole("switch", { name: "Brand" })).toBeChecked();
});

test("a problem leads to its place and back, and is mended with the keys alone", async ({ open, page }) => {
  await open();
  await preset(page, "As in the guide").check();
  const name = problems(page).getByRole("group", { name: /^Requester name can add keys/ });
  const show = name.getByRole("button", { name: /^Show line/ });
  await show.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#channel-template .lit").first()).toHaveText(/ticket.requester.name/);
  await expect(page.locator("#channel-template .code")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(show).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(name).toHaveCount(0);
  await expect(page.getByRole("status", { name: "Notices" })).toHaveText(/^Fixed: Make it safe/);
  // Fixed by hand, so it is a text of one's own now; one step back is the guide's again.
  await expect(editor(page)).toHaveValue(/remove: '\\' \| split: ' '/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(name).toBeVisible();
});

test("all safe ones are fixed at once", async ({ open, page }) => {
  await open();
  await preset(page, "As in the guide").check();
  await expect.poll(async () => parseInt(await found(page).textContent(), 10)).toBeGreaterThan(8);
  await problems(page).getByRole("button", { name: "Fix all safe ones" }).click();
  await expect(problems(page)).not.toContainText("can add keys");
  await expect(problems(page)).not.toContainText("is sent with a space");
  await expect(problems(page).getByRole("button", { name: "Fix all safe ones" })).toHaveCount(0);
  await page.getByRole("combobox", { name: "Sample ticket" }).selectOption("A name with quotes");
  await expect(page.getByRole("region", { name: "Payload preview" })).toContainText("Ann 'Al' Lee");
});

test("what was fixed and undone is not fixed again by itself, should the worker break down", async ({ open, page }) => {
  await page.addInitScript(() => {
    globalThis.workers = new Set();
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...all) {
      globalThis.workers.add(this);
      return post.apply(this, all);
    };
  });
  await open();
  await preset(page, "As in the guide").check();
  await problems(page).getByRole("button", { name: "Fix all safe ones" }).click();
  await expect(problems(page)).not.toContainText("can add keys");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(problems(page)).toContainText("can add keys");
  await page.evaluate(() => globalThis.workers.forEach((worker) => worker.dispatchEvent(new Event("error"))));
  // Longer than it takes to fix all of them.
  await page.waitForTimeout(2_000);
  await expect(preset(page, "As in the guide")).toBeChecked();
  await expect(problems(page)).toContainText("can add keys");
});

test("language codes that Stella cannot read are replaced at a press", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Language" }).check();
  const codes = page.getByRole("textbox", { name: "Replace language codes" });
  await codes.fill("es-LA=es");
  const problem = page.getByRole("region", { name: "Problems" }).getByRole("group", { name: /language code “es-419”/ });
  await problem.getByRole("button", { name: "Replace es-419 with es" }).click();
  await expect(codes).toHaveValue("es-LA=es, es-419=es");
  await expect(found(page)).toHaveText("No problems");
});

test("of many problems the first ones are shown, and more at a press", async ({ open, page }) => {
  await open();
  const properties = Array.from({ length: 120 }, (_, at) => `"p${at}": "{{ ticket.cf_p${at} | strip }}"`);
  await byHand(page, `{"custom_properties": {\n${properties.join(",\n")}\n}}`);
  await expect.poll(async () => parseInt(await found(page).textContent(), 10)).toBeGreaterThan(120);
  const rows = problems(page).getByRole("group");
  await expect(rows).toHaveCount(50);
  await problems(page).getByRole("button", { name: "Show 50 more" }).click();
  await expect(rows).toHaveCount(100);
  await expect(rows.nth(50)).toBeFocused();
});

test("warnings about the rules are told beside the problems, and led to", async ({ open, page }) => {
  await open();
  await expect(found(page)).toHaveText("No problems");
  await expect(problems(page)).not.toContainText("The rules have");
  await page.getByRole("button", { name: "Add channel" }).click();
  await page.getByLabel("Channel name, spelled as in Stella").fill("WhatsApp");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(problems(page)).toContainText(/The rules have \d+ warning/);
  await problems(page).getByRole("button", { name: "Open Rules" }).click();
  await expect(page.getByRole("heading", { name: "Warnings" })).toBeFocused();
});

test("many parts without an option do not hide the problems", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const text = await editor(page).inputValue();
  const keys = Array.from({ length: 40 }, (_, at) => `"key_${at}": ["{{ticket.id}}"],`).join(" ");
  await editor(page).fill(text.replace('"channel"', `${keys}\n  "channel"`));
  const parts = problems(page).getByText(/for which there is no choice/);
  await expect(parts).toHaveCount(4);
  await problems(page).getByRole("button", { name: /^Show all \d+ parts$/ }).click();
  await expect(parts).toHaveCount(40);
});

test("an edited template is recognized, and the way back keeps its choices", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const text = await editor(page).inputValue();
  await editor(page).fill(text.replaceAll("no_email", "nobody"));
  await expect(problems(page)).toContainText("This matches a set of choices");
  await page.getByRole("button", { name: "Return to choices" }).click();
  await expect(page.getByRole("region", { name: "Template" })).toContainText("nobody");
  await expect(page.getByRole("button", { name: "Edit by hand" })).toBeVisible();
});

test("what no choice stands for is named", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const text = await editor(page).inputValue();
  await editor(page).fill(text.replace('"channel"', '"flags": [1, 2],\n  "channel"'));
  await expect(problems(page)).toContainText("“flags” is sent, for which there is no choice");
  await page.getByRole("button", { name: "Return to choices" }).click();
  const template = page.getByRole("region", { name: "Template" });
  await expect(template).not.toContainText("flags");
  // What gave way is one press away.
  await template.getByRole("button", { name: "Bring it back" }).click();
  await expect(editor(page)).toHaveValue(/"flags": \[1, 2\]/);
});

test("before a template that sends more is made robust, the page asks", async ({ open, page }) => {
  await open();
  await preset(page, "As in the guide").check();
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const text = await editor(page).inputValue();
  const own = text.replace("split: ' '", "split: ';'").replace("{ ", '{ "country": "{{ticket.cf_country}}", ');
  await editor(page).fill(own);
  await expect(problems(page)).toContainText("“tags” is written differently");
  // What is wrong comes first.
  const said = await problems(page).innerText();
  expect(said.indexOf("can add keys to the payload")).toBeLessThan(said.indexOf("have no matching choice"));
  await problems(page).getByRole("button", { name: "Make it robust" }).click();
  const question = problems(page).getByRole("group", { name: "Before it is made robust" });
  await expect(question).toContainText("tags (");
  await expect(question).toBeFocused();
  await expect(question).not.toContainText("country");
  await checkAccess(page);
  await question.getByRole("button", { name: "Keep my text" }).click();
  await expect(question).toHaveCount(0);
  await expect(editor(page)).toHaveValue(own);
  await problems(page).getByRole("button", { name: "Make it robust" }).click();
  await question.getByRole("button", { name: "Make it robust anyway" }).click();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("Sent differently now");
  // Seen, too, until it is closed.
  await expect(page.getByText(/^Made robust. Sent differently now/).last()).toBeInViewport();
  await page.getByRole("button", { name: "Close the message" }).click();
  await expect(page.getByRole("button", { name: "Close the message" })).toHaveCount(0);
  await expect(page.getByRole("switch", { name: "Other keys" })).toBeChecked();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(editor(page)).toHaveValue(own);
});

test("by hand, a problem selects its words in the text", async ({ open, page }) => {
  await open();
  await byHand(page, '{"é": "🙂", "channel": "email", "employee": {"email": "{{ ticket.agent.emial }}"}}');
  const place = problems(page).getByRole("group", { name: /ticket.agent.emial is not in Freshdesk/ });
  await place.getByRole("button", { name: /^Show line/ }).click();
  const selected = () => editor(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  await expect.poll(selected).toBe("ticket.agent.emial");
  await page.keyboard.press("Escape");
  await expect(place.getByRole("button", { name: /^Show line/ })).toBeFocused();
  await place.getByRole("button", { name: "Use ticket.agent.email" }).click();
  await expect(editor(page)).toHaveValue(/ticket\.agent\.email/);
});

test("typing half a tag shouts nothing until a pause, and the marks follow the text", async ({ open, page }) => {
  await open();
  await byHand(page, '{"channel": "email", "employee": {"email": "{{ ticket.agent.email }}"}');
  await expect(problems(page)).toContainText("not JSON");
  await editor(page).press("End");
  await editor(page).pressSequentially("}");
  await expect(problems(page)).not.toContainText("not JSON");
  await expect(problems(page)).toContainText("“customer” is missing");
});
