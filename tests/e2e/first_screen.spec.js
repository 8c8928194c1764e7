// The first screen says it all, and what is refused in it is never lost.

import { expect, test } from "./fixture.js";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const view = (page, name) => page.getByRole("tablist", { name: "Views" }).getByRole("tab", { name });
const found = (page) => page.getByRole("status", { name: "Problems found" });

/** What is not wholly in sight, of the page and of the pane that it stands in. */
function outOfSight(locators) {
  const unseen = [];
  for (const [name, element] of locators) {
    const box = element.getBoundingClientRect();
    let sight = { top: 0, left: 0, bottom: innerHeight, right: innerWidth };
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible") continue;
      const pane = at.getBoundingClientRect();
      sight = { top: Math.max(sight.top, pane.top), bottom: Math.min(sight.bottom, pane.bottom), left: Math.max(sight.left, pane.left), right: Math.min(sight.right, pane.right) };
    }
    const inside = box.top >= sight.top - 1 && box.bottom <= sight.bottom + 1 && box.left >= sight.left - 1 && box.right <= sight.right + 1;
    if (!inside || box.height === 0) unseen.push(`${name}: ${box.top}–${box.bottom} of ${sight.top}–${sight.bottom}`);
  }
  return unseen;
}

test("at 1440 × 900 nothing of the answer has to be scrolled to", async ({ open, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open();
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  const template = page.getByRole("region", { name: "Template" });
  // What stands around the payload is folded to a line each that says what it does.
  await expect(template.getByRole("button", { name: /^\d+ lines that prepare the values$/ })).toHaveAttribute("aria-expanded", "false");
  await expect(template.getByRole("button", { name: /^\d+ lines that make the values safe$/ })).toHaveAttribute("aria-expanded", "false");
  await template.getByText('"ext_interaction_id"').hover();
  await template.getByText("{{ticket.id").hover();
  await expect(template.locator(".explain")).toContainText("The ticket's ID");
  const parts = {
    template: template.locator(".code"),
    "the fold below it": template.getByRole("button", { name: /make the values safe/ }),
    copy: button(page, "Copy payload"),
    explanation: template.locator(".explain"),
    problems: page.getByRole("heading", { name: "Problems" }),
    verdict: page.locator(".verdict"),
    proof: page.getByRole("group", { name: "Every ticket" }),
    payload: page.getByRole("group", { name: "Rendered payload" }),
  };
  const seen = async (parts) => {
    const handles = await Promise.all(Object.entries(parts).map(async ([name, part]) => [name, await part.elementHandle()]));
    return page.evaluate(outOfSight, handles);
  };
  expect(await seen(parts)).toEqual([]);

  const before = await template.locator(".code").evaluate((code) => code.clientHeight);
  await template.getByRole("button", { name: /prepare the values/ }).click();
  await expect(template.getByText("capture preparation")).toBeVisible();
  expect(await template.locator(".code").evaluate((code) => code.clientHeight)).toBeGreaterThan(before);

  await page.getByRole("radio", { name: "As in the guide" }).check();
  await expect(found(page)).toHaveText(/^\d+ problems$/);
  const problems = page.getByRole("region", { name: "Problems" }).getByRole("group");
  expect(await seen({ template: template.locator(".code"), first: problems.nth(0), copy: parts.copy, verdict: parts.verdict })).toEqual([]);
});

test("a refused value is a problem, is kept over views and a reload, and Copy says so first", async ({ open, page, watch }) => {
  await open();
  await page.getByRole("switch", { name: "Brand" }).check();
  const field = page.getByRole("textbox", { name: "Brand placeholder" });
  await field.fill("ticket.cf_shop_brand");
  await field.fill("cf_shop_brand");
  const problem = page.getByRole("region", { name: "Problems" }).getByRole("group", { name: /“Brand placeholder” is not accepted/ });
  await expect(problem).toContainText("“ticket.cf_shop_brand” is still used");
  await expect(problem).toContainText("needs its full name");
  await problem.getByRole("button", { name: "Show the field" }).click();
  await expect(field).toBeFocused();
  await button(page, "Copy payload").click();
  await expect(page.getByRole("alert").filter({ hasText: "Not in the copied payload" })).toContainText("what is typed into “Brand placeholder”");
  await view(page, "Rules").click();
  await view(page, "Build").click();
  await expect(field).toHaveValue("cf_shop_brand");
  watch.loads(page);
  await page.reload();
  await expect(field).toHaveValue("cf_shop_brand");
  await expect(problem).toBeVisible();
  await field.fill("ticket.cf_shop_brand");
  await expect(problem).toHaveCount(0);
});

test("a refused value leads to its field, also in a closed group, and goes with what it was typed over", async ({ open, page }) => {
  await open();
  const problems = page.getByRole("region", { name: "Problems" });
  const refused = (label) => problems.getByRole("group", { name: `“${label}” is not accepted` });
  const name = page.getByRole("textbox", { name: "Customer name from" });
  await page.getByText("Customer", { exact: true }).click();
  await name.fill("ticket.contact.name");
  await name.fill("contact name");
  await page.getByText("Customer", { exact: true }).click();
  await expect(name).toBeHidden();
  await refused("Customer name from").getByRole("button", { name: "Show the field" }).click();
  await expect(name).toBeFocused();
  await expect(name).toBeInViewport();
  // Undo changes the value that it was typed over.
  await button(page, "Undo").click();
  await expect(name).toHaveValue("");
  await expect(refused("Customer name from")).toHaveCount(0);
  await expect(found(page)).toHaveText("No problems");

  // So does whatever takes its field away.
  const brand = page.getByRole("textbox", { name: "Brand placeholder" });
  const gone = async (act) => {
    await brand.fill("cf_shop_brand");
    await expect(refused("Brand placeholder")).toBeVisible();
    await act();
    await expect(refused("Brand placeholder")).toHaveCount(0);
  };
  await page.getByRole("switch", { name: "Brand" }).check();
  await gone(() => page.getByRole("radio", { name: "Fixed text" }).check());
  await page.getByRole("radio", { name: "A field" }).check();
  await gone(() => page.getByRole("switch", { name: "Brand" }).uncheck());
  await page.getByRole("switch", { name: "Brand" }).check();
  await gone(() => button(page, "Undo").click());
});

test("starting over closes what was under way", async ({ open, page }) => {
  await open();
  await button(page, "Edit as JSON").click();
  await page.getByRole("textbox", { name: "Ticket as JSON" }).fill("{");
  await button(page, "Settings").click();
  await button(page, "Start over").click();
  await expect(page.getByRole("textbox", { name: "Ticket as JSON" })).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Requester name" })).toHaveValue("Ann Lee");
  await expect(button(page, "Edit as JSON")).toHaveAttribute("aria-pressed", "false");
});

test("how a fact about Freshdesk is known leads to where it stands", async ({ open, page }) => {
  await open();
  const choices = page.getByRole("region", { name: "Choices" });
  await choices.getByText("documented", { exact: true }).click();
  await expect(choices.getByRole("link", { name: "Read it there" })).toHaveAttribute("href", /^https:\/\/support\.freshdesk\.com\//);
  await expect(choices).toContainText("Freshdesk uses Liquid 2.4.1");
  await choices.getByText("not confirmed", { exact: true }).first().click();
  await expect(choices).toContainText("nobody has confirmed it");
});
