import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kernelNc1 } from "../examples/kernel-nc1.js";
import { networkCollapse } from "../examples/network-collapse.js";

const dist = fileURLToPath(new URL("../.vitepress/dist", import.meta.url));
const browser = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);
const reason = browser
  ? existsSync(dist)
    ? ""
    : " (skipped: the site is not built, run npm run build)"
  : " (skipped: no chromium on this machine)";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** Serves the built site. */
async function serve(): Promise<Server> {
  const server = createServer(async ({ url = "/" }, response) => {
    const path = join(dist, decodeURIComponent(new URL(url, "http://site").pathname));
    const file = existsSync(path) && (await stat(path)).isDirectory() ? join(path, "index.html") : path;
    const body = await readFile(file).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { "content-type": types[extname(file)] ?? "text/plain" });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

describe.skipIf(reason !== "")(`the built site in a browser${reason}`, () => {
  let server: Server;
  let context: BrowserContext;
  let profile: string;
  let base: string;

  beforeAll(async () => {
    server = await serve();
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    profile = await mkdtemp(join(tmpdir(), "collapsar-docs-"));
    context = await chromium.launchPersistentContext(profile, {
      executablePath: browser!,
      headless: true,
      args: flags,
    });
  }, 60_000);

  afterAll(async () => {
    await context?.close();
    server?.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** Opens a page at a width; returns what went wrong and which requests left the site. */
  async function visit(path: string, width: number, ready: string) {
    const page = await context.newPage();
    const faults: string[] = [];
    await page.setViewportSize({ width, height: 844 });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("request", (request) => {
      const own = [base, "data:", "blob:"].some((start) => request.url().startsWith(start));
      if (!own) faults.push(`left the page: ${request.url()}`);
    });
    await page.goto(base + path);
    await page.waitForSelector(ready, { timeout: 30_000 });
    const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    const alert = await page.locator(".live-status.error").count();
    await page.close();
    return { faults, overflow, alert };
  }

  const pages: [string, string][] = [
    ["/index.html", "canvas"],
    ["/guide/collapse.html", "svg.plane circle"],
    ["/guide/kernel-idea.html", ".live-figure svg"],
    ["/references.html", ".reference h3"],
    ["/theory.html", "table"],
    ["/guide/kernels.html", ".live-reading dd"],
    ["/guide/block-ntk.html", ".live-reading dd"],
    ["/guide/adaptive.html", ".live-reading dd"],
    ["/guide/deep-rfm.html", ".live-reading dd"],
    ["/guide/rfm.html", ".live-figure svg"],
    ["/errata.html", ".live-figure svg"],
    ["/metrics.html", "mjx-container svg"],
    ["/experiments.html", "table code"],
    ["/api/metrics/functions/kernelNc1.html", "h1"],
  ];
  for (const width of [390, 1280]) {
    test.each(pages)(`%s at ${width} px computes, fits and keeps to itself`, async (path, ready) => {
      expect(await visit(path, width, ready)).toEqual({ faults: [], overflow: 0, alert: 0 });
    });
  }

  test("settings live in the address: a link brings them back, Back undoes, a broken one falls back and says so", async () => {
    const page = await context.newPage();
    const shown = () => page.locator(".live-reading dd").allInnerTexts();
    const settled = () =>
      page.waitForFunction("document.querySelector('.live [aria-busy=false] .live-reading dd')");
    await page.goto(`${base}/guide/kernels.html?kernelNc1.depth=3&kernelNc1.d=0`);
    await settled();
    const { here } = kernelNc1({
      activation: "relu",
      depth: 3,
      samples: 128,
      dimension: 1,
      std: 0.5,
      seed: 0,
    });
    expect(await shown()).toEqual([here.data, here.nngp, here.ntk].map((nc1) => nc1.toPrecision(4)));
    await page.locator("select").selectOption("erf");
    await page.waitForFunction("location.search.includes('activation=erf')");
    await page.goBack();
    await page.waitForFunction("document.querySelector('select').value === 'relu'");
    await page.goto(`${base}/guide/kernels.html?kernelNc1.depth=99`);
    await page.waitForSelector(".live-status.error");
    expect(await page.locator(".live-status.error").first().textContent()).toContain("kernelNc1.depth");
    await page.close();
  });

  test("the network is trained in the page: another seed gives the curve that Node has for it", async () => {
    const settings = { width: 16, learningRate: 0.05, weightDecay: 0.02, epochs: 20, seed: 7 };
    let course: { nc1: number }[] = [];
    for await (const step of networkCollapse(settings)) course = step.course;
    const page = await context.newPage();
    await page.goto(
      `${base}/guide/collapse.html?networkCollapse.width=16&networkCollapse.epochs=20&networkCollapse.seed=7`,
    );
    const reading = page.locator("section[aria-label*='four hundred digits'] .live-reading dd").nth(1);
    await page.waitForFunction(
      "document.querySelector(\"section[aria-label*='four hundred digits'] .live-player output\")?.textContent === 'epoch 20' && " +
        "document.querySelector(\"section[aria-label*='four hundred digits'] [aria-busy=false]\")",
      undefined,
      { timeout: 60_000 },
    );
    expect(Number(await reading.textContent())).toBeCloseTo(course.at(-1)!.nc1, 2);
    await page.close();
  }, 120_000);

  test("code is edited and run in the page", async () => {
    const page = await context.newPage();
    await page.goto(`${base}/guide/kernels.html`);
    await page.waitForSelector(".live-reading dd");
    await page.locator(".live-code summary").click();
    const area = page.locator(".live-code textarea");
    await page.waitForFunction("document.querySelector('.live-code textarea')?.value.includes('kernelNc1(')");
    await area.fill((await area.inputValue()).replace("std: 0.5", "std: 1.5"));
    await page.getByRole("button", { name: "Run this code" }).click();
    const { here } = kernelNc1({
      activation: "relu",
      depth: 2,
      samples: 128,
      dimension: 8,
      std: 1.5,
      seed: 0,
    });
    const wanted = here.ntk.toPrecision(4);
    await page.waitForFunction(
      (text) => [...document.querySelectorAll(".live-reading dd")].some((dd) => dd.textContent === text),
      wanted,
    );
    await page.close();
  });
});
