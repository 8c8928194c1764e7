// The policy is in force: what a page with a fault could be made to do, the browser refuses.

import { expect, test } from "./fixture.js";

const policyOf = (page) => page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");

test("the policy allows nothing but what the page needs", async ({ open, page }) => {
  await open();
  const policy = await policyOf(page);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  // Nothing that loads or runs stands before it.
  const before = await page.evaluate(() => {
    const all = [...document.head.children];
    return all.slice(0, all.findIndex((element) => element.httpEquiv)).map((element) => element.outerHTML);
  });
  expect(before).toEqual([expect.stringMatching(/^<meta charset/)]);
});

test("nothing can be sent to another origin", async ({ open, page, watch }) => {
  await open();
  watch.expects(/policy: connect-src https:\/\/example\.com/);
  watch.expects(/^console: .*Content Security Policy/);
  const sent = await page.evaluate(() => fetch("https://example.com/?ticket=1").then(() => "sent", () => "refused"));
  expect(sent).toBe("refused");
});

test("text does not become code", async ({ open, page, watch }) => {
  await open();
  watch.expects(/policy: require-trusted-types-for/);
  watch.expects(/requires 'Trusted/);
  const tried = await page.evaluate(() => {
    const attempt = (action) => {
      try {
        action();
        return "done";
      } catch (error) {
        return error.name;
      }
    };
    const element = document.createElement("div");
    return {
      text: attempt(() => (element.innerHTML = '<p class="plain">once <b>more</b>, on = off</p>')),
      handler: attempt(() => (element.innerHTML = "<img src=x onerror=alert(1)>")),
      split: attempt(() => (element.innerHTML = "<img src=x\nonerror\n=alert(1)>")),
      slash: attempt(() => (element.innerHTML = "<svg/onload=alert(1)>")),
      script: attempt(() => (element.innerHTML = "<script>alert(1)</script>")),
      noscript: attempt(() => (element.innerHTML = '<noscript><p title="</noscript><img src=x onerror=alert(1)>">')),
      address: attempt(() => (element.innerHTML = "<a href='java\tscript:alert(1)'>x</a>")),
      worker: attempt(() => new Worker("data:text/javascript,1")),
      // The policy lets workers be made of text, and the gate only the program's own.
      made: attempt(() => new Worker(URL.createObjectURL(new Blob(["1"])))),
      nothing: attempt(() => new Worker("")),
    };
  });
  const { text, ...others } = tried;
  expect(text).toBe("done");
  expect(new Set(Object.values(others)), JSON.stringify(others)).toEqual(new Set(["TypeError"]));
});
