import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseNpz } from "@collapsar/datasets";
import { tensorMatrix, writeNpz } from "@collapsar/datasets/parts";
import { collapseMetrics } from "@collapsar/metrics";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { json, workFolder } from "../../../cli/test/collapsar.js";
import { kernelNc1 } from "../../examples/kernel-nc1.js";
import { networkCollapse } from "../../examples/network-collapse.js";
import { nightly, openSite, ready, reason, type ServedSite, scrollThrough } from "./served.js";

/** A reading as a number: the raised digits of a power of ten stand beside the 10. */
const numberOf = (text: string) => Number.parseFloat(text.replace(/ × 10−(\d+)/, "e-$1"));

describe.skipIf(reason !== "")(`the built site in a browser${reason}`, () => {
  let site: ServedSite;
  let context: BrowserContext;
  let base: string;

  beforeAll(async () => {
    site = await openSite();
    ({ context, base } = site);
  }, 60_000);
  afterAll(() => site?.close());

  /** Opens a page at a width; returns what went wrong and which requests left the site. */
  async function visit(path: string, width: number, sign: string) {
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
    await scrollThrough(page);
    await page.waitForSelector(sign, { timeout: 30_000 });
    const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    const alert = await page.locator(".live-status.error").count();
    await page.close();
    return { faults, overflow, alert };
  }

  for (const width of nightly ? [390, 1280] : [390]) {
    test.each(ready)(`%s at ${width} px computes, fits and keeps to itself`, async (path, sign) => {
      expect(await visit(path, width, sign)).toEqual({ faults: [], overflow: 0, alert: 0 });
    });
  }

  test("what nobody scrolled to on the front page is there on the next one, and on the way back", async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${base}/index.html`);
    await page.waitForSelector("canvas.scene");
    await page.getByRole("link", { name: "Measure your network" }).click();
    await page.waitForSelector(".measure-live button:enabled", { timeout: 20_000 });
    await page.goBack();
    await page.waitForSelector("canvas.scene");
    await page.locator(".front-figures").scrollIntoViewIfNeeded();
    await page.waitForSelector(".front-figures .live-figure svg", { timeout: 20_000 });
    await page.close();
  }, 60_000);

  test("settings live in the address: a link brings them back, Back undoes, a broken one falls back and says so", async () => {
    const page = await context.newPage();
    const shown = () => page.locator("[aria-busy] .live-reading dd").allInnerTexts();
    const settled = () =>
      page.waitForFunction("document.querySelector('.live [aria-busy=false] .live-reading dd')");
    await page.goto(`${base}/guide/kernels.html?kernelNc1.depth=3&kernelNc1.d=0`);
    await scrollThrough(page);
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
    await page.waitForFunction("document.querySelector('select')?.value === 'relu'");
    await page.goto(`${base}/guide/kernels.html?kernelNc1.depth=99`);
    await page.waitForSelector(".live-status.error");
    expect(await page.locator(".live-status.error").first().textContent()).toContain("kernelNc1.depth");
    await page.close();
  });

  test("Back stays where the reader is, and a copied link opens at its figure", async () => {
    const page = await context.newPage();
    await page.goto(`${base}/guide/block-ntk.html`);
    const box = page.locator("#live-block-dynamics");
    await box.scrollIntoViewIfNeeded();
    await box.locator("[aria-busy] .live-reading dd").first().waitFor();
    const above = () => box.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const place = await above();
    await box.getByRole("slider", { name: "Size of E at the start" }).press("ArrowRight");
    await page.waitForFunction("location.search.includes('blockDynamics.distance')");
    const settled = page.url();
    await page.goBack();
    await page.waitForFunction("location.search === ''");
    await page.waitForTimeout(300);
    expect(Math.abs((await above()) - place)).toBeLessThan(60);
    await page.goto(`${settled}#live-block-dynamics`);
    await page.waitForTimeout(1000);
    expect(Math.abs(await above())).toBeLessThan(200);
    await page.close();
  });

  test("settings that a link sets are unfolded, and stay so when they are set back", async () => {
    const page = await context.newPage();
    await page.goto(`${base}/guide/block-ntk.html?blockDynamics.diagonal=1.02`);
    const more = page.locator("#live-block-dynamics details.live-more");
    const slider = more.getByRole("slider", { name: "κ of a sample with itself" });
    await slider.press("ArrowLeft");
    await page.waitForFunction("!location.search.includes('blockDynamics.diagonal')");
    expect(await slider.isVisible()).toBe(true);
    await page.close();
  });

  test("a computation that the reader stops says so, and can be run again", async () => {
    const page = await context.newPage();
    await page.goto(`${base}/guide/collapse.html`);
    const box = page.locator("#live-network-collapse");
    await box.scrollIntoViewIfNeeded();
    await box.locator("[aria-busy=true] .live-reading dd").first().waitFor();
    await box.getByRole("button", { name: "Stop" }).click();
    await box.getByText(/^Stopped after/).waitFor();
    await box.getByRole("button", { name: "Run again" }).click();
    await box.getByRole("button", { name: "Stop" }).waitFor();
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
    await page.locator("section[aria-label*='four hundred digits']").scrollIntoViewIfNeeded();
    const reading = page
      .locator("section[aria-label*='four hundred digits'] [aria-busy] .live-reading dd")
      .nth(1);
    await page.waitForFunction(
      "document.querySelector(\"section[aria-label*='four hundred digits'] [aria-busy] .live-player output\")?.textContent === 'epoch 20' && " +
        "document.querySelector(\"section[aria-label*='four hundred digits'] [aria-busy=false]\")",
      undefined,
      { timeout: 60_000 },
    );
    expect(Number(await reading.textContent())).toBeCloseTo(course.at(-1)!.nc1, 2);
    const player = page.locator("section[aria-label*='four hundred digits'] [aria-busy] .live-player");
    await player.getByRole("button", { name: "Play again" }).click();
    await expect.poll(() => player.locator("output").textContent()).toMatch(/^epoch (?:0|[1-9]|1\d)$/);
    await expect.poll(() => player.locator("output").textContent(), { timeout: 20_000 }).toBe("epoch 20");
    await page.close();
  }, 120_000);

  test.runIf(nightly)(
    "the network of the page reads 99 % and collapses to a tenth within a minute, by night",
    async () => {
      const page = await context.newPage();
      await page.goto(`${base}/guide/collapse.html`);
      const box = page.locator("section[aria-label*='four hundred digits']");
      await box.scrollIntoViewIfNeeded();
      const reading = async (at: number) =>
        numberOf((await box.locator("[aria-busy] .live-reading dd").nth(at).textContent()) ?? "");
      await box.locator("[aria-busy] .live-reading dd").first().waitFor();
      const began = performance.now();
      const first = await reading(1);
      await page.waitForFunction(
        "document.querySelector(\"section[aria-label*='four hundred digits'] [aria-busy] .live-player output\")?.textContent === 'epoch 120'",
        undefined,
        { timeout: 120_000 },
      );
      expect(performance.now() - began).toBeLessThan(60_000);
      expect(await reading(0)).toBeGreaterThanOrEqual(99);
      expect(await reading(1)).toBeLessThan(first / 10);
      await page.close();
    },
    180_000,
  );

  test("code is edited and run in the page", async () => {
    const page = await context.newPage();
    await page.goto(`${base}/guide/kernels.html`);
    await scrollThrough(page);
    await page.waitForSelector("[aria-busy] .live-reading dd");
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
      (text) =>
        [...document.querySelectorAll("[aria-busy] .live-reading dd")].some((dd) => dd.textContent === text),
      wanted,
    );
    const told = page.getByText(/^It has run:/);
    await told.waitFor();
    await area.fill("throw new Error('no result')");
    await page.getByRole("button", { name: "Run this code" }).click();
    await page.getByText("no result").last().waitFor();
    expect(await told.count()).toBe(0);
    await page.close();
  });

  test("where the worker cannot be loaded the picture stays, and the page says why", async () => {
    const page = await context.newPage();
    await page.route(/worker.*\.js$/, (route) => route.abort());
    await page.goto(`${base}/guide/kernels.html`);
    await scrollThrough(page);
    const said = page.locator(".live-status.error").first();
    await said.waitFor();
    expect(await said.textContent()).toContain("could not be loaded");
    expect(await page.locator(".live-still img:visible").count()).toBe(1);
    await page.close();
  });

  test("where the worker that draws cannot be loaded the page draws by itself", async () => {
    const page = await context.newPage();
    await page.route(/draw-worker.*\.js$/, (route) => route.abort());
    await page.goto(`${base}/guide/kernel-idea.html`);
    await scrollThrough(page);
    await page.waitForFunction("document.querySelectorAll('.live-figure > svg').length === 4");
    await page.close();
  });

  test("dropped files are measured, refused ones say why, and the numbers are kept", async () => {
    const page = await context.newPage();
    await page.goto(`${base}/guide/measure.html`);
    const file = (name: string, text: string) => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    const rows = "a,b,label\n1,2,x\n1.5,2.5,x\n4,1,y\n4.5,0.5,y\n7,6,z\n7.5,6.5,z\n";
    await page.locator("input[type=file]:enabled").first().waitFor();
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles([file("features.csv", rows), file("notes.npy", "hello")]);
    await page.waitForFunction("document.querySelectorAll('.live-table tbody tr').length === 2");
    const row = (name: string) => page.locator(".live-table tbody tr", { hasText: name });
    await row("features.csv").getByText("0.0110").first().waitFor();
    expect(await row("notes.npy").textContent()).toContain("expected a NumPy .npy file");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the numbers (JSON)" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("collapse.json");
    await page.close();
  });

  test("a dropped model is measured layer by layer: the numbers are those of the command line, and no request leaves the site", async () => {
    const perceptron = new URL("../../../cli/test/onnx/perceptron.json", import.meta.url);
    const { model } = JSON.parse(await readFile(perceptron, "utf8")) as { model: string };
    const [n, p] = [90, 6];
    const wave = (i: number, j: number) =>
      (j === i % 3 ? 1 : 0) + 0.4 * Math.sin(12.9898 * (i + 1) * (j + 1));
    const X = Float32Array.from({ length: n * p }, (_, at) => wave(Math.floor(at / p), at % p));
    const y = Int32Array.from({ length: n }, (_, i) => i % 3);
    const work = workFolder();
    const dropped = {
      "net.onnx": Buffer.from(model, "base64"),
      "x.npz": Buffer.from(writeNpz({ X: { shape: [n, p], data: X }, y: { shape: [n], data: y } })),
    };
    const page = await context.newPage();
    try {
      for (const [name, bytes] of Object.entries(dropped)) work.file(name, bytes);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(`${base}/guide/measure.html`);
      const input = page.locator("input[type=file]").first();
      await page.locator("input[type=file]:enabled").first().waitFor();
      await page.waitForLoadState("networkidle");
      expect(asked.filter((url) => /ort-wasm|onnx/.test(url))).toEqual([]);
      await input.setInputFiles(
        Object.entries(dropped).map(([name, buffer]) => ({
          name,
          mimeType: "application/octet-stream",
          buffer,
        })),
      );
      await page.waitForFunction(
        "document.querySelectorAll('.live-table tbody tr').length === 3 && document.querySelector('.measure-live .live-figure svg')",
        undefined,
        { timeout: 60_000 },
      );
      const layers = ["/fc1/Gemm", "/Relu", "/fc2/Gemm"];
      const headings = await page.locator(".live-table tbody th").allInnerTexts();
      const sizes = [5, 5, 3].map((width) => `90 samples × ${width}, 3 classes`);
      expect(headings.map((text) => text.split("\n"))).toEqual(layers.map((name, k) => [name, sizes[k]]));
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save the numbers (JSON)" }).click(),
      ]);
      const { rows } = JSON.parse(await readFile(await download.path(), "utf8"));
      const args = ["features", "net.onnx", "x.npz", "--layer", layers.join(), "--to", "f.npz"];
      await json(args, { cwd: work.path });
      const kept = parseNpz(await readFile(join(work.path, "f.npz")));
      for (const [k, layer] of layers.entries()) {
        const features = tensorMatrix(kept.get(layer)!);
        const { nc1, nc2 } = collapseMetrics(features, y);
        const { metrics } = rows[k];
        const found = [metrics.nc1.traceRatio, metrics.nc1.pinv, metrics.nc2.etfDistance];
        expect(found).toAgree([nc1.traceRatio, nc1.pinv, nc2.etfDistance], { relative: 1e-4 });
      }
      const elsewhere = (url: string) => ![base, "data:", "blob:"].some((start) => url.startsWith(start));
      expect(asked.filter(elsewhere)).toEqual([]);
      expect(asked.some((url) => url.endsWith(".wasm"))).toBe(true);
    } finally {
      await page.close();
      work.remove();
    }
  }, 240_000);

  test("a dropped table is fitted, and its predictions come back as a file", async () => {
    const page = await context.newPage();
    await page.goto(`${base}/guide/rfm.html`);
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${(7 * i) % 11},${2 * i + 1}`);
    const buffer = Buffer.from(`a,b,price\n${rows.join("\n")}\n`);
    const box = page.locator("section[aria-label^='A recursive']");
    await box.locator("input[type=file]:enabled").first().waitFor();
    await box
      .locator("input[type=file]")
      .first()
      .setInputFiles([{ name: "prices.csv", mimeType: "text/csv", buffer }]);
    await page.waitForFunction(
      "document.querySelector(\"section[aria-label^='A recursive'] [aria-busy=false] .what\")?.textContent.includes('prices.csv')",
      undefined,
      { timeout: 60_000 },
    );
    await box.getByText("Predict new rows with it").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      box
        .locator("input[type=file]")
        .nth(1)
        .setInputFiles([{ name: "new.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n3,10\n20,8\n") }]),
    ]);
    expect(download.suggestedFilename()).toBe("new-predictions.csv");
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\n")[0]).toBe("prediction");
    expect(text.trim().split("\n")).toHaveLength(3);
    await page.close();
  }, 90_000);
});
