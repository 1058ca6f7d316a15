/** Writes the API reference of every package as Markdown into api/, from the doc comments of the sources. */
import { existsSync } from "node:fs";
import { readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Application } from "typedoc";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const packages = here("../../packages");
const floors = ["linalg", "kernels", "metrics", "datasets", "plot", "rfm", "ntk", "nn", "experiments"];

const entries = floors
  .flatMap((name) => [
    { name, path: `${packages}/${name}/src/index.ts` },
    { name: `${name}-node`, path: `${packages}/${name}/src/node/index.ts` },
    { name: `${name}-native`, path: `${packages}/${name}/src/native/index.ts` },
  ])
  .filter(({ path }) => existsSync(path));

await rm(here("api"), { recursive: true, force: true });
const app = await Application.bootstrapWithPlugins({
  plugin: ["typedoc-plugin-markdown"],
  entryPoints: entries.map(({ path }) => path),
  tsconfig: here("tsconfig.api.json"),
  name: "API reference",
  readme: "none",
  disableSources: true,
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
});

const project = await app.convert();
if (!project) throw new Error("typedoc could not read the packages");
const named = new Map(entries.map(({ name, path }) => [path, name]));
for (const module of project.children ?? []) {
  const source = project.files.getReflectionPath?.(module) ?? module.sources?.[0]?.fullFileName;
  const name =
    named.get(source) ??
    module.name
      .replace(/\/src$/, "")
      .replace(/\/src\//, "-")
      .replace(/\//g, "-");
  module.name = name;
}
(await app.generateOutputs)
  ? await app.outputs.writeOutput({ name: "markdown", path: here("api") }, project)
  : undefined;
await writeFile(here("api/sidebar.json"), JSON.stringify(await sidebar(), null, 2));

/** One group a package, one subgroup a kind, one entry a page. */
async function sidebar() {
  const groups = [];
  for (const { name } of entries) {
    const folder = here(`api/${name}`);
    if (!existsSync(folder)) continue;
    const kinds = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const items = [];
    for (const kind of kinds) {
      const pages = (await readdir(`${folder}/${kind.name}`)).filter((file) => file.endsWith(".md"));
      const links = pages.sort().map((file) => file.slice(0, -3));
      items.push({
        text: kind.name.replace("-", " "),
        collapsed: true,
        items: links.map((page) => ({ text: page, link: `/api/${name}/${kind.name}/${page}` })),
      });
    }
    groups.push({
      text: name.replace(/-(node|native)$/, "/$1"),
      link: `/api/${name}/`,
      collapsed: true,
      items,
    });
  }
  return groups;
}
