// Keeps the page for use without a network, a whole version at a time.
//
// Browsers start a service worker only from a JavaScript file of its own, so this is the one piece
// of the page that is not Rust. The build fills in the version and the files with their hashes.
//
// Install is all or nothing: one file missing or of another build, and this version never starts.
// A new version waits until the person asks for it, or until no page of the old one is open.

const VERSION = "{version}";
const FILES = {files};

const PREFIX = `payload-builder ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;
const address = (name) => new URL(name, self.registration.scope).href;
const PAGE = address("index.html");
const KEPT = new Set(Object.keys(FILES).map(address));

async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      Object.entries(FILES).map(async ([name, integrity]) => {
        // Past the browser's own cache, and only the very bytes of this build.
        const response = await fetch(address(name), { cache: "reload", integrity });
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        // A response that was redirected may not answer a navigation; the copy is not.
        await cache.put(address(name), new Response(response.body, { headers: response.headers }));
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The file that a request is for, if this version has it. */
function kept(request) {
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.search = url.hash = "";
  if (url.href === self.registration.scope) return PAGE;
  if (KEPT.has(url.href)) return url.href;
}

async function answer(request, file) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "start") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const file = kept(event.request);
  if (file) event.respondWith(answer(event.request, file));
});
