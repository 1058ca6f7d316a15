import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";

const kinds = ["classes", "interfaces", "type-aliases", "variables"];
const typePage = new RegExp(`^(.*/)?(?:${kinds.join("|")})/([\\w$]+)\\.md$`);

/** The address of a page's file once the types of its door share one page, with the anchor that the type has there. */
function addressOf(file, anchor = "") {
  const [, door = "", name] = typePage.exec(file) ?? [];
  if (name === undefined) return file + anchor;
  return `${door}types.md#${anchor === "" ? name : anchor.slice(1).replace("property-", `${name}-`)}`;
}

/** A page's text with every link to a type leading to the page that the types of its door share. */
function relink(text, file) {
  const home = posix.dirname(addressOf(file).replace(/#.*/, ""));
  return text.replace(/\]\(([\w$./-]+\.md)(#[\w-]+)?\)/g, (_, target, anchor) => {
    const address = addressOf(posix.join(posix.dirname(file), target), anchor);
    const path = posix.relative(home, address);
    return `](${path.startsWith(".") ? path : `./${path}`})`;
  });
}

/** A type's page as a section of the page that it shares. */
function section(text, name) {
  return text
    .replace(/^# .*$/m, `## ${name} {#${name}}`)
    .replace(/^#{2,3} (?!.*\{#)/gm, "#### ")
    .replaceAll('<a id="property-', `<a id="${name}-`)
    .replaceAll("](#property-", `](#${name}-`);
}

/**
 * Gathers the classes, interfaces, types and constants of every door under `folder` on one page a door, and mends the
 * links; `title` names a door.
 */
export async function foldTypes(folder, title) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".md")).sort();
  const shared = new Map();
  for (const file of files) {
    const text = relink(await readFile(join(folder, file), "utf8"), file);
    const name = typePage.exec(file)?.[2];
    if (name === undefined) {
      await writeFile(join(folder, file), text);
      continue;
    }
    const page = addressOf(file).replace(/#.*/, "");
    shared.set(page, [...(shared.get(page) ?? []), section(text, name)]);
  }
  for (const [page, sections] of shared) {
    const door = dirname(page);
    await writeFile(join(folder, page), `# Types of ${title(door)}\n\n${sections.join("\n\n")}`);
    for (const kind of kinds) await rm(join(folder, door, kind), { recursive: true, force: true });
  }
}
