import { join } from "node:path";
import type { NamedFigure } from "@collapsar/experiments";
import { renderSvg } from "@collapsar/plot";
import { writeAtomic } from "../files/atomic-file.js";

type Rasterise = (svg: string) => Uint8Array;

/** The optional converter from SVG to PNG, where it is installed. */
async function rasteriser(): Promise<Rasterise | undefined> {
  try {
    const { Resvg } = await import("@resvg/resvg-js");
    const options = { fitTo: { mode: "zoom", value: 2 }, font: { loadSystemFonts: true } } as const;
    return (svg) => new Resvg(svg, options).render().asPng();
  } catch {
    return undefined;
  }
}

/** Writes each figure of a run as PNG beside its SVG, where the converter is installed. */
export async function writePngs(
  folder: string,
  figures: readonly NamedFigure[],
  note: (text: string) => void,
): Promise<void> {
  const toPng = await rasteriser();
  if (toPng === undefined) {
    note("figures are written as SVG only: @resvg/resvg-js, which makes PNG files, is not installed");
    return;
  }
  for (const { name, figure } of figures) {
    writeAtomic(
      join(folder, "figures", `${name}.png`),
      toPng(renderSvg(figure, { theme: "light", width: 760 })),
    );
  }
}
