import type { MatrixFigure } from "../figure/figure.js";
import { axisLabel, escapeXml, shortNumber, textWidth } from "../figure/text.js";
import { type ColourMap, colourTable } from "../image/colour-map.js";
import { matrixColours, matrixPng, matrixRange } from "../image/matrix-png.js";
import { encodePng, pngDataUri } from "../image/png.js";
import type { DrawContext, Drawing } from "./drawing.js";
import type { Theme } from "./theme.js";

/** A matrix as a picture with the names of its groups and a colour scale. */
export function drawMatrix(figure: MatrixFigure, context: DrawContext): Drawing {
  const { matrix, groups = [] } = figure;
  const { width, theme } = context;
  const colours = figure.colours ?? matrixColours(matrix);
  const range = figure.range ?? matrixRange(matrix, colours);
  const left = groups.length ? 10 + Math.max(...groups.map(({ name }) => textWidth(name, 12))) : 1;
  const side = Math.min(width - left - 2, 420);
  const cell = side / Math.max(matrix.rows, matrix.cols);
  const [w, h] = [cell * matrix.cols, cell * matrix.rows];
  const scale = colourScale({ figure, colours, range, width: Math.min(width, 260), theme });
  const top = context.legend === false ? 4 : scale.height;
  const box = `x="${left}" y="${top}" width="${round(w)}" height="${round(h)}"`;
  const picture = pngDataUri(matrixPng(matrix, { range, colours }));
  const markup = [
    context.legend === false ? "" : scale.markup,
    `<image ${box} preserveAspectRatio="none" style="image-rendering: pixelated" href="${picture}"/>`,
    `<rect ${box} fill="none" stroke="${theme.muted}" stroke-opacity="0.5"/>`,
    groupLabels(figure, { left, top, cell, theme }),
  ].join("");
  return { markup, height: Math.ceil(top + h + (groups.length ? 22 : 6)) };
}

/** The colour scale: a ramp between its two end values, with what the colour means above it. */
export function colourScale({
  figure,
  colours,
  range,
  width,
  theme,
}: {
  figure: Pick<MatrixFigure, "value">;
  colours: ColourMap;
  range: readonly [number, number];
  width: number;
  theme: Theme;
}): Drawing {
  const indices = Uint8Array.from({ length: 256 }, (_, i) => i);
  const ramp = pngDataUri(encodePng(indices, { width: 256, height: 1, palette: colourTable(colours) }));
  const [low, high] = range.map(shortNumber) as [string, string];
  const start = textWidth(low, 12) + 5;
  const inner = width - start - textWidth(high, 12) - 8;
  const text = `font-size="12" fill="${theme.muted}"`;
  const markup = [
    `<text x="0" y="11" ${text}>${escapeXml(axisLabel(figure.value))}</text>`,
    `<text x="0" y="29" ${text}>${low}</text>`,
    `<image x="${round(start)}" y="19" width="${round(inner)}" height="11" preserveAspectRatio="none" href="${ramp}"/>`,
    `<text x="${round(start + inner + 5)}" y="29" ${text}>${high}</text>`,
  ].join("");
  return { markup, height: 40 };
}

function groupLabels(
  { groups = [], matrix }: MatrixFigure,
  { left, top, cell, theme }: { left: number; top: number; cell: number; theme: Theme },
): string {
  const bottom = top + cell * matrix.rows + 15;
  let start = 0;
  let lastEnd = Number.NEGATIVE_INFINITY;
  const parts = groups.map(({ name, size }) => {
    const middle = (start + size / 2) * cell;
    start += size;
    const text = `font-size="12" fill="${theme.muted}"`;
    const half = textWidth(name, 12) / 2;
    const row =
      `<text x="${left - 6}" y="${round(top + middle + 4)}" text-anchor="end" ` +
      `${text}>${escapeXml(name)}</text>`;
    if (left + middle - half < lastEnd + 3) return row;
    lastEnd = left + middle + half;
    return (
      `${row}<text x="${round(left + middle)}" y="${round(bottom)}" text-anchor="middle" ` +
      `${text}>${escapeXml(name)}</text>`
    );
  });
  return parts.join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
