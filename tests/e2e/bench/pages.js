// What is measured in both pages, in the same words: the builder and the bare page have the same accessible names.

import { readFile } from "node:fs/promises";

/** Slows the processor, and makes the network slower, as developer tools do; 1 is as it is. */
export async function slowed(page, { processor = 1, network } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
  if (network) {
    await session.send("Network.enable");
    const throughput = (network.megabits * 1e6) / 8;
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: network.milliseconds,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
  return session;
}

/** Opens a page and waits until it is still. */
export async function opened(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await preview(page).filter({ hasText: "ann@example.com" }).waitFor();
  await page.waitForLoadState("networkidle");
  // What the page does by itself after it stands (its proof, its worker) is not what is measured here.
  await page.waitForTimeout(3000);
  return page;
}

export const preview = (page) => page.getByRole("region", { name: "Payload preview" });

/**
 * Types one character after the other into a field, into a text area at its caret; gives the milliseconds from each to a preview that shows it and is
 * laid out. Everything that the key sets off before the next task counts.
 */
export async function keys(page, field, count) {
  const region = await preview(page).elementHandle();
  const input = await field.elementHandle();
  return page.evaluate(
    async ([region, input, count]) => {
      const task = () =>
        new Promise((done) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = done;
          channel.port2.postMessage(0);
        });
      const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value").set;
      const set = (text) => {
        setter.call(input, text);
        input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
      };
      // As a key does: a text area that is given a whole text anew lays out all of it.
      const insert = (_, letter) => document.execCommand("insertText", false, letter);
      const isArea = input.tagName === "TEXTAREA";
      const type = isArea ? insert : set;
      if (isArea) input.focus();
      const [before, caret] = [input.value, input.selectionStart];
      const times = [];
      for (let at = 0; at < count; at += 1) {
        // As people do: some keys follow each other, then a breath.
        await new Promise((done) => setTimeout(done, 60));
        const typed = `${before} ${"abcdefghij".slice(0, (at % 10) + 1)}${at}`;
        const begun = performance.now();
        type(typed, "abcdefghij"[at % 10]);
        let shown = false;
        while (!shown) {
          await task();
          region.getBoundingClientRect();
          shown = isArea || region.textContent.replaceAll("·", " ").includes(typed);
          if (performance.now() - begun > 20_000) throw new Error(`not shown: ${typed}`);
        }
        document.body.getBoundingClientRect();
        times.push(performance.now() - begun);
      }
      set(before);
      input.setSelectionRange(caret, caret);
      return times;
    },
    [region, input, count],
  );
}

/** The milliseconds of long tasks (over 50) while keys are really pressed, `pause` milliseconds apart; and the longest. */
export async function longTasks(page, field, { count, pause }) {
  await field.focus();
  await page.evaluate(() => {
    globalThis.watcher?.disconnect();
    globalThis.long = [];
    globalThis.watcher = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.long.push(entry.duration);
    });
    globalThis.watcher.observe({ entryTypes: ["longtask"] });
  });
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press("abcdefghij"[at % 10]);
    await page.waitForTimeout(pause);
  }
  await page.waitForTimeout(1500);
  const long = await page.evaluate(() => globalThis.long);
  return { total: long.reduce((sum, one) => sum + one, 0), longest: Math.max(0, ...long) };
}

/**
 * The milliseconds from opening the page, with nothing kept, to the first preview that is seen, and to a page that
 * answers: the preview in HTML, which the build wrote, has given way to the program's.
 */
export async function start(browser, url, conditions) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await slowed(page, conditions);
  await page.addInitScript(() => {
    const look = () => {
      const region = document.querySelector('[aria-label="Payload preview"]');
      // Laid out, and seen.
      if (!region?.textContent.includes("ann@example.com") || region.getBoundingClientRect().height === 0) return;
      globalThis.seen ??= performance.now();
      if (!document.getElementById("starting")) globalThis.answers ??= performance.now();
    };
    new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true, characterData: true });
  });
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.answers !== undefined, undefined, { timeout: 60_000 });
  const times = await page.evaluate(() => ({ seen: globalThis.seen, answers: globalThis.answers }));
  await context.close();
  return times;
}

/**
 * What 10,000 keys leave behind: the memory of the page's process afterwards beside before, JavaScript, nodes and
 * WebAssembly together. Needs a system with /proc; `undefined` elsewhere.
 */
export async function memoryGrowth(browser, page, field, count) {
  const session = await page.context().newCDPSession(page);
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
  // The renderer that has worked most is the one that is typed into.
  const renderer = processInfo.filter(({ type }) => type === "renderer").toSorted((a, b) => b.cpuTime - a.cpuTime)[0];
  const resident = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const status = await readFile(`/proc/${renderer.id}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]);
  };
  try {
    await typed(page, field, 500);
    const before = await resident();
    await typed(page, field, count);
    return (await resident()) / before;
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Types as fast as the page answers. */
async function typed(page, field, count) {
  await field.evaluate(async (input, count) => {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value").set;
    for (let at = 0; at < count; at += 1) {
      setter.call(input, `Ann ${at % 100}`);
      input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
      if (at % 10 === 0) await new Promise((done) => setTimeout(done));
    }
  }, count);
}
