/** The picture of a run, for the pages of the site. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../workspace.mjs";

/** What a figure wears in the dark by the system's wish: a page has a switch of its own. */
const darkStyle = / @media \(prefers-color-scheme: dark\) \{.*?\} \}(?=<\/style>)/s;

/** Keeps a run's first figure, in its light colours, beside the site's other files; nothing where there is none. */
export function picture(folder, size, figure) {
  const figures = join(folder, "figures");
  const drawn = existsSync(figures)
    ? readdirSync(figures)
        .filter((name) => name.endsWith(".svg"))
        .sort()
    : [];
  const first = drawn.find((name) => name === `${figure}.svg`) ?? drawn[0];
  if (first === undefined) return {};
  const name = join("reproductions", size, `${basename(folder)}.svg`);
  const path = join(root, "apps/docs/public", name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, readFileSync(join(figures, first), "utf8").replace(darkStyle, ""));
  return { picture: `/${name}` };
}
