import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dist, nightly, openSite, reason, type ServedSite, scrollThrough, slow4g } from "./served.js";

const kilobytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000;

/** The scripts that a file names by its imports, as far as they lead. */
function reachable(start: readonly string[], follow: RegExp): Set<string> {
  const assets = readdirSync(join(dist, "assets"), { recursive: true }) as string[];
  const byName = new Map(
    assets.filter((file) => file.endsWith(".js")).map((file) => [file.split("/").at(-1)!, file]),
  );
  const found = new Set<string>();
  const open = [...start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, name] of readFileSync(join(dist, file), "utf8").matchAll(follow)) {
      const next = byName.get(name!);
      if (next !== undefined) open.push(`assets/${next}`);
    }
  }
  return found;
}

describe.skipIf(reason !== "")(`what the built site weighs${reason}`, () => {
  let site: ServedSite;
  beforeAll(async () => {
    site = await openSite(slow4g);
  }, 60_000);
  afterAll(() => site?.close());

  test("on a slow line the first live figure of the front page is drawn by less than 200 kB of script; within 3 s by night", async () => {
    const page = await site.context.newPage();
    const asked = new Set<string>();
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith(".js")) asked.add(pathname.slice(1));
    });
    await page.setViewportSize({ width: 390, height: 844 });
    const started = performance.now();
    await page.goto(`${site.base}/index.html`);
    await page.waitForSelector("canvas.scene");
    const first = performance.now() - started;
    const early = [...asked];
    // what has been near is loaded, what is near computes
    const drawn = () => page.locator(".front-figures .live-figure svg").count();
    await expect
      .poll(() => scrollThrough(page).then(drawn), { timeout: 40_000, interval: 100 })
      .toBeGreaterThanOrEqual(3);
    const workers = reachable(
      [...asked].filter((file) => /worker/.test(file)),
      /["'/]([\w.-]+\.js)["']/g,
    );
    // pages that the reader may open next are fetched at leisure, sooner or later as the machine has time
    const next = (file: string) => /\.md\.[\w-]+(\.lean)?\.js$/.test(file) && !/index\.md\./.test(file);
    const own = early.filter((file) => !workers.has(file) && !next(file));
    expect(own.length).toBeGreaterThan(3);
    expect(kilobytes(own), own.join("\n")).toBeLessThan(200);
    expect(kilobytes([...asked].filter((file) => workers.has(file)))).toBeLessThan(400);
    if (nightly) expect(first).toBeLessThan(3000);
    await page.close();
  }, 60_000);
});
