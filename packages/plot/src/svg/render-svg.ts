import { InputError, named, ownOptions } from "@collapsar/linalg/check";
import { checkFigure } from "../figure/check-figure.js";
import type { Figure } from "../figure/figure.js";
import { escapeXml, fontFamily, wrapText } from "../figure/text.js";
import { renderOptions } from "../options.js";
import { drawBars } from "./bars.js";
import { drawCartesian } from "./cartesian.js";
import type { DrawContext, Drawing } from "./drawing.js";
import { place } from "./drawing.js";
import { drawMatrix } from "./matrix.js";
import { drawPanels } from "./panels.js";
import { autoStyle, type ThemeName, themeOf } from "./theme.js";

/** Options of `renderSvg`. */
export interface RenderOptions {
  /** Width in pixels, at least 200; defaults to 640. Below 480 the figure is laid out for a phone. */
  readonly width?: number | undefined;
  /** Defaults to `auto`: the reader's own preference. */
  readonly theme?: ThemeName | undefined;
  /** Draws through this document instead of the package's own small one; the result is the same. */
  readonly document?: Document | undefined;
  /** Leaves title and subtitle to the page; the accessible name stays. Defaults to true. */
  readonly showTitle?: boolean | undefined;
}

/**
 * A figure as SVG text: the same in Node, in a browser and in a worker.
 *
 * @throws InputError if the figure has no series, panels or entries, lengths differ, or the width is below 200
 */
export function renderSvg(figure: Figure, options: RenderOptions = {}): string {
  const settings = ownOptions("renderSvg", renderOptions, options, ["document"]);
  const { width, theme: themeName, showTitle } = settings;
  const { document } = options;
  if (!(width >= 200)) {
    const requirement = "a width of at least 200";
    throw new InputError({ fn: "renderSvg", requirement, received: String(width) });
  }
  named("renderSvg", () => checkFigure(figure));
  const theme = themeOf(themeName);
  const padding = themeName === "page" ? 0 : 16;
  const context: DrawContext = { width: width - 2 * padding, theme, document };
  const heading = showTitle ? drawHeading(figure, context) : { markup: "", height: 0 };
  const body = drawFigure(figure, context);
  const height = Math.ceil(heading.height + body.height + 2 * padding);
  const className = "collapsar-figure";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="${className}" width="${width}" ` +
      `height="${height}" viewBox="0 0 ${width} ${height}" role="img" ` +
      `aria-label="${escapeXml(figure.title)}" font-family="${escapeXml(fontFamily)}" fill="none" ` +
      'text-rendering="geometricPrecision">',
    `<title>${escapeXml(figure.title)}</title>`,
    themeName === "auto" ? autoStyle(className) : "",
    themeName === "page" ? "" : `<rect width="${width}" height="${height}" fill="${theme.paper}"/>`,
    place(heading.markup + place(body.markup, 0, heading.height), padding, padding),
    "</svg>",
  ].join("");
}

function drawFigure(figure: Figure, context: DrawContext): Drawing {
  if (figure.kind === "panels") return drawPanels(figure, context, drawFigure);
  if (figure.kind === "matrix") return drawMatrix(figure, context);
  const { markup, height } =
    figure.kind === "bar" ? drawBars(figure, context) : drawCartesian(figure, context);
  return { markup: withoutLabels(markup), height };
}

/** Marks come labelled "line" and "dot": a group may not carry a label, and the figure's own says more. */
function withoutLabels(markup: string): string {
  return markup.replaceAll(/(<g\b[^>]*?) aria-label="[^"]*"/g, "$1");
}

function drawHeading(figure: Figure, { width, theme }: DrawContext): Drawing {
  const title = wrapText(figure.title, 16, width);
  const subtitle = figure.subtitle ? wrapText(figure.subtitle, 13, width) : [];
  const titleLines = title.map(
    (line, i) =>
      `<text y="${15 + 20 * i}" font-size="16" font-weight="600" fill="${theme.ink}">${escapeXml(line)}</text>`,
  );
  const start = 20 * title.length;
  const subtitleLines = subtitle.map(
    (line, i) =>
      `<text y="${start + 14 + 17 * i}" font-size="13" fill="${theme.muted}">${escapeXml(line)}</text>`,
  );
  return { markup: [...titleLines, ...subtitleLines].join(""), height: start + 17 * subtitle.length + 12 };
}
