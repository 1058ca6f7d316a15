/**
 * The pictures that stand on the pages until a live figure has computed: the same figures at their defaults, light
 * and dark, wide and for a phone, where panels stand below each other.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Figure, renderSvg, themeVariables } from "@collapsar/plot";
import { fallbacksOf, type Parameters } from "../.vitepress/theme/live/controls/parameters.js";
import { type ExampleName, examples, type Result } from "../.vitepress/theme/live/examples.js";
import { stripes } from "../.vitepress/theme/live/paint/paint.js";
import { sceneSvg } from "../.vitepress/theme/live/scene/scene.js";
import type { Still } from "../.vitepress/theme/live/stills.js";
import { blockDynamicsFigure } from "../.vitepress/theme/live/views/block-dynamics-figure.js";
import { collapsePlaneFigure } from "../.vitepress/theme/live/views/collapse-plane-figure.js";
import { rfmPaintFigure } from "../.vitepress/theme/live/views/rfm-paint-figure.js";
import type { View } from "../.vitepress/theme/live/views/view.js";
import { views } from "../.vitepress/theme/live/views/views.js";

const folder = fileURLToPath(new URL("../public/stills/", import.meta.url));
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The result of an example, or its last step. */
async function resultOf<Name extends ExampleName>(name: Name, settings: unknown): Promise<Result<Name>> {
  const run = (await examples[name]()) as (settings: unknown) => unknown;
  const found = run(settings) as AsyncIterable<unknown> | Iterable<unknown>;
  if (!(typeof found === "object" && "next" in found)) return found as Result<Name>;
  let last: unknown;
  for await (last of found);
  return last as Result<Name>;
}

function asOne(figures: readonly Figure[], title: string): Figure {
  const panels = figures.filter((figure) => figure.kind !== "panels");
  return panels.length === 1 ? panels[0]! : { kind: "panels", title, panels };
}

const widths = { "": 720, ".narrow": 340 } as const;

const stills: Record<string, () => Promise<Figure>> = {
  "block-dynamics": async () =>
    blockDynamicsFigure(
      await resultOf("blockDynamics", { diagonal: 1, within: 0.5, between: 0.1, distance: 0, seed: 1 }),
    ),
  "collapse-plane": async () => collapsePlaneFigure(await resultOf("collapsePlane", { share: 0.2, seed: 0 })),
  "rfm-paint": async () =>
    rfmPaintFigure(stripes(), await resultOf("rfmPaint", { ...stripes(), bandwidth: 1, rounds: 5 })),
};
const beside: Record<string, Omit<Still, "heights">> = {};
for (const [name, view] of Object.entries(views) as unknown as [string, View<ExampleName, Parameters>][]) {
  stills[kebab(name)] = async () => {
    const value = await resultOf(view.example, view.settings(fallbacksOf(view.parameters)));
    beside[kebab(name)] = { readings: view.readings?.(value), step: view.step?.(value) };
    return asOne(view.figures(value), view.summary);
  };
}

const known: Record<string, Still> = {};
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(stills)) {
  const figure = await make();
  const heights = { wide: 0, narrow: 0 };
  for (const theme of ["light", "dark"] as const) {
    for (const [size, width] of Object.entries(widths)) {
      const svg = renderSvg(figure, { width, theme, showTitle: figure.kind !== "panels" });
      writeFileSync(`${folder}${name}${size}.${theme}.svg`, svg);
      heights[size === "" ? "wide" : "narrow"] = Number(/ height="(\d+)"/.exec(svg)![1]);
    }
  }
  known[name] = { ...beside[name], heights };
  process.stdout.write(`still ${name}\n`);
}

writeFileSync(
  fileURLToPath(new URL("../.vitepress/theme/live/stills.json", import.meta.url)),
  JSON.stringify(known),
);

/** The inks of a scheme by their names. */
function inksOf(scheme: "light" | "dark"): ReadonlyMap<string, string> {
  const declarations = themeVariables(scheme).matchAll(/--collapsar-([\w-]+): ([^;]+);/g);
  return new Map([...declarations].map(([, name, colour]) => [name!, colour!]));
}

const { samples, labels } = await resultOf<"blockDynamics">("blockDynamics", {
  diagonal: 1,
  within: 0.5,
  between: 0.1,
  distance: 0,
  seed: 1,
});
for (const scheme of ["light", "dark"] as const) {
  const inks = inksOf(scheme);
  const series = [0, 1, 2, 3].map((c) => inks.get(`series-${c}`)!);
  writeFileSync(
    `${folder}hero.${scheme}.svg`,
    sceneSvg(samples.at(-1)!, labels, { series, grid: inks.get("grid")! }),
  );
}
