// Firefox as the system has it. Playwright drives only a build of its own, which no package registry
// has; but Firefox itself speaks WebDriver BiDi, and the few words of it we need are here.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";

/** Starts Firefox with a new profile and one tab. */
export async function startFirefox(program) {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  const options = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const process = spawn(program, options, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((done) => process.once("exit", done));
  const address = await new Promise((found, failed) => {
    createInterface(process.stderr).on("line", (line) => {
      const match = /WebDriver BiDi listening on (\S+)/.exec(line);
      if (match) found(match[1]);
    });
    process.once("error", failed);
    process.once("exit", () => failed(new Error(`${program} ended before it listened`)));
  });

  const socket = new WebSocket(`${address}/session`);
  await new Promise((open, failed) => socket.once("open", open).once("error", failed));
  const waiting = new Map();
  const heard = [];
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.type === "event") return heard.push(message);
    const { done, failed } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "success") done(message.result);
    else failed(new Error(`${message.error}: ${message.message}`));
  });
  let last = 0;
  const send = (method, params = {}) =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  const { context } = await send("browsingContext.create", { type: "tab" });
  await send("browsingContext.setViewport", { context, viewport: { width: 1440, height: 900 } });

  const press = (...values) => {
    const down = values.map((value) => ({ type: "keyDown", value }));
    const up = values.toReversed().map((value) => ({ type: "keyUp", value }));
    return send("input.performActions", { context, actions: [{ type: "key", id: "keys", actions: [...down, ...up] }] });
  };

  return {
    open: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),

    /** What an expression of JavaScript gives in the page. */
    async evaluate(expression) {
      const answer = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
      if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
      return answer.result.value;
    },

    /** Clicks what has this role and accessible name, as soon as there is one. */
    async click(role, name) {
      const locator = { type: "accessibility", value: { role, name } };
      const until = Date.now() + 15_000;
      for (;;) {
        const { nodes } = await send("browsingContext.locateNodes", { context, locator });
        if (nodes.length) {
          const element = { sharedId: nodes[0].sharedId };
          // As a person scrolls to it: the pointer reaches only what is in sight.
          const functionDeclaration = "(element) => element.scrollIntoView({ block: 'center' })";
          await send("script.callFunction", { functionDeclaration, arguments: [element], awaitPromise: false, target: { context } });
          const origin = { type: "element", element };
          const actions = [
            { type: "pointerMove", x: 0, y: 0, origin },
            { type: "pointerDown", button: 0 },
            { type: "pointerUp", button: 0 },
          ];
          try {
            return await send("input.performActions", { context, actions: [{ type: "pointer", id: "mouse", actions }] });
          } catch (error) {
            // It moved after that: what stands above it has just arrived.
            if (!/out of bounds/.test(error.message)) throw error;
          }
        }
        if (Date.now() > until) throw new Error(`no ${role} “${name}”`);
        await new Promise((again) => setTimeout(again, 100));
      }
    },

    /** Presses keys together: characters, or WebDriver's code points for the others. */
    press,

    async type(text) {
      for (const character of text) await press(character);
    },

    /** Every error so far, and every address that was asked for. */
    errors: () => heard.filter(({ method, params }) => method === "log.entryAdded" && params.level === "error").map(({ params }) => params.text),
    requests: () => heard.filter(({ method }) => method === "network.beforeRequestSent").map(({ params }) => params.request.url),

    async screenshot() {
      const { data } = await send("browsingContext.captureScreenshot", { context });
      return Buffer.from(data, "base64");
    },

    async close() {
      await send("browser.close").catch(() => process.kill());
      await ended;
      socket.terminate();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The key that goes with letters for commands, as WebDriver calls it. */
export const CONTROL = globalThis.process.platform === "darwin" ? "\uE03D" : "\uE009";
