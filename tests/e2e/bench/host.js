// Serves a site as good hosts do: compressed with brotli, ready in memory, so that only the page is measured.

import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The files of a folder, by name. */
export async function filesOf(folder) {
  const files = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      files[path.slice(folder.length + 1)] = await readFile(path);
    }
  }
  return files;
}

// Pages that are isolated from other origins have a finer clock: some microseconds instead of a tenth of a millisecond.
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Serves files; gives the address and how to stop. */
export async function host(files) {
  const sent = new Map();
  const compressed = (name) => {
    if (!sent.has(name)) sent.set(name, brotliCompressSync(files[name]));
    return sent.get(name);
  };
  Object.keys(files).filter((name) => TYPES[extname(name)]).forEach(compressed);
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://host").pathname).slice(1) || "index.html";
    if (!(name in files)) return response.writeHead(404).end();
    const type = TYPES[extname(name)];
    if (!type) return response.writeHead(200, ISOLATED).end(files[name]);
    response.writeHead(200, { ...ISOLATED, "content-type": type, "content-encoding": "br", "cache-control": "no-store" });
    return response.end(compressed(name));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
