import { checkAccess, expect, test } from "./fixture.js";

for (const under of ["/", "/some/sub/path/"]) {
  test.describe(`under ${under}`, () => {
    test.use({ under });

    test("the page opens on a finished answer", async ({ open, page }) => {
      await open();
      await expect(page).toHaveTitle("Payload Builder");
      await expect(page.getByRole("button", { name: "Copy payload" })).toBeEnabled();
      await expect(page.getByRole("region", { name: "Payload preview" })).toContainText('"email"');
    });
  });
}

test("the console stays clean, of warnings too", async ({ open, page }) => {
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  await open();
  for (const name of ["Prove", "Rules", "Go live", "Build"]) await page.getByRole("tab", { name }).click();
  expect(said).toEqual([]);
});

test("axe finds nothing", async ({ open, page }) => {
  await open();
  await checkAccess(page);
});
