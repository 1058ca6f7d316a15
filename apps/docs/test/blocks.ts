import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A block of code as a page prints it. */
export interface Block {
  readonly page: string;
  /** Line of the page on which the block begins. */
  readonly line: number;
  readonly language: string;
  /** The word after the language: `nightly` blocks run once a night, `setup` ones prepare a machine and do not run. */
  readonly when: string;
  readonly text: string;
}

function pages(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === "guide" ? pages(join(folder, entry.name)) : [];
    return entry.name.endsWith(".md") ? [join(folder, entry.name)] : [];
  });
}

/** Every block of code of the pages. */
export function blocks(): Block[] {
  return pages().flatMap((page) => {
    const source = readFileSync(page, "utf8");
    return [...source.matchAll(/^```(\w+) ?(\w*)[^\n]*\n(.*?)^```$/gms)].map((match) => ({
      page: relative(root, page),
      line: source.slice(0, match.index).split("\n").length,
      language: match[1]!,
      when: match[2]!,
      text: match[3]!,
    }));
  });
}

export const nightly = process.env["COLLAPSAR_NIGHTLY"] === "1";

/** Whether a block runs in this run of the tests. */
export const runsNow = ({ when }: Block): boolean => when === "" || (when === "nightly" && nightly);
