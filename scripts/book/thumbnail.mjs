/** A small picture of a run's first figure, for the pages of the site. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { root } from "../workspace.mjs";

const WIDTH = 320;

function converter() {
  try {
    return createRequire(join(root, "apps/cli/package.json"))("@resvg/resvg-js").Resvg;
  } catch {
    return undefined;
  }
}

/**
 * A PNG as an SVG that shows it, so that the converter can make it smaller; width and height stand in its first
 * chunk.
 */
function asSvg(png) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const source = `data:image/png;base64,${png.toString("base64")}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" href="${source}"/></svg>`;
}

/** Writes the picture beside the site's other files; nothing where there is no converter or no picture. */
export function thumbnail(folder, size, figure) {
  const figures = join(folder, "figures");
  const pictures = existsSync(figures)
    ? readdirSync(figures)
        .filter((name) => name.endsWith(".png"))
        .sort()
    : [];
  const first = pictures.find((name) => name === `${figure}.png`) ?? pictures[0];
  const Resvg = converter();
  if (first === undefined || Resvg === undefined) return {};
  const name = join("reproductions", size, `${basename(folder)}.png`);
  const path = join(root, "apps/docs/public", name);
  mkdirSync(join(path, ".."), { recursive: true });
  const options = { fitTo: { mode: "width", value: WIDTH }, background: "white" };
  writeFileSync(path, new Resvg(asSvg(readFileSync(join(figures, first))), options).render().asPng());
  return { thumbnail: `/${name}` };
}
