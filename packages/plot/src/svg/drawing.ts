import * as Plot from "@observablehq/plot";
import { fontFamily } from "../figure/text.js";
import { createSvgDocument, type SvgNode } from "./svg-document.js";
import type { Theme } from "./theme.js";

/** Inputs of a drawing function beside its figure. */
export interface DrawContext {
  readonly width: number;
  readonly theme: Theme;
  /** Draws into this document; defaults to the package's own. */
  readonly document?: Document | undefined;
  /** Leaves the legend to the figure around this one. */
  readonly legend?: boolean | undefined;
}

/** Markup whose upper left corner is the origin, and the height that it takes. */
export interface Drawing {
  readonly markup: string;
  readonly height: number;
}

/** Observable Plot's marks as markup, without its style sheet and with our fonts. */
export function plotMarkup(options: Plot.PlotOptions, { theme, document, width }: DrawContext): string {
  const element = Plot.plot({
    ...options,
    width,
    document: document ?? (createSvgDocument() as unknown as Document),
    className: "collapsar-plot",
  }) as unknown as SvgNode;
  for (const child of [...element.childNodes]) if (/^style$/i.test(child.tagName)) child.remove();
  element.setAttribute("style", `font-family: ${fontFamily}; font-size: 12px; color: ${theme.ink}`);
  return element.outerHTML;
}

/** The markup moved to a place. */
export function place(markup: string, x: number, y: number): string {
  return x === 0 && y === 0 ? markup : `<g transform="translate(${x},${y})">${markup}</g>`;
}
