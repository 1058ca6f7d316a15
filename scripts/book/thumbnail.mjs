/** A small picture of a run's first figure, for the page of the book. */
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

/** Writes the picture beside the site's other files; nothing where there is no converter or no figure. */
export function thumbnail(folder, size) {
  const figures = join(folder, "figures");
  const [first] = existsSync(figures)
    ? readdirSync(figures)
        .filter((name) => name.endsWith(".svg"))
        .sort()
    : [];
  const Resvg = converter();
  if (first === undefined || Resvg === undefined) return {};
  const name = join("reproductions", size, `${basename(folder)}.png`);
  const path = join(root, "apps/docs/public", name);
  mkdirSync(join(path, ".."), { recursive: true });
  const options = {
    fitTo: { mode: "width", value: WIDTH },
    background: "white",
    font: { loadSystemFonts: true },
  };
  writeFileSync(path, new Resvg(readFileSync(join(figures, first), "utf8"), options).render().asPng());
  return { thumbnail: `/${name}` };
}
