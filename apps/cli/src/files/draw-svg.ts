import { extname } from "node:path";
import type { Figure } from "@collapsar/plot";
import { UsageError } from "../contract/errors.js";
import { writeAtomic } from "./atomic-file.js";
import { rasteriser } from "./rasteriser.js";

/** Writes a figure as SVG, or as PNG where its name says so; the code that draws is loaded only for this. */
export async function drawSvg(path: string, figure: Figure): Promise<void> {
  const { renderSvg } = await import("@collapsar/plot");
  const svg = renderSvg(figure, { theme: "light" });
  if (extname(path).toLowerCase() !== ".png") {
    writeAtomic(path, svg);
    return;
  }
  const toPng = await rasteriser();
  if (toPng === undefined) {
    throw new UsageError(
      `${path}: PNG files need @resvg/resvg-js, which is not installed; install it, or choose a name that ends in .svg`,
    );
  }
  writeAtomic(path, toPng(svg));
}
