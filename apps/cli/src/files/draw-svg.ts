import type { Figure } from "@collapsar/plot";
import { writeAtomic } from "./atomic-file.js";

/** Writes a figure as SVG; the code that draws is loaded only for this. */
export async function drawSvg(path: string, figure: Figure): Promise<void> {
  const { renderSvg } = await import("@collapsar/plot");
  writeAtomic(path, renderSvg(figure, { theme: "light" }));
}
