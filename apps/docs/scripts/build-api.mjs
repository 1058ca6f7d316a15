/** Writes the API reference of every package as Markdown into api/, from the doc comments of the sources. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";
import { Application, ReflectionKind } from "typedoc";
import { citing } from "./cite.mjs";
import { foldTypes } from "./fold-types.mjs";
import { leadHome } from "./lead-home.mjs";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const packages = here("../../packages");
const floors = [
  "linalg",
  "kernels",
  "metrics",
  "datasets",
  "plot",
  "tfjs-backend",
  "rfm",
  "ntk",
  "nn",
  "experiments",
];

/** Descriptions of a package's further entry points; its README lists the options. */
const DOORS = {
  parts: "One door further: what the front door is made of.",
  check: "The checks and failures that all packages share.",
  engine: "What operations of other packages are written and registered with.",
  ode: "The integrators of stiff and long runs, with dense output and the caller's own norms.",
  registry: "Every experiment by its id; the code of one is loaded when it is asked for.",
  node: "The part that needs Node: files, downloads, streams.",
  native: "The machine's own libraries, in Node.",
};

const entries = floors.flatMap((name) => {
  const manifest = JSON.parse(readFileSync(`${packages}/${name}/package.json`, "utf8"));
  return Object.entries(manifest.exports).flatMap(([subpath, { "@collapsar/source": source }]) => {
    const door = subpath.slice(2);
    if (source === undefined || door === "options") return [];
    const what = door === "" ? manifest.description : DOORS[door];
    if (what === undefined)
      throw new Error(`build-api.mjs does not say what @collapsar/${name}/${door} holds`);
    const path = join(packages, name, source);
    return [{ name: door === "" ? name : `${name}-${door}`, door, path, what }];
  });
});

/** Written aside and renamed, so that a site that is being served never misses a page. */
const draft = here(`.vitepress/cache/api-${process.pid}`);

/**
 * Entry points behind the front doors, which get one page each instead of one per name: that keeps the site's list of
 * pages short.
 */
const behind = ({ door }) => ["parts", "check", "engine", "ode", "registry"].includes(door);

const fronts = entries.filter((entry) => !behind(entry));
await document(fronts, "members", draft);
await foldTypes(draft, title);
await document(entries.filter(behind), "modules", join(draft, "behind"));
for (const { name } of entries.filter(behind)) {
  const page = await readFile(join(draft, "behind", `${name}.md`), "utf8");
  await mkdir(join(draft, name));
  await writeFile(
    join(draft, name, "index.md"),
    leadHome(page).replace(/\]\(([\w-]+)\.md/g, "](../$1/index.md"),
  );
}
await rm(join(draft, "behind"), { recursive: true });
await addExamples();
await citeWorks();
await writeFile(join(draft, "sidebar.json"), JSON.stringify(await sidebars(), null, 2));
await writeFile(join(draft, "index.md"), overview());
await rm(here("api"), { recursive: true, force: true });
await rename(draft, here("api"));

/**
 * Writes the pages of some doors into a folder: one for each of their "members", or one for each of the "modules"
 * themselves.
 */
async function document(doors, outputFileStrategy, folder) {
  const app = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    entryPoints: doors.map(({ path }) => path),
    outputFileStrategy,
    tsconfig: here("tsconfig.api.json"),
    name: "API reference",
    readme: "none",
    disableSources: false,
    disableGit: true,
    sourceLinkTemplate: "https://github.com/collapsar/collapsar/blob/main/packages/{path}#L{line}",
    gitRevision: "main",
    basePath: here("../.."),
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    githubPages: false,
    skipErrorChecking: true,
    sort: ["alphabetical"],
    groupOrder: ["Functions", "Interfaces", "Classes", "Type Aliases", "Variables"],
    logLevel: "Error",
    entryFileName: "index",
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    expandObjects: false,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    typeDeclarationFormat: "table",
    enumMembersFormat: "table",
    propertyMembersFormat: "table",
    indexFormat: "table",
    formatWithPrettier: false,
    pageTitleTemplates: {
      member: ({ rawName }) => rawName.replace(/\\?<.*$/, ""),
      module: ({ rawName }) => title(rawName),
    },
  });

  const project = await app.convert();
  if (!project) throw new Error("typedoc could not read the packages");
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) nameParameter(parameter);
  for (const module of project.children ?? []) {
    module.name = module.name
      .replace(/^packages\//, "")
      .replace(/\/src$/, "")
      .replace(/\/src\/(?:backends\/)?/, "-")
      .replaceAll("/", "-");
  }
  await app.outputs.writeOutput({ name: "markdown", path: folder }, project);
}

/** A parameter that is taken apart where it is declared has no name: its type's stands for it. */
function nameParameter(parameter) {
  if (parameter.name !== "__namedParameters") return;
  const { type } = parameter;
  parameter.name = type?.type === "reference" ? type.name[0].toLowerCase() + type.name.slice(1) : "options";
}

/**
 * Puts the example of a function, and what it prints when it is run now, on the function's page, or into its section
 * where the door's page holds them all.
 */
async function addExamples() {
  const runner = ["--conditions=@collapsar/source", "--import", "tsx", here("scripts/run-api-examples.ts")];
  const examples = JSON.parse(execFileSync(process.execPath, runner, { cwd: here(""), encoding: "utf8" }));
  for (const [name, { owner, code, output }] of Object.entries(examples)) {
    const shown = `\`\`\`ts\n${code}\`\`\`\n\nprints\n\n\`\`\`text\n${output}\n\`\`\`\n`;
    const pages = entries
      .map((entry) => join(draft, entry.name, "functions", `${name}.md`))
      .filter((page) => existsSync(page));
    for (const page of pages) {
      const text = await readFile(page, "utf8");
      await writeFile(page, `${text}\n## Example, as it was run for this page\n\n${shown}`);
    }
    if (pages.length === 0) await addToSection(join(draft, `${owner}-parts`, "index.md"), name, shown);
  }
}

/** Links the sections of the theory and the works that the doc comments name. */
async function citeWorks() {
  const { references } = await tsImport("../.vitepress/data/references.data.ts", import.meta.url);
  const cite = citing(here("../../THEORY.md"), references);
  for (const file of await readdir(draft, { recursive: true })) {
    if (!file.endsWith(".md")) continue;
    const page = join(draft, file);
    await writeFile(page, cite(await readFile(page, "utf8")));
  }
}

/** Ends the section of a function on the page of a whole door with its example. */
async function addToSection(page, name, shown) {
  const text = await readFile(page, "utf8");
  const start = text.indexOf(`\n### ${name}()\n`);
  if (start < 0) throw new Error(`no page of the API for the example of ${name}`);
  const ends = ["\n***\n", "\n### ", "\n## "].map((end) => text.indexOf(end, start + 1));
  const end = Math.min(...ends.filter((at) => at >= 0), text.length);
  await writeFile(
    page,
    `${text.slice(0, end)}\n#### Example, as it was run for this page\n\n${shown}${text.slice(end)}`,
  );
}

function title(name) {
  const { door = "" } = entries.find((entry) => entry.name === name) ?? {};
  return `@collapsar/${door === "" ? name : `${name.slice(0, -door.length - 1)}/${door}`}`;
}

/** For each door its own sidebar: its types, and an entry for each function. */
async function sidebars() {
  const packageLinks = {
    text: "Packages",
    items: [
      { text: "All packages", link: "/api/" },
      ...entries.map(({ name }) => ({ text: title(name), link: `/api/${name}/` })),
    ],
  };
  const found = { "/api/": [packageLinks] };
  for (const { name } of entries) {
    const functions = join(draft, name, "functions");
    const pages = existsSync(functions) ? (await readdir(functions)).sort() : [];
    const items = pages
      .map((file) => file.slice(0, -3))
      .map((page) => ({ text: page, link: `/api/${name}/functions/${page}` }));
    const types = existsSync(join(draft, name, "types.md"))
      ? [{ text: "Types", link: `/api/${name}/types` }]
      : [];
    found[`/api/${name}/`] = [
      { text: "← All packages", link: "/api/" },
      { text: title(name), link: `/api/${name}/` },
      ...types,
      ...(items.length > 0 ? [{ text: "Functions", items }] : []),
    ];
  }
  return found;
}

function overview() {
  const rows = entries.map(({ name, what }) => `| [\`${title(name)}\`](./${name}/) | ${what} |`);
  return `# API reference\n\nMade from the doc comments of the sources: what a function computes, its formula, its source, shapes, and what it refuses.\n\n| package | what it holds |\n|---|---|\n${rows.join("\n")}\n`;
}
