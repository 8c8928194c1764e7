// Other builds of the site, for the stories about deploys: what is in dist/ under another title,
// as complete and consistent as a real one.

import { createHash } from "node:crypto";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST } from "./fixture.js";

/** Makes a build in `folder` whose title is `title`. */
export async function makeBuild(folder, title) {
  await cp(DIST, folder, { recursive: true });
  const page = await edit(join(folder, "index.html"), /<title>.*?<\/title>/, `<title>${title}</title>`);
  const hash = createHash("sha256").update(page).digest("base64");
  const worker = join(folder, "service-worker.js");
  await edit(worker, /"index\.html": "sha256-[^"]+"/, `"index.html": "sha256-${hash}"`);
  await edit(worker, /VERSION = "[^"]+"/, `VERSION = "${title}"`);
}

async function edit(file, pattern, replacement) {
  const before = await readFile(file, "utf8");
  if (!pattern.test(before)) throw new Error(`${file} has no ${pattern}`);
  const after = before.replace(pattern, replacement);
  await writeFile(file, after);
  return after;
}
