// How the page stands large work: the time of a key, and the long tasks while keys are typed and after.

import { keys, longTasks, opened, slowed } from "./pages.js";
import { apart, byHand, channels, name, template, ticket } from "./situations.js";
import { middle } from "./table.js";

const KEYS = 20;
const TYPED = { count: 20, pause: 110 };

const LARGE = [
  { what: "a ticket of 256 KB", prepare: (page) => ticket(page, 256), field: name },
  { what: "10 channels", prepare: (page) => channels(page, 10), field: name },
  { what: "a template by hand with 30 placeholders more", prepare: (page) => template(page, 30), field: byHand },
  { what: "a template by hand with 600 placeholders more, 18 KB", prepare: (page) => template(page, 600), field: byHand },
];

const told = ({ total, longest }) => (total === 0 ? "none" : `${Math.round(total)} ms, longest ${Math.round(longest)} ms`);

/** A row for each; `add` gets them as they come. */
export async function large(browser, url, add) {
  for (const { what, prepare, field } of LARGE) {
    const context = await apart(browser);
    const page = await opened(context, url);
    await prepare(page);
    await page.waitForTimeout(6000);
    const problems = await page.getByRole("status", { name: "Problems found" }).textContent();
    const time = middle(await keys(page, field(page), KEYS));
    // The page is still again.
    await page.waitForTimeout(6000);
    const quick = await longTasks(page, field(page), TYPED);
    await slowed(page, { processor: 4 });
    const slow = await longTasks(page, field(page), TYPED);
    const long = `long tasks while ${TYPED.count} keys are typed: ${told(quick)}; slowed four times: ${told(slow)}`;
    add([`a key with ${what}, ${problems}`, `${time.toFixed(1)} ms`, "", "", long, "none over 50 ms"]);
    await context.close();
  }
}
