// How the time of a key grows when what it works on doubles.

import { keys, opened } from "./pages.js";
import { apart, byHand, channels, name, tags, template, ticket } from "./situations.js";
import { middle } from "./table.js";

const KEYS = 20;

/** What doubles: its name, two sizes, how a page gets one of that size, and the field that is typed into. */
const GROWING = [
  {
    what: "the template doubles, 10 to 20 KB, edited by hand",
    sizes: [260, 530],
    prepare: (page, size) => template(page, size, " | strip"),
    field: byHand,
  },
  { what: "the ticket doubles, 128 to 256 KB", sizes: [128, 256], prepare: ticket, field: name },
  { what: "its tags double, 100 to 200", sizes: [100, 200], prepare: tags, field: name },
  { what: "the channels double, 6 to 12", sizes: [6, 12], prepare: channels, field: name },
];

/** A row for each; `add` gets them as they come. */
export async function growth(browser, url, add) {
  for (const { what, sizes, prepare, field } of GROWING) {
    const context = await apart(browser);
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
