/**
 * Serves a page that Vite built in the folder of the first argument, opens it in the machine's Chromium, and
 * prints what the page computed: the wasm backend must be in force there and agree with plain JavaScript.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

/** The browser to look with, if there is one. */
export function findBrowser() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  return places.find((path) => path !== undefined && existsSync(path));
}

/** The page's script: a product on the default backend, its rate, and its distance from plain JavaScript's. */
export const pageScript = `import { getBackend, matmul, randomNormal, seededRandom, setBackend } from "@collapsar/linalg";
import { subtract, maxAbs } from "@collapsar/linalg/parts";
const A = randomNormal(seededRandom(1), 512, 512);
const product = matmul(A, A);
const started = performance.now();
for (let i = 0; i < 10; i++) matmul(A, A);
const seconds = (performance.now() - started) / 1000;
const { uses, threads } = getBackend();
setBackend("js");
const difference = maxAbs(subtract(product, matmul(A, A))) / maxAbs(product);
globalThis.measured = { backend: uses[0].name, threads, gflops: (10 * 2 * 512 ** 3) / seconds / 1e9, difference };
`;

const types = { ".html": "text/html", ".js": "text/javascript" };

/** A server of a folder on loopback; isolated pages may share memory between threads. */
async function serve(folder, isolated) {
  const headers = isolated
    ? { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" }
    : {};
  const server = createServer(({ url }, response) => {
    const file = join(folder, url === "/" ? "index.html" : url);
    const found = existsSync(file);
    response.writeHead(found ? 200 : 404, {
      "content-type": types[extname(file)] ?? "text/plain",
      ...headers,
    });
    response.end(found ? readFileSync(file) : "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function measure(context, folder, isolated) {
  const server = await serve(folder, isolated);
  try {
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction("globalThis.measured", { timeout: 30_000 }).catch(() => {});
    const measured = await page.evaluate("globalThis.measured");
    if (!measured || faults.length > 0) throw new Error(`the page failed: ${faults.join("; ")}`);
    if (measured.backend !== "wasm" || !(measured.difference < 1e-13))
      throw new Error(`expected the wasm backend to agree with js, got ${JSON.stringify(measured)}`);
    return measured;
  } finally {
    server.close();
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { chromium } = await import("playwright-core");
  const profile = mkdtempSync(join(tmpdir(), "collapsar-page-"));
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    args: [...args, ...quiet],
  });
  try {
    for (const isolated of [false, true]) {
      const measured = await measure(context, process.argv[2], isolated);
      process.stdout.write(`${isolated ? "isolated" : "plain"} page: ${JSON.stringify(measured)}\n`);
    }
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
