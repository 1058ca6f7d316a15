/**
 * Draws the figure that opens the repository's README, light and dark: NC1 through the layers of a Deep RFM on
 * digits.
 */
import { writeFileSync } from "node:fs";
import { digits, perClass } from "@collapsar/datasets";
import { renderSvg } from "@collapsar/plot";
import { deepRfm } from "@collapsar/rfm";

const { X, y } = perClass(digits(), 30);
const { layers } = deepRfm(X, y, { depth: 5, width: 512 });
const series = ["X", "MX", "PhiMX"].map((at, k) => ({
  name: ["features", "after the metric", "after the random map"][k],
  x: layers.map(({ layer }) => layer),
  y: layers.map((layer) => layer[at].nc1),
}));
const figure = {
  kind: "line",
  title: "A kernel machine collapses layer by layer: NC1 of 300 handwritten digits",
  x: { label: "layer" },
  y: { label: "NC1", scale: "log" },
  series,
};
for (const theme of ["light", "dark"]) {
  const svg = renderSvg(figure, { width: 760, theme, showTitle: true });
  writeFileSync(new URL(`../../../figures/front-${theme}.svg`, import.meta.url), `${svg}\n`);
}
