import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadModel } from "@collapsar/rfm";
import MarkdownIt from "markdown-it";
import { expect, it } from "vitest";
import { accuracy, file, importance, measured } from "../examples/front/build.js";
import { fall, svg } from "../examples/front/learn.js";
import { byDepth } from "../examples/front/research.js";

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

const packagesWithParts = readdirSync(join(root, "packages")).filter((name) =>
  existsSync(join(root, `packages/${name}/src/parts.ts`)),
);

/** The values that a door exports, from its text: it is a list of explicit names. */
function valuesOf(path: string): readonly string[] {
  const statements = readFileSync(join(root, path), "utf8").matchAll(/export \{([^}]*)\} from/g);
  const names = [...statements].flatMap(([, list]) => list!.split(",").map((name) => name.trim()));
  return names.filter((name) => name !== "" && !name.startsWith("type ")).sort();
}

it.each(packagesWithParts)("the README of %s names what its front door holds, and it is short", (name) => {
  const front = valuesOf(`packages/${name}/src/index.ts`);
  const { text } = rendered(`packages/${name}/README.md`);
  const doors = text.split("\n## Doors\n")[1] ?? "";
  const named = [...doors.split(";")[0]!.matchAll(/`(\w+)`/g)].map(([, word]) => word!);
  expect(named.sort()).toEqual(front);
  expect(front.length).toBeLessThanOrEqual(30);
  const parts = valuesOf(`packages/${name}/src/parts.ts`);
  expect(parts.filter((part) => front.includes(part))).toEqual([]);
});

it("all front doors together hold about 150 values", () => {
  const all = packagesWithParts.flatMap((name) => valuesOf(`packages/${name}/src/index.ts`));
  expect(all.length).toBeLessThanOrEqual(160);
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
});

it("every changeset names packages that there are", () => {
  const names = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group)).map(
      (folder) => JSON.parse(readFileSync(join(root, group, folder, "package.json"), "utf8")).name as string,
    ),
  );
  const files = readdirSync(join(root, ".changeset")).filter((file) => file.endsWith(".md"));
  const named = files.flatMap((file) =>
    [...readFileSync(join(root, ".changeset", file), "utf8").matchAll(/^"([^"]+)": \w+$/gm)].map(
      ([, name]) => [file, name!] as const,
    ),
  );
  expect(named.filter(([, name]) => !names.includes(name))).toEqual([]);
});

it("the repository's README prints the three examples that run here, ten lines each", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const name of ["research", "learn", "build"]) {
    const example = readFileSync(join(root, `apps/docs/examples/front/${name}.ts`), "utf8");
    expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``);
    const lines = example.split("\n").filter((line) => line !== "" && !line.startsWith("//"));
    expect(lines.length, name).toBeLessThanOrEqual(10);
  }
});

it("the three examples come to what they say", () => {
  expect(byDepth.map(({ depth }) => depth)).toEqual([2, 4, 8]);
  for (const { features, tangent } of byDepth) expect(Math.min(features, tangent)).toBeGreaterThan(0);
  expect(fall).toHaveLength(4);
  expect(fall[3]!).toBeLessThan(fall[0]! / 10);
  expect(svg).toContain("NC1 along the layers");
  expect(measured).toBeGreaterThan(0);
  expect(accuracy).toBeGreaterThan(0.9);
  expect(importance).toHaveLength(30);
  expect(loadModel(file).columns).toHaveLength(30);
});
