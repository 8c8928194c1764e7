// How the time of a key grows when what it works on doubles.

import { readFile } from "node:fs/promises";
import { keys, opened } from "./pages.js";
import { middle } from "./table.js";

const KEYS = 20;
const guide = await readFile(new URL("../../../crates/payload-core/tests/guide/email.liquid", import.meta.url), "utf8");

/** A template with so many placeholders more; 530 of them make 20 KB. */
function template(placeholders) {
  const properties = Array.from({ length: placeholders }, (_, at) => `"p${at}": "{{ticket.cf_p${at} | strip}}"`);
  return guide.replace(/\}$/, `, "custom_properties": {\n${properties.join(",\n")}\n} }`);
}

const name = (page) => page.getByLabel("Requester name", { exact: true });
const byHand = (page) => page.getByRole("textbox", { name: /^Template/ }).first();

async function openTicket(page, change) {
  await page.getByRole("button", { name: "Edit as JSON" }).click();
  const json = page.getByRole("textbox", { name: "Ticket as JSON" });
  const whole = JSON.parse(await json.inputValue());
  change(whole.ticket ?? whole);
  await json.fill(JSON.stringify(whole));
  await page.getByRole("button", { name: "Edit as JSON" }).click();
}

/** What doubles: its name, two sizes, how a page gets one of that size, and the field that is typed into. */
const GROWING = [
  {
    what: "the template doubles, 10 to 20 KB, edited by hand",
    sizes: [260, 530],
    async prepare(page, size) {
      const start = page.getByRole("button", { name: "Edit by hand" });
      if (await start.isVisible()) await start.click();
      await byHand(page).fill(template(size));
    },
    field: byHand,
  },
  {
    what: "the ticket doubles, 128 to 256 KB",
    sizes: [128, 256],
    prepare: (page, size) => openTicket(page, (ticket) => (ticket.description_text = "word ".repeat((size * 1024) / 5))),
    field: name,
  },
  {
    what: "its tags double, 100 to 200",
    sizes: [100, 200],
    prepare: (page, size) => openTicket(page, (ticket) => (ticket.tags = Array.from({ length: size }, (_, at) => `t${at}`).join(", "))),
    field: name,
  },
  {
    what: "the channels double, 6 to 12",
    sizes: [6, 12],
    async prepare(page, size) {
      for (let at = await page.getByRole("button", { name: /^Remove channel/ }).count(); at < size; at += 1) {
        await page.getByRole("button", { name: "Add channel" }).click();
        await page.getByLabel("Channel name, spelled as in Stella").fill(`channel${at}`);
        await page.getByRole("button", { name: "Add", exact: true }).click();
      }
      await page.getByRole("tab", { name: "Email" }).click();
    },
    field: name,
  },
];

/** A row for each; `add` gets them as they come. */
export async function growth(browser, url, add) {
  for (const { what, sizes, prepare, field } of GROWING) {
    // Nothing is kept from one to the next.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await opened(context, url);
    try {
      const times = [];
      for (const size of sizes) {
        await prepare(page, size);
        await page.waitForTimeout(4000);
        times.push(middle(await keys(page, field(page), KEYS)));
      }
      if (field === byHand) add(["key in a 20 KB template by hand", `${times[1].toFixed(1)} ms`, "", "", "", "25 ms"]);
      const milliseconds = times.map((time) => `${time.toFixed(1)} ms`).join(", then ");
      add([`growth of a key when ${what}`, milliseconds, "", (times[1] / times[0]).toFixed(2), "", "at most 2.1"]);
    } catch (error) {
      add([`growth of a key when ${what}`, "not measured: the page did not answer", "", "", error.name, "at most 2.1"]);
    }
    await context.close();
  }
}
