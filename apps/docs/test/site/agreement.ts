import { largestOf } from "@collapsar/linalg/parts";
import { fallbacksOf, type Parameters } from "../../.vitepress/theme/live/controls/parameters.js";
import { type ExampleName, examples } from "../../.vitepress/theme/live/examples.js";
import { stripes } from "../../.vitepress/theme/live/paint/paint.js";
import type { View } from "../../.vitepress/theme/live/views/view.js";
import { views } from "../../.vitepress/theme/live/views/views.js";
import type { Scripted } from "./served.js";

type AnyView = View<ExampleName, Parameters>;

/** Every example with the settings that a page begins with; the networks' trainings are cut short. */
export const cases: [string, ExampleName, unknown][] = [
  ...(Object.entries(views) as unknown as [string, AnyView][]).map(
    ([name, view]): [string, ExampleName, unknown] => [
      name,
      view.example,
      {
        ...(view.settings(fallbacksOf(view.parameters)) as object),
        ...(name === "networkCollapse" && { width: 16, epochs: 20, seed: 7 }),
        ...(name === "networkPrediction" && { width: 16, from: 40, steps: 200 }),
      },
    ],
  ),
  ["collapsePlane", "collapsePlane", { share: 0.2, seed: 0 }],
  ["rfmPaint", "rfmPaint", { ...stripes(), bandwidth: 1, rounds: 5 }],
];

/**
 * Training is float32. Of features that have collapsed rounding is left, and what is said of their directions is
 * rounding too; what divides by the small eigenvalues of a kernel carries the rounding of another engine further than
 * the last digits.
 */
const tolerances: Partial<Record<ExampleName, number>> = {
  networkCollapse: 1e-4,
  networkPrediction: 1e-4,
  blockDynamics: 1e-4,
  collapsePlane: 1e-4,
  deepRfmDigits: 1e-7,
};

/** A result as text, typed arrays as lists; it runs in the page as well. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? Array.from(inner as never) : inner));

async function inPage(page: Scripted, worker: string, name: ExampleName, settings: unknown): Promise<string> {
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

/** By how much a page's worker and Node differ, as a multiple of what the example is allowed. */
export async function disagreement(
  page: Scripted,
  worker: string,
  name: ExampleName,
  settings: unknown,
): Promise<number> {
  const theirs = numbers(JSON.parse(await inPage(page, worker, name, settings)));
  const ours = numbers(JSON.parse(asText(await inNode(name, settings))));
  if (theirs.length !== ours.length) return Number.POSITIVE_INFINITY;
  const apart = ours.map((value, i) => Math.abs(value - theirs[i]!) / Math.max(1, Math.abs(value)));
  return largestOf(apart) / (tolerances[name] ?? 1e-10);
}
