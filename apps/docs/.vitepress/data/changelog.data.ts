import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import MarkdownIt from "markdown-it";
import { watched } from "./watched.js";

/** One change, with the packages that it concerns: its first sentence, and what follows where something does. */
export interface Change {
  readonly packages: readonly string[];
  readonly title: string;
  readonly rest: string;
}

/** What a version brought; changes that are not released yet have none. */
export interface Release {
  readonly version: string;
  readonly changes: readonly Change[];
}

declare const data: Release[];

export { data };

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** A changeset: the packages of its front matter, and its text. */
export function parseChangeset(source: string): { packages: string[]; text: string } {
  const [, head = "", text = ""] = /^---\n(.*?)\n?---\n(.*)$/s.exec(source) ?? [];
  return { packages: [...head.matchAll(/^"?([@\w/-]+)"?:/gm)].map(([, name]) => name!), text: text.trim() };
}

/**
 * The versions of a changelog as changesets writes it, each with its entries; bumps of our own packages alone are
 * left out.
 */
export function parseChangelog(source: string): { version: string; texts: string[] }[] {
  return source
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [version = "", ...lines] = part.split("\n");
      const texts = lines
        .join("\n")
        .replace(/^### .*$/gm, "")
        .split(/^- /m)
        .slice(1)
        .map((entry) =>
          entry
            .replace(/^[0-9a-f]{7,40}: /, "")
            .replace(/^ {2}/gm, "")
            .trim(),
        )
        .filter((entry) => !entry.startsWith("Updated dependencies"));
      return { version: version.trim(), texts };
    });
}

/** The first sentence of a change's text, or its first clause where that is long enough, and what follows. */
export function firstSentence(source: string): [title: string, rest: string] {
  const text = source.replace(/^- /, "");
  const isList = text !== source;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "`") quoted = !quoted;
    const ends = /\s/.test(text[at + 1] ?? " ") && (text[at] === "." || (at > 60 && /[:;]/.test(text[at]!)));
    if (quoted || !(ends || text.startsWith("\n- ", at + 1) || text.startsWith("\n\n", at + 1))) continue;
    const rest = text.slice(at + 1).trim();
    const isItem = isList && rest !== "" && !rest.startsWith("- ");
    return [text.slice(0, at + 1).replace(/[:;]$/, "."), isItem ? `- ${rest}` : rest];
  }
  return [text, ""];
}

const unreleased = "Not yet released";

function load(): Release[] {
  const markdown = new MarkdownIt();
  const found = new Map<string, Map<string, Set<string>>>();
  const add = (version: string, text: string, name: string) => {
    const entries = found.get(version) ?? new Map<string, Set<string>>();
    found.set(version, entries.set(text, (entries.get(text) ?? new Set()).add(name)));
  };
  for (const file of readdirSync(join(root, ".changeset")).sort()) {
    if (!file.endsWith(".md") || file === "README.md") continue;
    const { packages, text } = parseChangeset(readFileSync(join(root, ".changeset", file), "utf8"));
    for (const name of packages) add(unreleased, text, name);
  }
  for (const folder of ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name)),
  )) {
    const file = join(folder, "CHANGELOG.md");
    if (!existsSync(file)) continue;
    const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string };
    for (const { version, texts } of parseChangelog(readFileSync(file, "utf8")))
      for (const text of texts) add(version, text, name);
  }
  const newestFirst = new Intl.Collator("en", { numeric: true });
  return [...found]
    .sort(([a], [b]) => (a === unreleased ? -1 : b === unreleased ? 1 : newestFirst.compare(b, a)))
    .map(([version, entries]) => ({
      version,
      changes: [...entries].map(([text, names]) => {
        const [title, rest] = firstSentence(text);
        return {
          packages: [...names],
          title: markdown.renderInline(title),
          rest: markdown.render(rest).replaceAll("<pre>", '<pre tabindex="0">'),
        };
      }),
    }));
}

export default {
  watch: watched("../../../../.changeset/*.md", "../../../../{packages,apps}/*/CHANGELOG.md"),
  load,
};
