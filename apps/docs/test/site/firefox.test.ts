import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { setBackend, setThreads } from "@collapsar/linalg";
import { type Browser, launch, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases, disagreement } from "./agreement.js";
import { addressOf, dist, nightly, ready, scrollThrough, serve } from "./served.js";

const firefox = [process.env["FIREFOX"], "/usr/bin/firefox-esr", "/usr/bin/firefox"].find(
  (path) => path !== undefined && existsSync(path),
);
const reason = nightly
  ? firefox
    ? existsSync(dist)
      ? ""
      : " (skipped: the site is not built, run npm run build)"
    : " (skipped: no firefox on this machine)"
  : " (skipped: a second browser is for the nightly list)";

/** Formulas of the whole page with a part too few or too many, counted in the page. */
const brokenFormulas = `[["msub, msup, munder, mover, mfrac, mroot", 2], ["msubsup, munderover", 3]]
  .flatMap(([names, parts]) => [...document.querySelectorAll(names)].filter((one) => one.children.length !== parts))
  .length`;

/** Firefox may lay a formula out before it has read it to its end, and then misses a part of it. */
const isOfHalfAFormula = (fault: string) => fault.includes("Incorrect number of children for <m");

describe.skipIf(reason !== "")(`the built site in Firefox${reason}`, () => {
  let server: Server;
  let browser: Browser;
  let base = "";

  beforeAll(async () => {
    server = await serve();
    base = addressOf(server);
    browser = await launch({ browser: "firefox", executablePath: firefox!, headless: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** A page that keeps what goes wrong on it, and what it asks for elsewhere. */
  async function open(width: number, asked: string[] = []): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage();
    const faults: string[] = [];
    await page.setViewport({ width, height: 844 });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("request", (request) => {
      asked.push(request.url());
      if (![base, "data:", "blob:"].some((start) => request.url().startsWith(start)))
        faults.push(`left the page: ${request.url()}`);
    });
    return { page, faults };
  }

  for (const width of [390, 1440])
    test.each(ready)(
      `%s at ${width} px computes, fits and keeps to itself`,
      async (path, sign) => {
        const { page, faults } = await open(width);
        await page.goto(base + path);
        await scrollThrough(page);
        await page.waitForSelector(sign, { timeout: 60_000 });
        // a scroll bar takes its width from the page
        const overflow = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        const alerts = (await page.$$(".live-status.error")).length;
        const broken = await page.evaluate(brokenFormulas);
        const others = faults.filter((fault) => !isOfHalfAFormula(fault));
        expect({ others, broken, overflow, alerts }).toEqual({
          others: [],
          broken: 0,
          overflow: 0,
          alerts: 0,
        });
        await page.close();
      },
      120_000,
    );

  describe("its workers", () => {
    let page: Page;
    let worker = "";

    beforeAll(async () => {
      setBackend("auto");
      setThreads(1);
      const asked: string[] = [];
      ({ page } = await open(1440, asked));
      await page.goto(`${base}/guide/kernel-idea.html`);
      await scrollThrough(page);
      await page.waitForSelector(".live-figure svg");
      worker = asked.find((url) => /\/worker-[\w-]+\.js$/.test(url)) ?? "";
    }, 120_000);
    afterAll(() => setBackend("auto"));

    test.each(cases)(
      "%s is what Node computes",
      async (_, name, settings) => {
        expect(await disagreement(page, worker, name, settings)).toBeLessThan(1);
      },
      180_000,
    );
  });
});
