// The first view needs only the first half of the program; the second comes by itself.

import { checkAccess, expect, test } from "./fixture.js";

const rest = /\/rest-[0-9a-f]+\.wasm$/;
const view = (page) => page.getByRole("tabpanel", { name: /Build|Rules/ }).first();

test("without its second half the page shows and copies the payload, and gets the rest on request", async ({ host, page, context, watch }) => {
  watch.expects(/rest-|Failed to load resource|Failed to fetch/);
  await context.route(rest, (route) => route.abort());
  await page.goto(host.url);

  await expect(page.getByRole("region", { name: "Choices" }).getByRole("alert")).toContainText("did not arrive");
  await page.getByRole("textbox", { name: "Ticket ID" }).fill("4711");
  await expect(page.getByRole("region", { name: "Payload preview" })).toContainText("4711");
  await page.getByRole("button", { name: "Copy payload" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('"channel": "email"');

  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(view(page).getByRole("alert")).toContainText("did not arrive");
  await checkAccess(page);
  await context.unroute(rest);
  watch.loads(page);
  await view(page).getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: /Send Stella Connect request for email/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Settings" })).toBeEnabled();
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("switch", { name: "Brand" }).check();
  await expect(page.getByRole("textbox", { name: "Brand placeholder" })).toBeVisible();
  // What was done meanwhile is kept.
  await expect(page.getByRole("textbox", { name: "Ticket ID" })).toHaveValue("4711");
});
