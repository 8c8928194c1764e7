// Prove: the table, hostile values, a file of tickets, the probe.

import { checkAccess, expect, test } from "./fixture.js";

const proof = (page) => page.getByRole("status", { name: "Proof" });
const pane = (page, name) => page.getByRole("region", { name });

async function guide(page) {
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("radio", { name: "As in the guide" }).check();
  await page.getByRole("tab", { name: "Prove" }).click();
}

test.beforeEach(async ({ open, page }) => {
  await open("#prove");
  await expect(proof(page)).toBeVisible({ timeout: 30_000 });
});

test("the robust preset holds in every case", async ({ page }) => {
  await expect(proof(page)).toHaveText(/^Holds in ([\d,]+) of \1 cases\.$/);
});

test("the guide's preset fails, filters narrow, and a cell opens in Build", async ({ page }) => {
  await guide(page);
  await expect(proof(page)).toHaveText(/^Fails in .*adds the key “customer\.do_not_send” to the payload\.$/);
  const verdicts = pane(page, "Verdicts");
  const rows = verdicts.getByRole("row");
  const all = await rows.count();
  await page.getByLabel("Only what fails").check();
  await page.getByLabel("Liquid version").selectOption("5");
  expect(await rows.count()).toBeLessThan(all);
  await expect(verdicts.getByRole("columnheader")).toHaveCount(4);
  await verdicts.getByRole("button", { name: /^A name with quotes, Liquid 5, no escaping: Not JSON/ }).press("Enter");
  await expect(page.getByRole("tab", { name: "Build" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("textbox", { name: "Requester name" })).toHaveValue('Ann "Al" Lee');
  await expect(pane(page, "Result").getByText(/^Not JSON: line/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("textbox", { name: "Requester name" })).toHaveValue("Ann Lee");
});

test("what breaks the guide is shrunk; the run can be stopped and done again", async ({ page }) => {
  await guide(page);
  const hostile = pane(page, "Hostile values");
  await hostile.getByRole("button", { name: "Try to break it" }).click();
  await expect(hostile.getByText('Agent e-mail = "\\""', { exact: true })).toBeVisible();
  await hostile.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("status", { name: "Attack" })).toContainText("broke it");
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("radio", { name: "Robust" }).check();
  await page.getByRole("tab", { name: "Prove" }).click();
  await hostile.getByRole("button", { name: "Do it again" }).click();
  await expect(page.getByRole("status", { name: "Attack" })).toHaveText(/^Nothing broke in /, { timeout: 50_000 });
});

const ticket = (id) => ({
  id,
  subject: "My invoice",
  status: 4,
  source: 1,
  tags: ["vip", 'a "b"'],
  custom_fields: { cf_do_not_send_stella_connect_request: id % 10 === 0 },
  requester: { name: "Ann Lee", email: id % 100 === 7 ? null : "ann@example.com" },
  created_at: "2026-01-05T09:30:00Z",
});

test("a file of tickets is checked, with a report", async ({ page }) => {
  const lines = Array.from({ length: 200 }, (_, at) => JSON.stringify(ticket(at + 1)));
  lines[4] = "{broken";
  const tickets = pane(page, "Check my tickets");
  await tickets.getByLabel(/^File of tickets/).setInputFiles({
    name: "tickets.jsonl",
    mimeType: "application/json",
    buffer: Buffer.from(lines.join("\n")),
  });
  await expect(tickets.getByLabel("Agent e-mail, where the file has none")).toHaveValue("maya@acme.example");
  await tickets.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("status", { name: "Checked" })).toHaveText(
    "199 tickets: 177 get a survey, 20 logged without one, 2 rejected. 1 row was skipped.",
  );
  await expect(tickets.getByText("Row 5, line 5")).toBeVisible();
  const download = page.waitForEvent("download");
  await tickets.getByRole("button", { name: "Download report (JSON)" }).click();
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
  const report = JSON.parse(Buffer.concat(chunks).toString());
  expect([report.tickets, report.rejected, report.skipped]).toEqual([199, 2, 1]);
});

test("a table is matched by its column names, which can be set otherwise; a wrong file says so", async ({ page }) => {
  const tickets = pane(page, "Check my tickets");
  const file = tickets.getByLabel(/^File of tickets/);
  const csv = 'Ticket ID;Full name;Address\r\n1;"Ann ""Al""\r\nLee";ann@example.com\r\n';
  await file.setInputFiles({ name: "t.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await tickets.getByText("Columns: 2 of 3 known by their names").click();
  await tickets.getByRole("combobox", { name: "Address" }).selectOption({ label: "From e-mail (ticket.from_email)" });
  await tickets.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("status", { name: "Checked" })).toHaveText("1 ticket: 1 get a survey.");
  await file.setInputFiles({ name: "t.xlsx", mimeType: "text/csv", buffer: Buffer.from("PK\x03\x04 and more") });
  await expect(tickets.getByRole("alert")).toContainText("Save the sheet as CSV");
});

test("100,000 tickets are checked while the page answers, and stop at any moment", async ({ page }) => {
  const text = Array.from({ length: 100_000 }, (_, at) => JSON.stringify(ticket(at + 1))).join("\n");
  const tickets = pane(page, "Check my tickets");
  // Larger files than this go through the page's own file field in the browser.
  await tickets.getByLabel(/^File of tickets/).evaluate((input, text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "many.jsonl"));
    input.files = data.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, text);
  await tickets.getByRole("button", { name: "Check", exact: true }).click();
  await expect(tickets.getByText(/tickets, [\d,]+ a second, about \d+ s left/)).toBeVisible();
  const seed = page.getByRole("textbox", { name: "Seed" });
  await seed.fill("42");
  await expect(seed).toHaveValue("42");
  // Meanwhile the work went on, and no part of it kept the page from answering for long.
  const gap = await page.evaluate(async () => {
    let [longest, last] = [0, performance.now()];
    for (const end = last + 2_000; last < end; ) {
      await new Promise((done) => setTimeout(done, 10));
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    return longest;
  });
  expect(gap).toBeLessThan(500);
  await expect(tickets.getByRole("progressbar")).toBeVisible();
  await tickets.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("status", { name: "Checked" })).toContainText("tickets:");
  await expect(tickets.getByText(/^Stopped after \d+ % of the file/)).toBeVisible();
});

test("the probe's answer sets what Freshdesk does; nonsense is refused", async ({ page }) => {
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("button", { name: "Find out with the probe" }).click();
  await expect(pane(page, "Probe: what your Freshdesk does")).toBeFocused();
  const paste = page.getByRole("textbox", { name: "Paste the result" });
  await paste.fill("hello");
  await expect(page.getByText("This is not what the probe renders to")).toBeVisible();
  await paste.fill(
    'probe\nliquid=[s/a+b/A/1/xa/d/a]\nwritten=[a"b\\c<d>&e]\nsubject=[a&quot;b\\c&lt;d&gt;&amp;e]\ntags=[probe-a,probe-b]\ncheckbox=[]\nend',
  );
  await expect(page.getByLabel("Answers of the probe")).toContainText("Liquid 5.4 or later");
  await page.getByRole("tab", { name: "Build" }).click();
  await expect(page.getByRole("combobox", { name: "Escapes values" })).toHaveValue("2");
  await expect(page.getByRole("combobox", { name: "Liquid version" })).toHaveValue("1");
});

test("axe finds nothing", async ({ page }) => {
  await guide(page);
  await expect(proof(page)).toBeVisible();
  await checkAccess(page);
});
