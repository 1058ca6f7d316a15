import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BrowserContext, chromium } from "playwright-core";

export const dist = fileURLToPath(new URL("../../.vitepress/dist", import.meta.url));
const browser = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);

/** Why the tests of the built site cannot run here; empty where they can. */
export const reason = browser
  ? existsSync(dist)
    ? ""
    : " (skipped: the site is not built, run npm run build)"
  : " (skipped: no chromium on this machine)";

/** Timed assertions hold on a quiet machine alone: the nightly list asserts them. */
export const nightly = process.env["COLLAPSAR_NIGHTLY"] !== undefined;

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** A line to the reader: what a request waits, and how many bytes a second all of them share. */
export interface Network {
  readonly latencyMs: number;
  readonly bytesPerSecond: number;
}

/** Lighthouse's slow 4G: 150 ms and 1.6 Mbit/s. */
export const slow4g: Network = { latencyMs: 150, bytesPerSecond: 200_000 };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Serves the built site, compressed and kept for ten minutes, as GitHub Pages does. */
export async function serve(network?: Network): Promise<Server> {
  let free = 0;
  const server = createServer(async ({ url = "/" }, response) => {
    const path = join(dist, decodeURIComponent(new URL(url, "http://site").pathname));
    const file = existsSync(path) && (await stat(path)).isDirectory() ? join(path, "index.html") : path;
    const body = await readFile(file).catch(() => undefined);
    const packed = body && !file.endsWith(".woff2") ? gzipSync(body) : body;
    if (network && packed) {
      const begins = Math.max(performance.now() + network.latencyMs, free);
      free = begins + (1000 * packed.length) / network.bytesPerSecond;
      await wait(free - performance.now());
    }
    response.writeHead(body ? 200 : 404, {
      "content-type": types[extname(file)] ?? "text/plain",
      "cache-control": "max-age=600",
      ...(packed !== body && { "content-encoding": "gzip" }),
    });
    response.end(packed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

export const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The built site in a browser. */
export interface ServedSite {
  readonly base: string;
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export async function openSite(network?: Network): Promise<ServedSite> {
  const server = await serve(network);
  const profile = await mkdtemp(join(tmpdir(), "collapsar-docs-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser!,
    headless: true,
    args: flags,
  });
  return {
    base: addressOf(server),
    context,
    async close() {
      await context.close();
      server.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** A page of any browser. */
export interface Scripted {
  evaluate(script: string): Promise<unknown>;
}

/** Scrolls through a page, so that every figure has been near the window. */
export async function scrollThrough(page: Scripted): Promise<void> {
  const height = (await page.evaluate("document.documentElement.scrollHeight")) as number;
  for (let y = 0; y < height; y += 700) {
    await page.evaluate(`scrollTo(0, ${y})`);
    await wait(60);
  }
  await page.evaluate("scrollTo(0, 0)");
}

/** Pages with what stands on them once they have computed. */
export const ready: [string, string][] = [
  ["/index.html", "canvas"],
  ["/guide/collapse.html", "svg.plane circle"],
  ["/guide/kernel-idea.html", ".live-figure svg"],
  ["/references.html", ".reference h3"],
  ["/theory.html", "table"],
  ["/guide/kernels.html", "[aria-busy] .live-reading dd"],
  ["/guide/block-ntk.html", "[aria-busy] .live-reading dd"],
  ["/guide/adaptive.html", "[aria-busy] .live-reading dd"],
  ["/guide/deep-rfm.html", "[aria-busy] .live-reading dd"],
  ["/errata.html", ".live-figure svg"],
  ["/metrics.html", "mjx-container svg"],
  ["/guide/rfm.html", ".live-table td"],
  ["/guide/compare.html", "table"],
  ["/experiments.html", ".gallery article"],
  ["/performance.html", "table strong"],
  ["/changelog.html", "section article"],
  ["/cli.html", "#command-metrics"],
  ["/api/metrics/functions/kernelNc1.html", "h1"],
];

/** Every page that is written by hand, and one of the API's, by its path. */
export const paths = [
  "/index.html",
  "/start.html",
  "/metrics.html",
  "/cli.html",
  "/data.html",
  "/errata.html",
  "/experiments.html",
  "/reproductions.html",
  "/performance.html",
  "/references.html",
  "/theory.html",
  "/changelog.html",
  "/differences.html",
  ...[
    ...["collapse", "kernel-idea", "kernels", "adaptive", "block-ntk", "deep-rfm", "rfm", "networks"],
    ...["measure", "compare"],
  ].map((name) => `/guide/${name}.html`),
  "/api/metrics/functions/kernelNc1.html",
  "/api/metrics-parts/index.html",
].filter((path) => existsSync(join(dist, path)));
