// Every word on the page, by view, as texts that can be read through: tests/e2e/words/. Code is left out.
// After a change of words: `cargo xtask stories words --update-snapshots`, then read what changed.

import { expect, test } from "./fixture.js";

/** Words that Freshdesk, Stripe and GitHub would not use. */
const JARGON = [/\bblanks?\b/i, /as it is\b/i, /at most so many/i, /whatever Freshdesk/i, /what mends/i, /to blame/i, /not so:/i, /\bheeds?\b/i];

/** What is seen in each element, and the names that only assistive technology tells. */
function words(selectors) {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const lines = [];
  for (const selector of selectors) {
    for (const part of document.querySelectorAll(selector)) {
      lines.push(`## ${part.getAttribute("aria-label") ?? document.getElementById(part.getAttribute("aria-labelledby"))?.textContent ?? selector}`, "");
      const code = [...part.querySelectorAll("pre, textarea")];
      for (const one of code) one.hidden = true;
      const text = part.innerText;
      for (const one of code) one.hidden = false;
      lines.push(...text.split("\n").map((line) => line.trim()).filter(Boolean));
      const named = [...part.querySelectorAll("[aria-label], [placeholder], [title]")];
      const names = named.flatMap((one) => ["aria-label", "placeholder", "title"].map((name) => one.getAttribute(name)));
      const unseen = new Set(names.filter((name) => name && !text.includes(name)));
      if (unseen.size > 0) lines.push("", "Names:", ...[...unseen].map((name) => `- ${name}`));
      lines.push("");
    }
  }
  return lines.join("\n");
}

async function read(page, name, ...selectors) {
  // How many cases and lines there are is told elsewhere.
  const text = (await page.evaluate(words, selectors)).replace(/\b\d[\d,]+\b/g, "N");
  for (const word of JARGON) expect.soft(text, `${name} says`).not.toMatch(word);
  expect(text).toMatchSnapshot(["words", `${name}.txt`]);
}

test("Build", async ({ open, page }) => {
  await open();
  for (const name of ["Brand", "Language", "Custom properties", "Other keys"]) await page.getByRole("switch", { name }).check();
  await page.getByRole("button", { name: "Add channel" }).click();
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("status", { name: "Problems found" })).toHaveText(/problem/);
  await expect(page.getByRole("button", { name: "Copied" })).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  await read(page, "build", "header", ".choices", ".template", ".result", "footer");
});

test("Build, with a ticket of one's own and a template edited by hand", async ({ open, page }) => {
  await open();
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await page.getByRole("textbox", { name: "Requester name" }).fill("Zoë");
  await expect(page.getByText("Add to my tickets")).toBeVisible();
  await expect(page.getByText("Return to choices keeps them")).toBeVisible();
  await page.getByRole("button", { name: "Paste a real ticket" }).click();
  await read(page, "build-own", ".template > .head", ".problems", ".result > .head", ".paste");
});

test("Prove", async ({ open, page }) => {
  await open("#prove");
  await expect(page.getByRole("status", { name: "Proof" })).toContainText("cases");
  // One row of the table stands for all.
  await page.getByRole("textbox", { name: "Search tickets" }).fill("ordinary");
  await expect(page.getByRole("rowheader")).toHaveCount(4);
  await read(page, "prove", ".prove > *");
});

test("Rules", async ({ open, page }) => {
  await open("#rules");
  await expect(page.getByRole("status", { name: "Outcome" })).not.toHaveText("");
  await read(page, "rules", ".rules > .settings", ".rules .index", ".rules .problems", ".sheet", ".compare", ".play");
});

test("Go live", async ({ open, page }) => {
  await open("#go-live");
  await read(page, "go-live", ".checklist", ".golive > .stack > *");
});

test("menus and dialogs", async ({ open, page }) => {
  await open();
  await page.getByRole("switch", { name: "Brand" }).check();
  await page.getByRole("button", { name: "Last steps" }).click();
  await read(page, "steps", "#steps");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings" }).click();
  await read(page, "settings", "#settings");
  await page.getByRole("button", { name: "Share link" }).click();
  await expect(page.getByText(/characters\./)).toBeVisible();
  await read(page, "share", "#share");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await read(page, "shortcuts", "#shortcuts");
});
