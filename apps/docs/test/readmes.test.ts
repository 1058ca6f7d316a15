import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import MarkdownIt from "markdown-it";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

function readmes(): readonly string[] {
  const packages = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/README.md`),
  );
  const own = ["README.md", "CONTRIBUTING.md", "THEORY.md", "bench/README.md"];
  return [...own, ...packages].filter((path) => existsSync(join(root, path)));
}

/** The rendered tokens of a page: what its fences hold is code, everything else is text. */
function rendered(path: string) {
  const text = readFileSync(join(root, path), "utf8");
  const tokens = new MarkdownIt({ html: true }).parse(text, {});
  const fences = tokens.filter(({ type }) => type === "fence");
  const headings = tokens.filter(({ type, tag }) => type === "heading_open" && tag === "h2");
  return { text, fences, headings };
}

it.each(readmes())("%s renders: every heading is one and no block of code runs on", (path) => {
  const { text, fences, headings } = rendered(path);
  expect(
    fences.filter(({ content }) => /^(`{3,}|## )/m.test(content)).map(({ content }) => content.slice(0, 80)),
  ).toEqual([]);
  expect(headings).toHaveLength(text.match(/^## /gm)?.length ?? 0);
});
