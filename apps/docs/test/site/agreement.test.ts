import { setBackend, setThreads } from "@collapsar/linalg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExampleName, examples } from "../../.vitepress/theme/live/examples.js";
import { stripes } from "../../.vitepress/theme/live/paint.js";
import { fallbacksOf, type Parameters } from "../../.vitepress/theme/live/parameters.js";
import type { View } from "../../.vitepress/theme/live/views/view.js";
import { views } from "../../.vitepress/theme/live/views/views.js";
import { openSite, reason, type ServedSite, scrollThrough } from "./served.js";

type AnyView = View<ExampleName, Parameters>;

/** Every example with the settings that a page begins with; the network's training is cut short. */
const cases: [string, ExampleName, unknown][] = [
  ...(Object.entries(views) as unknown as [string, AnyView][]).map(
    ([name, view]): [string, ExampleName, unknown] => [
      name,
      view.example,
      {
        ...(view.settings(fallbacksOf(view.parameters)) as object),
        ...(name === "networkCollapse" && { width: 16, epochs: 20, seed: 7 }),
      },
    ],
  ),
  ["collapsePlane", "collapsePlane", { share: 0.05, seed: 3 }],
  ["rfmPaint", "rfmPaint", { ...stripes(), bandwidth: 1, rounds: 5 }],
];

/**
 * Training is float32. Of features that have collapsed rounding is left, and what is said of their directions is rounding too;
 * what divides by the small eigenvalues of a kernel carries the rounding of another engine further than the last digits.
 */
const tolerances: Partial<Record<ExampleName, number>> = {
  networkCollapse: 1e-4,
  blockDynamics: 1e-4,
  collapsePlane: 1e-4,
  deepRfmDigits: 1e-7,
};

/** A result as text, typed arrays as lists; it runs in the page as well. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? Array.from(inner as never) : inner));

async function inPage(page: Page, worker: string, name: ExampleName, settings: unknown): Promise<string> {
  const request = JSON.stringify({ id: 1, name, settings });
  return page.evaluate(`new Promise((resolve, reject) => {
    const worker = new Worker(${JSON.stringify(worker)}, { type: "module" });
    worker.onmessage = ({ data }) => {
      if ("error" in data) reject(new Error(data.error));
      else if (data.done) {
        worker.terminate();
        resolve((${String(asText)})(data.value));
      }
    };
    worker.postMessage(${request});
  })`) as Promise<string>;
}

async function inNode(name: ExampleName, settings: unknown): Promise<unknown> {
  const run = (await examples[name]()) as (settings: unknown) => unknown;
  const found = run(settings) as AsyncIterable<unknown> | Iterable<unknown>;
  if (!(typeof found === "object" && "next" in found)) return found;
  let last: unknown;
  for await (last of found);
  return last;
}

function numbers(value: unknown, found: number[] = []): number[] {
  if (typeof value === "number") found.push(value);
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) numbers(inner, found);
  return found;
}

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
      const theirs = numbers(JSON.parse(await inPage(page, worker, name, settings)));
      const ours = numbers(JSON.parse(asText(await inNode(name, settings))));
      expect(theirs).toHaveLength(ours.length);
      const tolerance = tolerances[name] ?? 1e-10;
      const apart = ours.map((value, i) => Math.abs(value - theirs[i]!) / Math.max(1, Math.abs(value)));
      expect(apart.reduce((most, one) => Math.max(most, one), 0)).toBeLessThan(tolerance);
    },
    90_000,
  );
});
