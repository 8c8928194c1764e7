// Pictures of the page: one for the README, and one of every view, width and scheme to look at.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { serve } from "./serve.js";

const { PAYLOAD_BUILDER_CHROMIUM, PAYLOAD_BUILDER_DIST, PAYLOAD_BUILDER_PICTURES, PAYLOAD_BUILDER_README } = process.env;

/** The views that say what the proof came to. */
const PROVED = ["build", "prove"];

await mkdir(PAYLOAD_BUILDER_PICTURES, { recursive: true });
const host = await serve(PAYLOAD_BUILDER_DIST);
const browser = await chromium.launch({ executablePath: PAYLOAD_BUILDER_CHROMIUM });

async function picture(view, options, file, fullPage) {
  const context = await browser.newContext({ reducedMotion: "reduce", serviceWorkers: "block", ...options });
  const page = await context.newPage();
  await page.goto(`${host.url}#${view}`);
  await page.getByRole("tabpanel").getByRole("region").first().waitFor();
  if (PROVED.includes(view)) await page.getByText(/Valid in all [\d,]+ test cases/).waitFor();
  await page.screenshot({ path: file, fullPage });
  await context.close();
  console.log(file);
}

await picture("build", { viewport: { width: 1440, height: 900 } }, PAYLOAD_BUILDER_README, false);
for (const view of await views()) {
  for (const width of [1440, 1024, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      const file = join(PAYLOAD_BUILDER_PICTURES, `${view}-${width}-${colorScheme}.png`);
      await picture(view, { viewport: { width, height: 900 }, colorScheme }, file, true);
    }
  }
}
await browser.close();
await host.close();

/** The words of the views, as the address has them. */
async function views() {
  const page = await browser.newPage();
  await page.goto(host.url);
  const tabs = page.getByRole("tablist", { name: "Views" }).getByRole("tab");
  await tabs.first().waitFor();
  const words = [];
  for (const tab of await tabs.all()) {
    await tab.click();
    words.push(new URL(page.url()).hash.slice(1) || "build");
  }
  await page.close();
  return words;
}
