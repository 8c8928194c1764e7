// The main job: choose, preview, copy.

import { checkAccess, expect, test } from "./fixture.js";

const choices = (page) => page.getByRole("region", { name: "Choices" });
const preview = (page) => page.getByRole("region", { name: "Payload preview" });
const template = (page) => page.getByRole("region", { name: "Template" }).locator("pre");
const textOf = (locator) => locator.evaluate((element) => element.textContent);
const payload = async (page) => JSON.parse(await textOf(preview(page).locator("pre")));
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(async ({ open }) => open());

test("opens on a payload that Stella takes", async ({ page }) => {
  expect(await payload(page)).toEqual({
    employee: { email: "maya@acme.example" },
    channel: "email",
    customer: { name: "Ann Lee", email: "ann@example.com" },
    ext_interaction_id: "1042",
    do_not_send: false,
    external_url: "https://acme.freshdesk.com/helpdesk/tickets/1042",
    tags: ["vip", "billing issue"],
  });
  await expect(page.getByText("Stella will send a survey to ann@example.com").first()).toBeVisible();
});

test("typing in the ticket changes the preview at once, and the caret stays", async ({ page }) => {
  const name = page.getByRole("textbox", { name: "Requester name" });
  await name.focus();
  await name.evaluate((input) => input.setSelectionRange(3, 3));
  await page.keyboard.type(' "Al"');
  await expect(name).toHaveValue('Ann "Al" Lee');
  expect(await name.evaluate((input) => input.selectionStart)).toBe(8);
  expect((await payload(page)).customer.name).toBe("Ann 'Al' Lee");
});

test("the preset of the guide shows what breaks, where, and who wrote it", async ({ page }) => {
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await page.getByRole("textbox", { name: "Requester name" }).fill('Ann "Al" Lee');
  await expect(page.getByText("Not JSON: line 1, column").first()).toBeVisible();
  const problems = page.getByRole("region", { name: "Problems" });
  await expect(problems).toContainText("a quote ends the text early");
  await expect(problems).toContainText("{{ticket.requester.name}}");
  await page.getByRole("radio", { name: "Robust" }).check();
  expect((await payload(page)).customer.name).toBe("Ann 'Al' Lee");
});

test("each switch changes the payload as promised", async ({ page }) => {
  const flip = (name) => page.getByRole("switch", { name, exact: true }).click();
  await flip("Brand");
  expect((await payload(page)).brand).toBe("Acme");
  await page.getByRole("radio", { name: "Fixed text" }).check();
  await page.getByRole("textbox", { name: "Brand, as labeled in Stella" }).fill('Acme "EU" {{x}}');
  expect((await payload(page)).brand).toBe('Acme "EU" {{x}}');
  await flip("Language");
  expect((await payload(page)).language).toBe("en");
  await page.getByRole("textbox", { name: "Requester language" }).fill("es-LA");
  expect((await payload(page)).language).toBe("es");
  for (const [name, key] of [["Do not send", "do_not_send"], ["Tags", "tags"], ["Link to ticket", "external_url"]]) {
    await flip(name);
    expect(await payload(page)).not.toHaveProperty(key);
  }
  await page.getByRole("radio", { name: "One line" }).check();
  expect(await textOf(template(page))).not.toContain("\n");
});

test("custom properties: one a line, sent under their names, refused with the reason", async ({ page }) => {
  await page.getByRole("switch", { name: "Custom properties" }).click();
  expect((await payload(page)).custom_properties).toEqual({ group: "Billing", type: "Question" });
  const lines = page.getByRole("textbox", { name: "Name = placeholder" });
  await lines.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("vip level=ticket.cf_vip");
  await expect(lines).toHaveValue("group = ticket.group.name\ntype = ticket.ticket_type\nvip level=ticket.cf_vip");
  await page.getByRole("textbox", { name: "Vip" }).fill('"gold"\\');
  expect((await payload(page)).custom_properties).toEqual({ group: "Billing", type: "Question", "vip level": "'gold'" });
  await lines.fill("group ticket.group.name");
  await expect(choices(page).getByText("“group ticket.group.name” has no =")).toBeVisible();
  expect((await payload(page)).custom_properties).toMatchObject({ "vip level": "'gold'" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  expect((await payload(page)).custom_properties).toEqual({ group: "Billing", type: "Question" });
});

/** The line of the verdict, and what stands below it. */
const verdict = (page) => page.locator(".verdict").first();

test("the verdict promises nothing that Problems and the contract deny", async ({ page }) => {
  const problems = page.getByRole("region", { name: "Problems" });
  const sample = page.getByRole("combobox", { name: "Sample ticket" });
  await sample.selectOption("blank-name");
  await expect(verdict(page)).toContainText("Stella will send a survey to ann@example.com");
  await expect(verdict(page)).toContainText("“customer.name” is empty: whether Stella takes this is not confirmed.");
  await expect(problems).toContainText("For this sample ticket “customer.name” is empty.");

  await page.getByRole("radio", { name: "As in the guide" }).check();
  await sample.selectOption("tags-25");
  await expect(verdict(page)).toContainText(/Rejected: “tags” holds \d+ tags; Stella takes 20/);
  await sample.selectOption("ordinary");
  await expect(verdict(page)).toContainText("Stella will send a survey to ann@example.com");
  await expect(verdict(page)).toContainText("“employee.email” is sent with a space");
  await sample.selectOption("do-not-send");
  await expect(verdict(page)).toContainText("Logged, no survey: do not send is ticked, if Stella reads the text");
});

test("a language that Stella cannot read is refused, replaced, or told of", async ({ page }) => {
  await page.getByRole("switch", { name: "Language" }).click();
  const language = page.getByRole("textbox", { name: "Requester language" });
  await language.fill("english");
  expect((await payload(page)).language).toBe("en");
  const empty = page.getByRole("textbox", { name: "Language when empty" });
  await empty.fill("german");
  await expect(choices(page).getByText("Stella cannot read “german”")).toBeVisible();
  expect((await payload(page)).language).toBe("en");
  await empty.fill("de");
  expect((await payload(page)).language).toBe("de");
  const codes = page.getByRole("textbox", { name: "Replace language codes" });
  await codes.fill("en=english");
  await expect(choices(page).getByText("Stella cannot read “english”")).toBeVisible();
  await codes.fill("english=en-GB");
  expect((await payload(page)).language).toBe("en-GB");

  await page.getByRole("radio", { name: "As in the guide" }).check();
  await expect(verdict(page)).toContainText("Rejected: Stella cannot read the language “english”");
  await expect(verdict(page)).toContainText("Language not specified");
  await language.fill("es-LA");
  await expect(verdict(page)).toContainText("The language “es-LA” is sent");
});

test("the limit of tags is the preset's own until one is typed", async ({ page }) => {
  const limit = page.getByRole("textbox", { name: "Maximum number of tags" });
  await expect(limit).toHaveValue("20");
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await expect(limit).toHaveValue("");
  await expect(limit).toHaveAttribute("placeholder", "no limit");
  const before = await textOf(template(page));
  for (const number of ["19", "20"]) {
    await limit.fill(number);
    expect(await textOf(template(page))).toContain(`in raw_tags limit:${number} %}`);
  }
  await limit.fill("");
  expect(await textOf(template(page))).toBe(before);
});

test("channels: on, off, one of one's own", async ({ page }) => {
  await page.getByRole("switch", { name: "Chat" }).click();
  expect((await payload(page)).channel).toBe("chat");
  await page.getByRole("tab", { name: "Email" }).click();
  expect((await payload(page)).channel).toBe("email");

  await page.getByRole("button", { name: "Add channel" }).click();
  await page.keyboard.type("email");
  await page.keyboard.press("Enter");
  await expect(page.getByText("There is a channel “email” already.")).toBeVisible();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Store <EU>");
  await page.keyboard.press("Enter");
  expect((await payload(page)).channel).toBe("Store <EU>");

  for (const name of ["Email", "Chat", "Store <EU>"]) await page.getByRole("switch", { name }).click();
  await expect(page.getByText("Every channel is off.")).toBeVisible();
});

test("copy puts exactly the template on the clipboard, and says so only then", async ({ page }) => {
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const shown = await textOf(template(page));
  expect(await clipboard(page)).toBe(shown);
  expect(shown).toContain("{{ticket.agent.email");
});

test("a refused clipboard is told, with the text selected", async ({ page }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  const shown = await textOf(template(page));
  await page.getByRole("button", { name: "Copy payload" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy by hand" });
  await expect(dialog.getByRole("textbox")).toBeFocused();
  expect(await page.evaluate(() => getSelection().toString() || document.activeElement.value)).toBe(shown);
  await expect(page.getByRole("button", { name: "Copied" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("what makes no sense gets a reason, and what was there stays", async ({ page }) => {
  const before = await textOf(template(page));
  const field = page.getByRole("textbox", { name: "Checkbox field" });
  await field.fill("not a field!");
  await expect(choices(page).getByText("“not a field!” is not a placeholder")).toBeVisible();
  await field.fill("do_not_send");
  await expect(choices(page).getByText("“do_not_send” needs its full name, like ticket.cf_do_not_send.")).toBeVisible();
  expect(await textOf(template(page))).toBe(before);
  await field.fill("ticket.cf_quiet");
  expect(await textOf(template(page))).toContain("ticket.cf_quiet");

  await page.getByRole("button", { name: "Edit as JSON" }).click();
  const json = page.getByRole("textbox", { name: "Ticket as JSON" });
  await json.fill('{"ticket": {"id": 7,}}');
  await expect(page.getByText("Not JSON: line 1, column 21")).toBeVisible();
  expect((await payload(page)).ext_interaction_id).toBe("1042");
  await json.fill("x".repeat(1_000_000));
  await expect(page.getByText("the maximum for a ticket is 512 KB")).toBeVisible();
  await json.fill('{"ticket": {"id": 7, "from_email": "eva@example.com"}}');
  expect((await payload(page)).ext_interaction_id).toBe("7");
});

test("a real ticket becomes the sample, and what it cannot say is asked for", async ({ page }) => {
  await page.getByRole("button", { name: "Paste a real ticket" }).click();
  const pasted = page.getByRole("textbox", { name: "Ticket from Freshdesk" });
  await page.getByRole("button", { name: "Use this ticket" }).click();
  await expect(page.getByText("Paste a ticket first.")).toBeVisible();
  await pasted.fill("not a ticket");
  await page.getByRole("button", { name: "Use this ticket" }).click();
  await expect(page.getByText("This is plain text, like an email or a note, not a ticket.")).toBeVisible();
  await pasted.fill(
    JSON.stringify({
      id: 11,
      subject: "Hi",
      status: 4,
      tags: ["vip"],
      responder_id: 5,
      custom_fields: {},
      requester: { name: "Eva <b>", email: "eva@example.com" },
    }),
  );
  await page.getByRole("textbox", { name: "Your Freshdesk address, for the link to the ticket" }).fill("not an address");
  await page.getByRole("button", { name: "Use this ticket" }).click();
  await expect(page.getByText("“not an address” is not a Freshdesk address")).toBeVisible();
  await page
    .getByRole("textbox", { name: "Your Freshdesk address, for the link to the ticket" })
    .fill("https://acme.freshdesk.com/a/tickets/11");
  await page.getByRole("button", { name: "Use this ticket" }).click();
  const asked = page.getByRole("group", { name: "Not in the pasted ticket" });
  await expect(asked).toContainText("what your payload uses: Agent e-mail.");
  // The language is asked for only where it is sent.
  await page.getByRole("switch", { name: "Language" }).check();
  await expect(asked).toContainText("Agent e-mail, Requester language.");
  await page.getByRole("switch", { name: "Language" }).uncheck();
  await expect(asked).not.toContainText("Requester language");
  // Each stands there once: above while it is asked for, then among the fields.
  await expect(page.getByRole("textbox", { name: "Agent e-mail" })).toHaveCount(1);
  await asked.getByRole("textbox", { name: "Agent e-mail" }).pressSequentially("maya@acme.example");
  // Each letter counts, and the field stays where it is until it is left.
  await expect(page.getByRole("group", { name: "Rendered payload" })).toContainText("maya@acme.example");
  await expect(asked.getByRole("textbox", { name: "Agent e-mail" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(asked).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Agent e-mail" })).toHaveValue("maya@acme.example");
  expect(await payload(page)).toMatchObject({
    employee: { email: "maya@acme.example" },
    customer: { name: "Eva <b>", email: "eva@example.com" },
    external_url: "https://acme.freshdesk.com/helpdesk/tickets/11",
  });
});

test("by hand and back", async ({ page }) => {
  const before = await textOf(template(page));
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const text = page.getByRole("textbox", { name: "Template text" });
  await text.fill('{"channel": "email", "x": {{ ticket.id ');
  await expect(page.getByText("Nothing is sent: the template has a syntax error").first()).toBeVisible();
  await text.fill('{"channel": "{{ ticket.id }}"}');
  expect(await payload(page)).toEqual({ channel: "1042" });
  await page.getByRole("button", { name: "Return to choices" }).click();
  expect(await textOf(template(page))).toBe(before);
});

test("on a narrow screen the verdict tells that the proof fails", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const failing = page.getByText(/^✕ Fails in [\d,]+ of [\d,]+ test cases\.$/);
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  await expect(failing).toHaveCount(0);
  await page.getByRole("radio", { name: "As in the guide" }).check({ force: true });
  await expect(failing).toBeInViewport();
});

test("undo and redo", async ({ page }) => {
  const name = page.getByRole("textbox", { name: "Requester name" });
  await name.fill("Eva");
  await page.getByRole("switch", { name: "Brand" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("switch", { name: "Brand" })).not.toBeChecked();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(name).toHaveValue("Ann Lee");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(name).toHaveValue("Eva");
});

test("what is attended to lights up in the payload, the template and the ticket", async ({ page }) => {
  await page.getByRole("textbox", { name: "Requester name" }).focus();
  await expect(preview(page).locator(".lit")).toContainText(["Ann Lee"]);
  await expect(template(page).locator(".lit").first()).toContainText("ticket.requester.name");
  await preview(page).getByText("maya@acme.example").hover();
  await expect(page.locator("label.lit")).toContainText(["Agent e-mail"]);
});

test("the payload stays where it is when the proof arrives", async ({ page, watch }) => {
  await page.addInitScript(() => {
    globalThis.places = new Set();
    const look = () => {
      const line = document.querySelector('[role=group][aria-label="Every ticket"]');
      const preview = document.querySelector('[aria-label="Payload preview"]');
      if (line && preview) globalThis.places.add(preview.getBoundingClientRect().top);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  watch.loads(page);
  await page.reload();
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Valid in all");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => [...globalThis.places])).toHaveLength(1);
});

test("of very many fields the first forty are shown, and more at a press", async ({ page }) => {
  const result = page.getByRole("region", { name: "Result" });
  const fields = result.locator("label.field").getByRole("textbox");
  await page.getByRole("button", { name: "Edit by hand" }).click();
  const keys = Array.from({ length: 120 }, (_, at) => `"key_${at}": "{{ticket.cf_field_${at}}}"`).join(", ");
  await page.getByRole("textbox", { name: "Template text" }).fill(`{ ${keys} }`);
  await expect(fields).toHaveCount(40);
  await page.getByRole("button", { name: "Show 80 more" }).click();
  await expect(fields).toHaveCount(120);
  await expect(page.getByLabel("Field 40", { exact: true })).toBeFocused();
  await page.getByLabel("Field 119", { exact: true }).fill("the last");
  await expect(preview(page)).toContainText('"key_119": "the last"');
  await expect(result.getByRole("button", { name: /^Show \d+ more$/ })).toHaveCount(0);
  await checkAccess(page);
});

test("the changed verdict is announced, once, after a pause", async ({ page }) => {
  const voice = page.getByRole("status", { name: "Verdict" });
  await expect(voice).toHaveText("Stella will send a survey to ann@example.com");
  const heard = await page.evaluateHandle(() => {
    const heard = [];
    const voice = document.querySelector('[role=status][aria-label="Verdict"]');
    new MutationObserver(() => heard.push(voice.textContent)).observe(voice, { subtree: true, childList: true, characterData: true });
    return heard;
  });
  // The clock stands while one types, however slow this machine is.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole("textbox", { name: "From e-mail" }).fill("");
  await page.getByRole("textbox", { name: "From e-mail" }).pressSequentially("eva@example.com");
  await page.clock.runFor(600);
  await expect(voice).toHaveText("Stella will send a survey to ann@example.com");
  await page.clock.runFor(200);
  await expect(voice).toHaveText("Stella will send a survey to eva@example.com");
  expect(await heard.jsonValue()).toEqual(["Stella will send a survey to eva@example.com"]);
});

test("the keyboard alone is enough", async ({ page }) => {
  const walkTo = async (locator) => {
    for (let step = 0; step < 120; step++) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("not reached by Tab");
  };
  await walkTo(page.getByRole("switch", { name: "Chat" }));
  await page.keyboard.press("Space");
  expect((await payload(page)).channel).toBe("chat");
  await walkTo(template(page));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".explain")).toHaveText("A comment: nothing of it is sent.");
  await page.keyboard.press("End");
  await expect(page.locator(".explain")).toContainText("written by “Text safety”");
  await walkTo(page.getByRole("textbox", { name: "Requester name" }));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Eva");
  expect((await payload(page)).customer.name).toBe("Eva");
  await page.keyboard.press("Shift+Tab");
});

test("every sample ticket holds under the robust preset", async ({ page }) => {
  const picker = page.getByRole("combobox", { name: "Sample ticket" });
  const ids = await picker.locator("option").evaluateAll((options) => options.map((option) => option.value));
  expect(ids.length).toBeGreaterThan(20);
  for (const id of ids) {
    await picker.selectOption(id);
    expect((await payload(page)).channel, id).toBe("email");
  }
});

test("axe finds nothing, whatever is open", async ({ page }) => {
  for (const name of ["Brand", "Language", "Phone"]) await page.getByRole("switch", { name, exact: true }).click();
  await checkAccess(page);
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await page.getByRole("combobox", { name: "Sample ticket" }).selectOption("injection");
  await page.getByRole("button", { name: "Paste a real ticket" }).click();
  await checkAccess(page);
  await page.getByRole("button", { name: "Edit by hand" }).click();
  await page.getByRole("textbox", { name: "Checkbox field" }).fill("?");
  await checkAccess(page);
});

for (const width of [320, 390, 1024]) {
  test(`nothing is cut off at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.getByRole("button", { name: "Copy payload" }).scrollIntoViewIfNeeded();
    await expect(page.getByRole("button", { name: "Copy payload" })).toBeInViewport();
  });

  test(`the verdict stays in sight at ${width} px, and hides nothing one types into`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const verdict = page.getByRole("region", { name: "Result" }).getByText(/^Stella will send|^Rejected/).first();
    for (const name of ["Requester name", "Ticket URL", "Checkbox field"]) {
      await page.getByRole("textbox", { name }).focus();
      await expect(verdict).toBeInViewport();
      const field = await page.getByRole("textbox", { name }).boundingBox();
      const edge = await verdict.boundingBox();
      expect(field.y + field.height).toBeLessThanOrEqual(edge.y);
    }
    await page.getByRole("switch", { name: "Link to ticket" }).click();
    await expect(verdict).toBeInViewport();
  });
}

for (const [width, height] of [[320, 640], [390, 844], [800, 640]]) {
  test(`a long verdict is read whole beside the button at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.getByRole("button", { name: "Edit by hand" }).click();
    const customer = '{"name":"Ann","email":"some.very.long.address.of.a.department@a-rather-long-domain-name.example.com"}';
    const template = `{"channel":"email","employee":{"email":"{{ticket.agent.email}}"},"customer":${customer}}`;
    await page.getByRole("textbox", { name: "Template text" }).fill(template);
    const detail = page.getByText("The payload is accepted, so neither");
    await expect(detail).toBeVisible();
    const button = await page.getByRole("button", { name: "Copy payload" }).boundingBox();
    const { bar, hidden, lines } = await detail.evaluate((detail) => {
      const verdict = detail.closest(".verdict");
      const texts = document.createTreeWalker(verdict.querySelector("p"), NodeFilter.SHOW_TEXT);
      const lines = [];
      while (texts.nextNode()) {
        const text = document.createRange();
        text.selectNodeContents(texts.currentNode);
        lines.push(...[...text.getClientRects()].map(({ right, bottom }) => ({ right, bottom })));
      }
      return { bar: verdict.offsetHeight, hidden: verdict.scrollHeight - verdict.clientHeight, lines };
    });
    expect(hidden).toBe(0);
    expect(bar).toBeLessThanOrEqual(height / 3);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.right <= button.x || line.bottom <= button.y + 1, JSON.stringify(line)).toBe(true);
  });
}

test("what a piece does is read whole, however long it is", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const name of ["Brand", "Language"]) await page.getByRole("switch", { name }).check();
  for (const name of [/prepare the values/, /make the values safe/]) await page.getByRole("button", { name }).click();
  const template = page.getByRole("group", { name: "Template for Email" });
  await template.focus();
  await page.keyboard.press("End");
  const words = page.getByText(/^The value of json, with every/);
  await expect(words).toBeVisible();
  const cut = await words.evaluate((words) => {
    const pane = words.closest("section").getBoundingClientRect();
    return [words.scrollHeight - words.clientHeight, words.getBoundingClientRect().bottom - pane.bottom];
  });
  expect(Math.max(...cut)).toBeLessThanOrEqual(0);
});

test("with text twice as large, everything of the result can still be reached", async ({ page }) => {
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await expect(page.getByRole("group", { name: "Every ticket" })).toContainText("Fails in");
  await page.evaluate(() => {
    const all = [...document.querySelectorAll("body *")];
    const sizes = all.map((element) => parseFloat(getComputedStyle(element).fontSize));
    all.forEach((element, at) => (element.style.fontSize = `${2 * sizes[at]}px`));
  });
  const rendered = preview(page).locator("pre");
  await rendered.scrollIntoViewIfNeeded();
  await expect(rendered).toBeInViewport();
  for (const choice of await page.getByRole("radio", { name: /^(Robust|As in the guide)$/ }).locator("..").all()) {
    expect(await choice.evaluate((label) => label.scrollWidth - label.clientWidth)).toBeLessThanOrEqual(1);
  }
});

test("on paper stand the template, its problems and the payload, and nothing to press", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  for (const name of ["Template", "Problems", "Payload preview"]) {
    await expect(page.getByRole("region", { name })).toBeVisible();
  }
  await expect(page.getByRole("region", { name: "Choices" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Copy payload" })).toBeHidden();
});
