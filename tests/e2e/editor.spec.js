// What the page says of the pieces of a template, and what it offers to someone who types one.

import { checkAccess, expect, test } from "./fixture.js";

const area = (page) => page.getByRole("textbox", { name: "Template text" });
const list = (page) => page.getByRole("listbox", { name: "Suggestions" });
const options = (page) => list(page).getByRole("option");
const chosen = (page) => list(page).getByRole("option", { selected: true });

/** An empty template, with the caret in it. */
const begin = async (page) => {
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await area(page).fill("");
  await area(page).focus();
};

test.beforeEach(async ({ open }) => open());

test("a placeholder and a filter by the keyboard alone", async ({ page }) => {
  await begin(page);
  await page.keyboard.type('{"channel": "{{ ticket.requester.');
  await expect(chosen(page)).toHaveText("ticket.requester.name Requester name");
  await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toHaveText("ticket.requester.firstname Requester first name");
  const current = await area(page).getAttribute("aria-activedescendant");
  await expect(chosen(page)).toHaveAttribute("id", current);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(list(page)).toBeHidden();
  await expect(area(page)).toHaveValue('{"channel": "{{ ticket.requester.name');
  await page.keyboard.type(" | upc");
  await expect(options(page)).toHaveText(["upcase in capital letters"]);
  await page.keyboard.press("Tab");
  await expect(area(page)).toBeFocused();
  await page.keyboard.type(' }}"}');
  await expect(area(page)).toHaveValue('{"channel": "{{ ticket.requester.name | upcase }}"}');
  await expect(page.getByRole("region", { name: "Payload preview" }).locator("pre")).toContainText("ANN LEE");
  // It is undone like typing.
  for (let step = 0; step < 12; step++) await page.keyboard.press("Control+Z");
  expect((await area(page).inputValue()).length).toBeLessThan(40);
});

test("a text that is far too long is refused, and what was there is kept", async ({ page }) => {
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const before = await area(page).inputValue();
  await area(page).fill("{{ ticket.id }}".repeat(70_000));
  await expect(page.getByRole("alert").filter({ hasText: "It stays as it was" })).toBeVisible();
  await expect(area(page)).toHaveValue(before);
  await area(page).press("End");
  await page.keyboard.type(" ");
  await expect(page.getByRole("alert").filter({ hasText: "It stays as it was" })).toHaveCount(0);
});

test("the choices say that they do not reach a template edited by hand", async ({ page }) => {
  const note = page.getByRole("region", { name: "Choices" }).getByText("edited by hand");
  await expect(note).toHaveCount(0);
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await expect(note).toBeVisible();
  await page.getByRole("button", { name: "Return to choices" }).click();
  await expect(note).toHaveCount(0);
});

test("the word at the caret is replaced, and the caret stands behind it", async ({ page }) => {
  await begin(page);
  await area(page).fill("é👩 {{ ticket.i }} x");
  await area(page).evaluate((area) => area.setSelectionRange(15, 15));
  await page.keyboard.press("Control+Space");
  await expect(chosen(page)).toHaveText("ticket.id Ticket ID");
  await chosen(page).click();
  await expect(area(page)).toHaveValue("é👩 {{ ticket.id }} x");
  await expect(area(page)).toBeFocused();
  expect(await area(page).evaluate((area) => area.selectionStart)).toBe(16);
  await expect(list(page)).toBeHidden();
});

test("Escape closes the list, and typing goes on", async ({ page }) => {
  await begin(page);
  await page.keyboard.type("{{ ticket.req");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list(page)).toBeHidden();
  await expect(area(page)).toHaveValue("{{ ticket.req");
  await page.keyboard.press("Enter");
  await expect(area(page)).toHaveValue("{{ ticket.req\n");
  await page.keyboard.press("Tab");
  await expect(area(page)).not.toBeFocused();
});

test("nothing is offered in plain text, nor in a comment", async ({ page }) => {
  await begin(page);
  await page.keyboard.type("ticket.");
  await page.keyboard.press("Control+Space");
  await expect(list(page)).toBeHidden();
  await page.keyboard.type("{% comment %}{{ ticket.");
  await page.keyboard.press("Control+Space");
  await expect(list(page)).toBeHidden();
});

test("only filters that the chosen Liquid has, and the end of the open tag first", async ({ page }) => {
  const strip = list(page).getByRole("option", { name: "strip without spaces at its ends" });
  await begin(page);
  await page.keyboard.type("{{ ticket.subject | str");
  await expect(options(page)).toHaveText([/^strip_html/, /^strip_newlines/]);
  await expect(strip).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Liquid version" }).selectOption({ index: 1 });
  await area(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+Space");
  await expect(strip).toBeVisible();
  await page.keyboard.press("Escape");
  await area(page).fill("{% if a %}");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("{% ");
  await expect(chosen(page)).toHaveText("endif closes if");
});

test("axe finds nothing while the list is open", async ({ page }) => {
  await begin(page);
  await page.keyboard.type("{{ ");
  await expect(options(page).first()).toBeVisible();
  await checkAccess(page);
  await expect(list(page)).toBeVisible();
});

for (const [lines, where] of [[1, "in a short template"], [120, "at the end of a long one"]]) {
  test(`the list is seen whole ${where}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await begin(page);
    await area(page).fill("x\n".repeat(lines - 1));
    await area(page).press("Control+End");
    await page.keyboard.type("{{ ");
    await expect(list(page)).toBeInViewport({ ratio: 1 });
    await expect(area(page)).toBeFocused();
  });
}

test("the list stays in sight at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await begin(page);
  await page.keyboard.type("{{ tic");
  await expect(chosen(page)).toBeInViewport();
  for (let step = 0; step < 10; step++) await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("each piece of the template is explained in plain words", async ({ page }) => {
  const words = page.locator(".explain");
  await page.getByRole("region", { name: "Template" }).locator("pre").focus();
  await page.keyboard.press("ArrowRight");
  await expect(words).toHaveText("Stores the following as preparation.");
  await page.keyboard.press("ArrowRight");
  await expect(words).toHaveText("A comment: nothing of it is sent.");
  await page.keyboard.press("End");
  await expect(words).toContainText("The value of json, with every");
  await expect(words).toContainText("It is written by “Text safety”.");
  await page.getByText("{{ticket.agent.email").hover();
  await expect(words).toContainText("The agent's e-mail, with every \" replaced by '");
  await expect(words).toContainText("It is written by “Agent”.");
});

test("600 placeholders leave the page alive", async ({ page }) => {
  test.setTimeout(90_000);
  await begin(page);
  const keys = Array.from({ length: 600 }, (_, at) => `"key_${at}": "{{ticket.cf_${at}}}"`).join(",\n  ");
  const text = `{ "channel": "email", "employee": { "email": "{{ticket.agent.email}}" }, "customer": { "name": "{{ticket.requester.name}}" },\n  ${keys} }`;
  const before = Date.now();
  await area(page).fill(text);
  await expect(page.getByRole("status", { name: "Problems found" })).toHaveText(/^\d{3,} problems, 1 note$/, { timeout: 40_000 });
  await area(page).press("Control+End");
  await page.keyboard.type(" ");
  await expect(area(page)).toHaveValue(`${text} `);
  // It was over 40 s.
  expect(Date.now() - before).toBeLessThan(40_000);
});
