// How fast the page answers, beside a bare page that renders the guide's payload with liquidjs and prints it: same
// browser, same run, rounds in turn. Timings are no tests: nothing fails here.

import { chromium } from "@playwright/test";
import { bare } from "./bare.js";
import { growth } from "./growth.js";
import { filesOf, host } from "./host.js";
import { large } from "./large.js";
import { keys, longTasks, memoryGrowth, opened, slowed, start } from "./pages.js";
import { middle, row, spread, table } from "./table.js";

const { PAYLOAD_BUILDER_CHROMIUM, PAYLOAD_BUILDER_DIST = new URL("../../../dist", import.meta.url).pathname } = process.env;
const ROUNDS = Number(process.env.PAYLOAD_BUILDER_ROUNDS ?? 5);
const KEYS = 40;
const SLOW = { processor: 4 };
const MOBILE = { network: { megabits: 1.6, milliseconds: 150 } };

const sites = { ours: await host(await filesOf(PAYLOAD_BUILDER_DIST)), bare: await host(await bare()) };
const browser = await chromium.launch({ executablePath: PAYLOAD_BUILDER_CHROMIUM, args: ["--disable-quic"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const name = (page) => page.getByLabel("Requester name", { exact: true });

/** Both pages in turn, and each first in every other round; the times of each round. */
async function inTurn(measure) {
  const times = { ours: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? ["ours", "bare"] : ["bare", "ours"];
    for (const which of order) times[which].push(await measure(which));
  }
  return times;
}

const rows = [];
const add = (cells) => {
  rows.push(cells);
  console.error(cells.join(" · "));
};
const pages = { ours: await opened(context, sites.ours.url), bare: await opened(context, sites.bare.url) };
for (const [label, conditions, aim] of [
  ["keystroke to laid-out preview", {}, "1.5 times"],
  ["the same, processor slowed four times", SLOW, "1.5 times, 99 of 100 within 16.7 ms"],
]) {
  const sessions = await Promise.all(Object.values(pages).map((page) => slowed(page, conditions)));
  const all = { ours: [], bare: [] };
  const times = await inTurn(async (which) => {
    await pages[which].bringToFront();
    const list = await keys(pages[which], name(pages[which]), KEYS);
    all[which].push(...list);
    return middle(list);
  });
  const nearlyAll = (which) => `${spread(all[which], 0.99).toFixed(1)} ms`;
  add(row(label, times, aim, `99 of 100 within ${nearlyAll("ours")}, bare ${nearlyAll("bare")}`));
  await Promise.all(sessions.map((session) => session.detach()));
}

await slowed(pages.ours, SLOW);
await pages.ours.bringToFront();
const long = await longTasks(pages.ours, name(pages.ours), { count: KEYS, pause: 110 });
add([
  "long tasks while 40 keys are typed at 110 ms, slowed four times",
  `${Math.round(long.total)} ms`,
  "",
  "",
  `longest ${Math.round(long.longest)} ms`,
  "none over 50 ms",
]);
await slowed(pages.ours);
const memory = await memoryGrowth(browser, pages.ours, name(pages.ours), 10_000);
add(["memory after 10,000 keystrokes, beside the beginning", "", "", memory?.toFixed(2) ?? "not measured", "", "at most 1.1"]);
await pages.ours.close();
await pages.bare.close();

for (const [label, conditions, aim] of [
  ["fast network", {}, "1.2 times"],
  ["processor slowed four times", SLOW, "1.3 times"],
  ["1.6 Mbit/s with 150 ms", MOBILE, "2.0 times"],
]) {
  const starts = await inTurn((which) => start(browser, sites[which].url, conditions));
  const times = (moment) => ({ ours: starts.ours.map((it) => it[moment]), bare: starts.bare.map((it) => it[moment]) });
  add(row(`start to verdict, ${label}`, times("seen"), aim));
  add(row(`start to a page that answers, ${label}`, times("answers"), ""));
}

await growth(browser, sites.ours.url, add);
await large(browser, sites.ours.url, add);

await browser.close();
await Promise.all(Object.values(sites).map((site) => site.close()));
console.log(table(["", "ours", "bare", "times", "", "aim"], rows));
