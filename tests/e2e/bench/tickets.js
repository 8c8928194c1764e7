// How fast tickets are judged, beside liquidjs, in the same browser and run.
//
// We read a file of tickets, render the template that the page opens with, and say for each ticket what
// Stella will do and who is to blame. liquidjs has the tickets in memory as objects, and only renders the
// same template and reads the result with JSON.parse.

import { chromium } from "@playwright/test";
import { liquidjs } from "./bare.js";
import { serve } from "../serve.js";

const { PAYLOAD_BUILDER_CHROMIUM, PAYLOAD_BUILDER_DIST = new URL("../../../dist", import.meta.url).pathname } = process.env;
const TICKETS = Number(process.env.PAYLOAD_BUILDER_TICKETS ?? 100_000);
// So many of them are rendered by liquidjs: its speed does not depend on how many there are.
const RENDERED = Math.min(TICKETS, 5_000);
const ROUNDS = 3;

const host = await serve(PAYLOAD_BUILDER_DIST);
const browser = await chromium.launch({ executablePath: PAYLOAD_BUILDER_CHROMIUM });
const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });

/** Defines `ticket(n)` in a page: what both are given. */
function define() {
  const names = ["Ann Lee", 'Bo "the Boss" Öz', "O'Hara, Cy", "山田 太郎", "Dee\\Dum"];
  globalThis.ticket = (n) => ({
    id: n,
    subject: `My invoice of ${n} is wrong`,
    url: `https://acme.freshdesk.com/helpdesk/tickets/${n}`,
    status: "Resolved",
    source_name: "Email",
    tags: ["vip", "refund, late", `batch-${n % 97}`].join(", "),
    from_email: `customer${n}@example.com`,
    cf_do_not_send_stella_connect_request: n % 10 === 0,
    requester: { name: names[n % names.length], email: `customer${n}@example.com`, language: "en" },
    agent: { name: "Maya Ruiz", email: `agent${n % 50}@acme.example` },
    group: { name: "Billing" },
  });
}

const ours = await context.newPage();
await ours.goto(`${host.url}#build`);
await ours.getByRole("button", { name: "Copy payload" }).click();
await ours.getByRole("button", { name: "Copied" }).waitFor();
const template = await ours.evaluate(() => navigator.clipboard.readText());
await ours.getByRole("tab", { name: "Prove" }).click();
const pane = ours.getByRole("region", { name: "Check my tickets" });
// The page proves its table first; that is not what is measured.
await ours.getByRole("status", { name: "Proof" }).waitFor({ timeout: 120_000 });
await ours.evaluate(`(${define})()`);
await pane.getByLabel(/^File of tickets/).evaluate((input, tickets) => {
  const lines = Array.from({ length: tickets }, (_, n) => `${JSON.stringify({ ticket: globalThis.ticket(n + 1) })}\n`);
  const data = new DataTransfer();
  data.items.add(new File(lines, "tickets.jsonl"));
  input.files = data.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}, TICKETS);

const theirs = await context.newPage();
await theirs.goto("about:blank");
await theirs.addScriptTag({ type: "module", content: `${await liquidjs()};globalThis.Liquid = Liquid;` });
await theirs.waitForFunction(() => globalThis.Liquid);
await theirs.evaluate(`(${define})()`);
await theirs.evaluate(
  ([template, tickets]) => {
    const engine = new globalThis.Liquid();
    // liquidjs reads a backslash in the quotes of a tag as the start of an escape, which Liquid does not.
    const parsed = engine.parse(template.replace(/\{[{%].*?[%}]\}/gs, (tag) => tag.replaceAll("\\", "\\\\")));
    const given = Array.from({ length: tickets }, (_, n) => ({ ticket: globalThis.ticket(n + 1) }));
    globalThis.run = () => {
      const begun = performance.now();
      let read = 0;
      for (const ticket of given) {
        JSON.parse(engine.renderSync(parsed, ticket));
        read += 1;
      }
      return (read / (performance.now() - begun)) * 1000;
    };
  },
  [template, RENDERED],
);

async function judge() {
  await ours.bringToFront();
  const begun = Date.now();
  await pane.getByRole("button", { name: "Check", exact: true }).click();
  await pane.getByText(/ in [\d.]+ s, [\d,]+ a second\.$/).waitFor({ timeout: 300_000 });
  const seconds = (Date.now() - begun) / 1000;
  const said = await ours.getByRole("status", { name: "Checked" }).textContent();
  if (!said.startsWith(`${TICKETS.toLocaleString("en")} tickets:`)) throw new Error(said);
  const words = await pane.getByText(/ a second\.$/).textContent();
  console.log(`  ours: ${words} (${seconds.toFixed(1)} s with the click) ${said}`);
  return Number(/([\d,]+) a second/.exec(words)[1].replaceAll(",", ""));
}

async function render() {
  await theirs.bringToFront();
  const speed = await theirs.evaluate(() => globalThis.run());
  console.log(`  liquidjs: ${Math.round(speed).toLocaleString("en")} a second`);
  return speed;
}

const speeds = { judge: [], render: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  speeds.judge.push(await judge());
  speeds.render.push(await render());
}
await browser.close();
await host.close();

const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const shown = (speed) => Math.round(speed).toLocaleString("en").padStart(10);
// Of rounds, not of sums: what else the machine does changes from round to round.
const times = speeds.judge.map((speed, round) => speed / speeds.render[round]);
console.log(`${shown(middle(speeds.judge))} tickets a second: the whole verdict, from the file`);
console.log(`${shown(middle(speeds.render))} tickets a second: liquidjs, render and JSON.parse`);
console.log(`${middle(times).toFixed(1).padStart(10)} times as fast (${times.map((one) => one.toFixed(1)).join(", ")})`);
