// Access beyond axe: what a keyboard, a screen reader and forced colors make of the page.

import { expect, test } from "./fixture.js";

const VIEWS = ["Build", "Prove", "Rules", "Go live"];
const view = (page, name) => page.getByRole("tablist", { name: "Views" }).getByRole("tab", { name });
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("Copy payload is at most 12 Tab stops away, and the skip link leads past the header", async ({ open, page }) => {
  await open();
  const name = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());
  const stops = [];
  while (stops.at(-1) !== "Copy payload" && stops.length < 40) {
    await page.keyboard.press("Tab");
    stops.push(await name());
  }
  console.log(`Tab stops to Copy payload: ${stops.length} (${stops.join(", ")})`);
  expect(stops.length).toBeLessThanOrEqual(12);
  expect(stops[0]).toBe("Skip to content");

  await open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel").first()).toBeFocused();
});

test("with Alt an arrow key is the browser's, also on a tab and in a template", async ({ open, page }) => {
  await open();
  const explanation = page.locator(".explain");
  await page.getByRole("group", { name: "Template for Email" }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(explanation).toBeEmpty();
  await page.keyboard.press("ArrowRight");
  await expect(explanation).not.toBeEmpty();
  await view(page, "Rules").click();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(view(page, "Prove")).toHaveAttribute("aria-selected", "false");
  await view(page, "Rules").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(view(page, "Prove")).toHaveAttribute("aria-selected", "true");
});

test("each view has one title of its own, one first heading, and headings that hold words only", async ({ open, page }) => {
  await open();
  const titles = new Set();
  for (const name of VIEWS) {
    await view(page, name).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    titles.add(await page.title());
    expect(await page.locator(":is(h1, h2, h3) :is(button, input, select, [role])").count()).toBe(0);
  }
  expect(titles.size).toBe(VIEWS.length);
});

/** Notes what live regions say, as a screen reader would hear it. */
function listen() {
  globalThis.heard = [];
  const live = "[role=status], [role=alert], [aria-live]";
  const said = new WeakMap();
  new MutationObserver((changes) => {
    const regions = new Set();
    for (const { target } of changes) {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const region = element?.closest(live);
      if (region?.isConnected) regions.add(region);
    }
    for (const region of regions) {
      const text = region.textContent.replace(/\s+/g, " ").trim();
      if (text !== "" && said.get(region) !== text) globalThis.heard.push(text);
      said.set(region, text);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

test("announcements are whole sentences, each said once", async ({ context, open, page }) => {
  await context.addInitScript(listen);
  await open();
  const log = [];
  const hear = async (what, act, expected) => {
    await page.evaluate(() => globalThis.heard.splice(0));
    await act();
    if (expected) await expect.poll(() => page.evaluate(() => globalThis.heard.join("\n"))).toMatch(expected);
    // The verdict waits for a pause in typing.
    await page.waitForTimeout(1_000);
    const heard = await page.evaluate(() => globalThis.heard.splice(0));
    log.push(`${what}: ${heard.map((text) => `“${text}”`).join(" ") || "nothing"}`);
    expect(new Set(heard).size, `${what}: ${heard.join(" | ")}`).toBe(heard.length);
    for (const text of heard) expect(text, what).toMatch(/\w \w/);
  };
  await hear("typing that changes no verdict", () => page.getByRole("textbox", { name: "Requester name" }).pressSequentially('"x"', { delay: 120 }));
  await hear("the guide's preset", () => page.getByRole("radio", { name: "As in the guide" }).check(), /\d+ problems/);
  await hear("back to robust", () => page.getByRole("radio", { name: "Robust" }).check(), /[Nn]o problems/);
  await hear("a channel", () => page.getByRole("switch", { name: "Chat" }).check());
  await hear("copy", () => button(page, "Copy payload").click(), /copied/i);
  await hear("undo", () => button(page, "Undo").click(), /^Undone: Channel Chat on, in Choices\.$/m);
  await hear("redo", () => button(page, "Redo").click(), /^Redone: /m);
  await hear("a search", () => page.getByRole("searchbox", { name: "Search sample tickets" }).fill("tags"), /tickets found/);
  await hear("Rules", () => view(page, "Rules").click());
  await hear("a rule moved", () => button(page, "Move rule 2 down").click(), /warning/);
  await hear("Go live", () => view(page, "Go live").click());
  await hear("a tick", () => page.getByRole("checkbox", { name: "Copy the test key there" }).check(), /done/);
  console.log(log.join("\n"));
});

test("forced colors show every state", async ({ open, page }) => {
  await open();
  await page.emulateMedia({ forcedColors: "active" });
  await button(page, "Edit by hand").click();
  await page.getByRole("textbox", { name: "Template text" }).pressSequentially("{{ ticket.");
  await expect(page.getByRole("listbox", { name: "Suggestions" })).toBeVisible();
  const looks = (selector) =>
    page.locator(selector).first().evaluate((element) => {
      const { backgroundColor, color, borderColor, outline } = getComputedStyle(element);
      return [backgroundColor, color, borderColor, outline].join("; ");
    });
  for (const [what, on, off] of [
    ["switch", ".toggle input:checked", ".toggle input:not(:checked)"],
    ["segment", ".segments input:checked + span", ".segments input:not(:checked) + span"],
    ["view", ".views [aria-selected=true]", ".views [aria-selected=false]"],
    ["pressed button", "button[aria-pressed=true]", "button[aria-pressed=false]"],
    ["suggestion", "[role=option][aria-selected=true]", "[role=option][aria-selected=false]"],
  ]) {
    expect(await looks(on), what).not.toBe(await looks(off));
  }
  await page.keyboard.press("Escape");
  await page.getByRole("switch", { name: "Chat" }).check();
  expect(await looks(".tabs [aria-selected=true]"), "channel").not.toBe(await looks(".tabs [aria-selected=false]"));
  // What one points at, and what cannot be seen in a payload.
  await page.getByRole("textbox", { name: "Requester name" }).focus();
  expect(await looks(".preview .lit"), "lit").not.toBe(await looks(".preview .line"));
});

test("the suggestions are walked through, taken and left with the keys alone", async ({ open, page }) => {
  await open();
  await button(page, "Edit by hand").click();
  const editor = page.getByRole("textbox", { name: "Template text" });
  await editor.pressSequentially("{{ ticket.req");
  const list = page.getByRole("listbox", { name: "Suggestions" });
  const current = list.getByRole("option", { selected: true });
  const first = await current.textContent();
  await page.keyboard.press("ArrowDown");
  await expect(current).not.toHaveText(first);
  await expect(editor).toHaveAttribute("aria-activedescendant", await current.getAttribute("id"));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(list).toBeHidden();
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue(new RegExp(`^\\{\\{ ${first.trim().split(" ")[0].replaceAll(".", "\\.")}`));
  await page.keyboard.press("Control+Space");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(editor).toBeFocused();
});

/** The contrast of each control's border with what is around it, the lowest of each kind. */
function contrasts() {
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const lowest = {};
  const controls = "input:not([type=checkbox], [type=radio]), select, textarea:not(.editor *), .toggle input, .segments > div, .tabs, button:not([role=tab], [role=option], .link, .fold, .main, :disabled, .chips li button, .cases button)";
  for (const control of document.querySelectorAll(controls)) {
    if (!control.checkVisibility() || control.disabled) continue;
    const [border, around] = [parse(getComputedStyle(control).borderTopColor), behind(control)].map(luminance);
    const contrast = (Math.max(border, around) + 0.05) / (Math.min(border, around) + 0.05);
    const kind = `${control.tagName.toLowerCase()}.${control.className || control.type || ""}`;
    lowest[kind] = Math.min(lowest[kind] ?? 99, contrast);
  }
  return lowest;
}

test("borders of controls have a contrast of 3:1 or more", async ({ open, page }) => {
  await open();
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const name of VIEWS) {
      await view(page, name).click();
      const found = await page.evaluate(contrasts);
      const low = Object.entries(found).filter(([, contrast]) => contrast < 3);
      expect(low, `${name}, ${colorScheme}`).toEqual([]);
    }
  }
});
