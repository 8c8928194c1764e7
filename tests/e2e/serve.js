// A static server as any host has one: files of a folder, under a path, and nothing clever.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folder` under `path`. The host can change its mind: `host.folder` is what it serves
 * now, and with `host.down` it cuts every connection, as without a network.
 */
export async function serve(folder, path = "/") {
  const host = { folder, down: false, asked: [] };
  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://host").pathname);
    host.asked.push(address);
    if (host.down) return request.socket.destroy();
    if (!address.startsWith(path)) return response.writeHead(404).end();
    const name = address.slice(path.length) || "index.html";
    const file = join(host.folder, normalize(`/${name}`));
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "max-age=600" });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", ready));
  host.origin = `http://127.0.0.1:${server.address().port}`;
  host.url = host.origin + path;
  host.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return host;
}

// By hand: `node serve.js [folder] [path]`.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "../../dist", path = "/"] = process.argv.slice(2);
  console.log((await serve(folder, path)).url);
}
