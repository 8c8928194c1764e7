// The work is kept in this browser, and nothing is overwritten unseen.

import { readFile } from "node:fs/promises";
import { checkAccess, expect, test } from "./fixture.js";

const KEY = "payload-builder.settings";
const KEPT = { name: "Settings kept" };

const guide = (page) => page.getByRole("radio", { name: "As in the guide" });
const brand = (page) => page.getByRole("switch", { name: "Brand" });
const told = (page) => page.getByRole("status", KEPT);
const stored = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);
const menu = (page) => page.getByRole("button", { name: "Settings", exact: true }).click();
const preview = (page) => page.getByRole("region", { name: "Payload preview" });

/** Makes a text the kept one before the page opens. */
async function keepBefore(context, text) {
  await context.addInitScript(
    ([key, text]) => {
      if (!sessionStorage.getItem("prepared")) localStorage.setItem(key, text);
      sessionStorage.setItem("prepared", "yes");
    },
    [KEY, text],
  );
}

test("a reload finds everything", async ({ open, page }) => {
  await open();
  await guide(page).check({ force: true });
  await brand(page).check();
  await page.getByRole("button", { name: "Add channel" }).click();
  await page.getByLabel("Channel name, spelled as in Stella").fill("WhatsApp <b>");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await page.getByRole("textbox", { name: "Template text" }).fill('{"by": "hand", "name": "{{ticket.requester.name}}"}');
  await page.getByRole("combobox", { name: "Sample ticket" }).selectOption({ label: "A name with HTML" });
  await expect.poll(() => stored(page)).toContain('"ticket": "html"');
  expect(JSON.parse(await stored(page))).toMatchObject({ payload_builder: 1, choices: { preset: "guide" } });

  await open();
  await expect(guide(page)).toBeChecked();
  await expect(brand(page)).toBeChecked();
  await expect(page.getByRole("switch", { name: "WhatsApp <b>" })).toBeChecked();
  await expect(preview(page)).toContainText("<b>Ann</b>");
  await expect(page.getByRole("button", { name: "Return to choices" })).toBeVisible();
});

test("closing in mid-edit loses nothing", async ({ context, open, page }) => {
  await open();
  await page.getByText("Customer", { exact: true }).click();
  await page.getByRole("textbox", { name: "If there is no e-mail, send" }).fill("nobo");
  await expect(preview(page)).toBeVisible();
  // At once, before the pause in typing is over.
  await page.close({ runBeforeUnload: false });
  const later = await context.newPage();
  await open("", { on: later });
  expect(await stored(later)).toContain('"no_email": "nobo"');
});

test("a ticket of one's own is kept only when asked for", async ({ open, page }) => {
  await open();
  const name = page.getByRole("textbox", { name: "Requester name" });
  await name.fill("Zoë Secret");
  await brand(page).check();
  await expect.poll(() => stored(page)).toContain('"brand"');
  expect(await stored(page)).not.toContain("Secret");
  await open();
  await expect(name).toHaveValue("Ann Lee");

  await name.fill("Zoë Secret");
  await menu(page);
  const keep = page.getByRole("switch", { name: "Keep my tickets in this browser" });
  await expect(keep).not.toBeChecked();
  await keep.check();
  expect(await stored(page)).toContain("Zoë Secret");
  await open();
  await expect(name).toHaveValue("Zoë Secret");

  await menu(page);
  await expect(keep).toBeChecked();
  await keep.uncheck();
  expect(await stored(page)).not.toContain("Secret");
});

test("undo and redo by the keys, and what is typed keeps its own", async ({ open, page }) => {
  await open();
  await brand(page).check();
  await page.keyboard.press("Control+z");
  await expect(brand(page)).not.toBeChecked();
  await page.keyboard.press("Control+Shift+z");
  await expect(brand(page)).toBeChecked();
  const name = page.getByRole("textbox", { name: "Requester name" });
  await name.pressSequentially("!");
  await page.keyboard.press("Control+z");
  await expect(name).toHaveValue("Ann Lee");
  await expect(brand(page)).toBeChecked();
  await expect(preview(page)).toContainText('"Ann Lee"');
});

test.describe("storage", () => {
  test("that is blocked costs the keeping and nothing else", async ({ context, open, page }) => {
    await context.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("blocked", "SecurityError");
          },
        });
      }
    });
    await open();
    await expect(told(page)).toContainText("This browser does not save data for this page.");
    await guide(page).check({ force: true });
    await expect(guide(page)).toBeChecked();
    await menu(page);
    await expect(page.getByText("Not saved: this browser does not save data for this page.")).toBeVisible();
    await page.keyboard.press("Escape");
    const download = page.waitForEvent("download");
    await told(page).getByRole("button", { name: "Download settings" }).click();
    expect(await readFile(await (await download).path(), "utf8")).toContain('"preset": "guide"');
    await checkAccess(page);
  });

  test("that is full says so, and goes on once there is room", async ({ open, page }) => {
    await open();
    await page.evaluate(() => {
      for (let size = 1 << 22; size > 0; size >>= 1) {
        try {
          while (true) localStorage.setItem(`fill ${size} ${localStorage.length}`, "x".repeat(size));
        } catch {}
      }
    });
    await guide(page).check({ force: true });
    await expect(told(page)).toContainText("no space left for this page. The last changes are not saved");
    expect(await stored(page)).toBeNull();
    await brand(page).check();
    await expect(brand(page)).toBeChecked();
    // The change just made has been tried to keep as well; else it would be kept by itself once there is room.
    await page.waitForTimeout(1_000);

    await page.evaluate(() => localStorage.clear());
    await told(page).getByRole("button", { name: "Try again" }).click();
    await expect(told(page)).toHaveText("");
    expect(await stored(page)).toContain('"preset": "guide"');
  });

  for (const [what, text, words] of [
    ["is cut off", '{\n  "payload_builder": 1,\n  "choi', "Line 3, column"],
    ["is of a newer version", '{"payload_builder": 99, "new": true}', "version 99"],
    ["has a choice that is not there", '{\n"payload_builder": 1,\n"choices": {"preset": "<img src=x onerror=alert(1)>"}\n}', "Line 3, column 13"],
  ]) {
    test(`that ${what} is set aside`, async ({ context, open, page }) => {
      await keepBefore(context, text);
      await open();
      await expect(told(page)).toContainText("cannot be read. They are set aside.");
      await expect(told(page)).toContainText(words);
      await expect(page.locator("img")).toHaveCount(0);
      await checkAccess(page);

      // Later work is kept as ever, and what was set aside stays until the person discards it.
      await guide(page).check({ force: true });
      await expect.poll(() => stored(page)).toContain("guide");
      await open();
      await expect(guide(page)).toBeChecked();
      const download = page.waitForEvent("download");
      await told(page).getByRole("button", { name: "Download it" }).click();
      expect(await readFile(await (await download).path(), "utf8")).toBe(text);
      await told(page).getByRole("button", { name: "Discard it" }).click();
      await expect(told(page)).toHaveText("");
      await open();
      await expect(told(page)).toHaveText("");
      await expect(guide(page)).toBeChecked();
    });
  }

  test("that cannot be read and leaves no room to set it aside stays as it is", async ({ context, open, page }) => {
    const text = `{"payload_builder": 1, "odd": "${"x".repeat(3 << 20)}"}`;
    await keepBefore(context, text);
    await open();
    await expect(told(page)).toContainText("nothing is kept until you discard them");
    await guide(page).check({ force: true });
    await page.waitForTimeout(800);
    expect(await stored(page)).toBe(text);
    await told(page).getByRole("button", { name: "Discard it" }).click();
    await expect.poll(() => stored(page)).toContain("guide");
  });

  test("with settings that stop the page is set aside at the next start", async ({ context, open, page }) => {
    await keepBefore(context, '{"payload_builder": 1, "choices": {"preset": "guide"}}');
    // As a page leaves it that stopped while it opened.
    await context.addInitScript(() => {
      if (!sessionStorage.getItem("crashed")) sessionStorage.setItem("payload-builder.starting", "yes");
      sessionStorage.setItem("crashed", "yes");
    });
    await open();
    await expect(told(page)).toContainText("The page stopped when it opened with the settings");
    await expect(guide(page)).not.toBeChecked();
    await told(page).getByRole("button", { name: "Take it back" }).click();
    await expect(guide(page)).toBeChecked();
  });

  test("is not taken for what stopped the page when it was only loaded again while it opened", async ({ context, host, open, page }) => {
    await keepBefore(context, '{"payload_builder": 1, "choices": {"preset": "guide"}}');
    // At first no timer ends, so the page has not opened yet when it is loaded again.
    await context.addInitScript(() => {
      if (!sessionStorage.getItem("came before")) globalThis.setTimeout = () => 0;
      sessionStorage.setItem("came before", "yes");
    });
    await page.goto(host.url);
    const opens = () => page.evaluate(() => sessionStorage.getItem("payload-builder.starting"));
    await expect.poll(opens).toBe("yes");
    await open();
    await expect(guide(page)).toBeChecked();
    await expect(told(page)).toHaveText("");
  });
});

test.describe("two tabs", () => {
  test.beforeEach(async ({ context, open, page }) => {
    await open();
    await brand(page).check();
    await expect.poll(() => stored(page)).toContain('"brand"');
    const other = await context.newPage();
    await open("", { on: other });
    await expect(brand(other)).toBeChecked();
    await guide(other).check({ force: true });
    await expect(told(page)).toContainText("The settings were changed in another tab.");
    await expect(told(other)).toHaveText("");
  });

  const otherOf = (context) => context.pages()[1];

  test("the other's is taken over, as one step", async ({ context, page }) => {
    await checkAccess(page);
    await told(page).getByRole("button", { name: "Use the other tab’s version" }).click();
    await expect(guide(page)).toBeChecked();
    await expect(told(page)).toHaveText("");
    await page.waitForTimeout(800);
    await expect(told(otherOf(context))).toHaveText("");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(guide(page)).not.toBeChecked();
    await expect(told(otherOf(context))).toContainText("The settings were changed in another tab.");
  });

  test("what was being typed ends where the other's is taken over", async ({ page }) => {
    await page.getByRole("button", { name: "Edit as JSON" }).click();
    const json = page.getByRole("textbox", { name: "Ticket as JSON" });
    await json.fill('{"id": ');
    await told(page).getByRole("button", { name: "Use the other tab’s version" }).click();
    await expect(guide(page)).toBeChecked();
    await expect(json).toHaveCount(0);
    await page.getByRole("button", { name: "Edit as JSON" }).click();
    await expect(json).toHaveValue(/Ann Lee/);
  });

  test("mine is kept, and the other tab says so", async ({ context, page }) => {
    await page.getByRole("switch", { name: "Language" }).check();
    await page.waitForTimeout(800);
    expect(await stored(page)).not.toContain('"language"');
    await told(page).getByRole("button", { name: "Keep this one" }).click();
    await expect(told(page)).toHaveText("");
    expect(await stored(page)).toContain('"language"');
    await expect(told(otherOf(context))).toContainText("The settings were changed in another tab.");
    await expect(guide(otherOf(context))).toBeChecked();
  });

  test("a tab that is closed undecided leaves what it had aside", async ({ context, page }) => {
    await page.getByRole("switch", { name: "Language" }).check();
    await page.close();
    const [other] = context.pages();
    await expect(told(other)).toContainText("The settings of another tab are set aside");
    await told(other).getByRole("button", { name: "Take it back" }).click();
    await expect(other.getByRole("switch", { name: "Language" })).toBeChecked();
    await expect(guide(other)).not.toBeChecked();
    await told(other).getByRole("button", { name: "Undo that" }).click();
    await expect(guide(other)).toBeChecked();
  });
});

test.describe("a settings file", () => {
  test("goes out and comes back, without the ticket unless asked for", async ({ open, page }) => {
    await open();
    await guide(page).check({ force: true });
    await page.getByRole("textbox", { name: "Requester name" }).fill("Zoë Secret");
    const take = async () => {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download settings" }).click();
      expect((await download).suggestedFilename()).toBe("payload-builder-settings.json");
      return readFile(await (await download).path(), "utf8");
    };
    await menu(page);
    const without = await take();
    expect(JSON.parse(without)).toMatchObject({ payload_builder: 1, choices: { preset: "guide" } });
    expect(without).not.toContain("Secret");
    await page.getByRole("checkbox", { name: "Include my tickets" }).check();
    const whole = await take();
    expect(whole).toContain("Zoë Secret");
    await checkAccess(page);

    await page.getByRole("button", { name: "Start over" }).click();
    await expect(guide(page)).not.toBeChecked();
    await expect(page.getByRole("textbox", { name: "Requester name" })).toHaveValue("Ann Lee");
    await menuIsOpen(page);
    await choose(page, "mine.json", whole);
    await expect(told(page)).toContainText("The settings from “mine.json” are open.");
    await expect(guide(page)).toBeChecked();
    await expect(page.getByRole("textbox", { name: "Requester name" })).toHaveValue("Zoë Secret");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(guide(page)).not.toBeChecked();
  });

  test("is opened by drag and drop", async ({ open, page }) => {
    await open();
    const data = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['{"payload_builder": 1, "choices": {"preset": "guide"}}'], "dropped.json"));
      return data;
    });
    await page.dispatchEvent("main", "dragover", { dataTransfer: data });
    await page.dispatchEvent("main", "drop", { dataTransfer: data });
    await expect(told(page)).toContainText("The settings from “dropped.json” are open.");
    await expect(guide(page)).toBeChecked();
  });

  test("that is wrong is refused with the place and the reason, and nothing changes", async ({ open, page }) => {
    await open();
    await brand(page).check();
    for (const [name, text, words] of [
      ["<b>odd</b>.json", '{\n  "payload_builder": 1,\n  "choices": {\n    "tags": {"settings": {"limit": 21}}\n  }\n}', "Line 4, column 27, “choices › tags › settings › limit”: 21 is not a number from 1 to 20"],
      ["notes.txt", "hello", "Line 1, column 1: not JSON"],
      ["ticket.json", '{"ticket": {"id": 7}}', "These are not settings of this page"],
      ["newer.json", '{"payload_builder": 7}', "of version 7, and this page reads up to version 1"],
      ["empty.json", "", "It is empty."],
    ]) {
      await menuIsOpen(page);
      await choose(page, name, text);
      await expect(told(page)).toContainText(`“${name}” cannot be opened as settings, and nothing was changed.`);
      await expect(told(page)).toContainText(words);
    }
    await expect(brand(page)).toBeChecked();
    await checkAccess(page);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(brand(page)).not.toBeChecked();
  });
});

async function menuIsOpen(page) {
  const open = page.getByRole("button", { name: "Open settings" });
  if (!(await open.isVisible())) await menu(page);
}

async function choose(page, name, text) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open settings" }).click();
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("start over is one step", async ({ open, page }) => {
  await open();
  await guide(page).check({ force: true });
  await menu(page);
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(guide(page)).not.toBeChecked();
  await told(page).getByRole("button", { name: "Undo that" }).click();
  await expect(guide(page)).toBeChecked();
});
