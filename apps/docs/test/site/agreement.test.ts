import { setBackend, setThreads } from "@collapsar/linalg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases, disagreement } from "./agreement.js";
import { openSite, reason, type ServedSite, scrollThrough } from "./served.js";

describe.skipIf(reason !== "")(`what the built site computes${reason}`, () => {
  let site: ServedSite;
  let page: Page;
  let worker = "";

  beforeAll(async () => {
    // as the page: wasm and js by size, one thread
    setBackend("auto");
    setThreads(1);
    site = await openSite();
    page = await site.context.newPage();
    page.on("request", (request) => {
      if (/\/worker-[\w-]+\.js$/.test(request.url())) worker = request.url();
    });
    await page.goto(`${site.base}/guide/kernel-idea.html`);
    await scrollThrough(page);
    await page.waitForSelector(".live-figure svg");
  }, 60_000);
  afterAll(async () => {
    setBackend("auto");
    await site?.close();
  });

  test.each(cases)(
    "%s is what Node computes",
    async (_, name, settings) => {
      expect(await disagreement(page, worker, name, settings)).toBeLessThan(1);
    },
    90_000,
  );
});
