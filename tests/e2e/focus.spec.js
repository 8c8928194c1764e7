// After every action the focus is where the eye is: never lost to the page, and never on what is not seen.

import { expect, test } from "./fixture.js";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const view = (page, name) => page.getByRole("tablist", { name: "Views" }).getByRole("tab", { name });

/** What has the focus, by its words, where it is not in sight or is the page itself. */
function lost() {
  const { activeElement } = document;
  if (activeElement === document.body || activeElement === null) return "the page itself";
  const { top, bottom, height } = activeElement.getBoundingClientRect();
  if (height > 0 && bottom > 0 && top < innerHeight) return "";
  return `${activeElement.tagName} “${activeElement.textContent.trim().slice(0, 40)}”, out of sight`;
}

/** Presses what a locator means by its keys, and looks where the focus is once all is settled. */
function presser(page) {
  return async (locator, key = "Enter") => {
    const name = await locator.evaluate((element) => element.getAttribute("aria-label") ?? element.textContent.trim());
    await locator.focus();
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(lost), `after “${name}”`).toBe("");
    // What comes after a moment does not take it away.
    await page.waitForTimeout(120);
    expect(await page.evaluate(lost), `a moment after “${name}”`).toBe("");
  };
}

test("in Build", async ({ open, page }) => {
  await open();
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  const press = presser(page);
  for (const name of ["Brand", "Language", "Custom properties", "Chat"]) await press(page.getByRole("switch", { name, exact: true }), "Space");
  await press(page.getByRole("switch", { name: "Brand" }), "Space");
  await page.getByRole("radio", { name: "One line" }).check();
  await press(page.getByText("Reset", { exact: true }));
  await press(button(page, "Wrap"));
  await press(button(page, "Copy payload"));
  await press(page.getByRole("button", { name: /prepare the values/ }));
  await press(button(page, "Edit by hand"));
  await page.keyboard.type("{% bogus %}");
  await expect(page.getByRole("region", { name: "Problems" })).toContainText("bogus");
  await press(page.getByRole("button", { name: /^Show line/ }).first());
  await press(button(page, "Undo"));
  await press(button(page, "Redo"));
  await press(button(page, "Return to choices"));
  await press(page.getByText("documented", { exact: true }));

  await press(page.getByRole("radio", { name: "As in the guide" }), "Space");
  await expect(button(page, "Fix all safe ones")).toBeVisible();
  await press(button(page, "Make it robust"));
  await press(page.getByRole("radio", { name: "As in the guide" }), "Space");
  await expect(button(page, "Fix all safe ones")).toBeVisible();
  await press(button(page, "Fix all safe ones"));
  await press(button(page, "Return to choices"));

  await press(button(page, "Paste a real ticket"));
  await page.getByRole("textbox", { name: "Ticket from Freshdesk" }).fill('{"id": 7, "subject": "x", "tags": [], "requester": {"name": "Ann", "email": "a@b.example"}}');
  await press(button(page, "Use this ticket"));
  await press(button(page, "Keep my tickets in this browser"));
  await press(button(page, "Remove from my tickets"));
  await press(button(page, "Add to my tickets"));
  await page.getByRole("searchbox", { name: "Search sample tickets" }).fill("tags");
  await press(page.getByRole("searchbox", { name: "Search sample tickets" }));
  await press(button(page, "Edit as JSON"));
  await press(button(page, "Edit as JSON"));

  await press(button(page, "Last steps"));
  await press(page.getByRole("group", { name: "Last steps" }).getByRole("button").first());
  await press(button(page, "Settings"));
  await press(button(page, "Start over"));
  await press(page.locator(".told").getByRole("button").first());
});

test("in Prove", async ({ open, page }) => {
  await open("#prove");
  await expect(page.getByRole("status", { name: "Proof" })).toContainText("cases");
  const press = presser(page);
  await press(button(page, "Try to break it"));
  await expect(page.getByRole("button", { name: "Try to break it" })).toBeEnabled({ timeout: 30_000 });
  expect(await page.evaluate(lost)).toBe("");
  const csv = "Ticket ID,Requester email,Agent email,Tags\n1,ann@example.com,maya@acme.example,vip\n2,,maya@acme.example,\n";
  await page.getByLabel("File of tickets").setInputFiles({ name: "t.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await press(button(page, "Check"));
  await expect(page.getByText(/^2 tickets in/)).toBeVisible();
  expect(await page.evaluate(lost)).toBe("");
  await view(page, "Build").click();
  await page.getByRole("switch", { name: "Tags" }).uncheck();
  await view(page, "Prove").click();
  await press(button(page, "Do it again").first());
  await press(page.getByRole("button", { name: /^An ordinary ticket, Liquid 2.4, no escaping/ }));
});

test("in Rules and Go live", async ({ open, page }) => {
  await open("#rules");
  const press = presser(page);
  const decisions = page.getByRole("region", { name: "Decisions" });
  await decisions.getByText("Only some email tickets").click();
  const add = decisions.getByRole("combobox", { name: "Add a condition" }).last();
  await add.selectOption("Type is");
  await expect(decisions.getByRole("textbox", { name: "Type is" }).last()).toBeFocused();
  await page.keyboard.type("Question;");
  await press(button(page, "Remove Question"));
  await press(button(page, "Remove the condition Type is"));
  await press(page.getByText("2 notes"));
  await press(page.getByRole("region", { name: "Warnings" }).getByRole("button", { name: "Leave it in manual mode" }).first());
  await press(button(page, "Move rule 2 down"));
  await press(button(page, "Put in the right order"));
  await press(button(page, "Compact sheets"));
  await press(button(page, "Compact sheets"));
  await press(button(page, "Copy whole rule").last());
  await page.getByRole("textbox", { name: "Rule name" }).last().fill("Ask Stella");
  await press(button(page, "Mark as updated in Freshdesk"));
  await page.getByRole("textbox", { name: "Template in Freshdesk" }).fill('{"channel": "email"}');
  await press(button(page, "Compare"));
  await press(button(page, "Edit it by hand in Build"));

  await view(page, "Go live").click();
  await press(page.getByRole("checkbox", { name: "Copy the test key there" }), "Space");
  await page.getByRole("combobox", { name: /^Key in/ }).selectOption("Test");
  await press(button(page, "Copy share link"));
  await press(button(page, "Copy command"));
  await press(button(page, "Open Rules"));
});

test("in a text that is edited while the rest of the page is still on its way", async ({ host, page }) => {
  let come;
  const comes = new Promise((done) => (come = done));
  await page.route(/\/rest-[0-9a-f]+\.wasm$/, async (route) => {
    await comes;
    await route.continue();
  });
  await page.goto(host.url);
  await button(page, "Edit by hand").click();
  const text = page.getByRole("textbox", { name: "Template text" });
  await text.fill('{"channel": ""}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  come();
  await expect(page.getByRole("status", { name: "Problems found" })).toHaveText(/\d+ problems/);
  await expect(text).toBeFocused();
  await page.keyboard.type("email");
  await expect(text).toHaveValue('{"channel": "email"}');
});
