// The bare page that the builder is measured beside: the guide's payload, rendered with liquidjs at every key and
// printed. It checks nothing, explains nothing and keeps nothing.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** liquidjs's build for present browsers, which is its faster one. */
export async function liquidjs() {
  const folder = dirname(createRequire(import.meta.url).resolve("liquidjs"));
  return readFile(join(folder, "liquid.browser.mjs"), "utf8");
}

const TICKET = {
  id: 1042,
  url: "https://acme.freshdesk.com/helpdesk/tickets/1042",
  tags: "vip, billing issue",
  from_email: "ann@example.com",
  cf_do_not_send_stella_connect_request: false,
  requester: { name: "Ann Lee", email: "ann@example.com", language: "en" },
  agent: { name: "Maya Ortiz", email: "maya@acme.example" },
};

/** The page's files by name. */
export async function bare() {
  const template = await readFile(new URL("../../../crates/payload-core/tests/guide/email.liquid", import.meta.url), "utf8");
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head>
<body><label>Template <textarea id="template" rows="20" cols="80"></textarea></label>
<label>Requester name <input id="name" value="Ann Lee"></label>
<section aria-label="Payload preview"><pre id="preview"></pre></section>
<script type="module" src="page.js"></script></body></html>`;
  const script = `import { Liquid } from "./liquid.js";
const engine = new Liquid();
const ticket = ${JSON.stringify(TICKET)};
const [template, name, preview] = ["template", "name", "preview"].map((id) => document.getElementById(id));
template.value = ${JSON.stringify(template)};
let parsed;
const parse = () => { parsed = engine.parse(template.value); };
const show = () => {
  ticket.requester.name = name.value;
  const text = engine.renderSync(parsed, { ticket });
  try { JSON.parse(text); preview.textContent = text; } catch (error) { preview.textContent = String(error) + text; }
};
name.addEventListener("input", show);
template.addEventListener("input", () => { parse(); show(); });
parse();
show();
`;
  return { "index.html": page, "page.js": script, "liquid.js": await liquidjs() };
}
