// Renders the cases on standard input with liquidjs, and tells where the output is another.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../e2e/package.json", import.meta.url));
const { Liquid } = require("liquidjs");
const engine = new Liquid();
const parsed = new Map();
let [cases, wrong] = [0, 0];

for await (const line of createInterface({ input: process.stdin })) {
  const { case: name, template, data, expected } = JSON.parse(line);
  if (!parsed.has(template)) parsed.set(template, engine.parse(template));
  const got = engine.renderSync(parsed.get(template), data);
  cases++;
  if (got !== expected && ++wrong <= 5) console.error(`${name}\n  ${expected}\n  ${got}`);
}
console.log(`liquidjs: ${cases} cases, ${wrong} differ`);
process.exit(cases > 0 && wrong === 0 ? 0 : 1);
