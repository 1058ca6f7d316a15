import { join } from "node:path";
import type { NamedFigure } from "@collapsar/experiments";
import { renderSvg } from "@collapsar/plot";
import { writeAtomic } from "../files/atomic-file.js";
import { rasteriser } from "../files/rasteriser.js";

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
