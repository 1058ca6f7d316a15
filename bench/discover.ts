import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { BenchCase } from "./case.js";

const PACKAGES = fileURLToPath(new URL("../packages", import.meta.url));

export interface Found {
  readonly package: string;
  readonly benchCase: BenchCase;
}

function benchFiles(): { package: string; file: string }[] {
  return readdirSync(PACKAGES)
    .sort()
    .flatMap((name) => {
      const folder = join(PACKAGES, name, "bench");
      if (!existsSync(folder)) return [];
      const files = readdirSync(folder).filter((file) => file.endsWith(".bench.ts"));
      return files.sort().map((file) => ({ package: name, file: join(folder, file) }));
    });
}

/** Every word of the filter must occur in "package name backend dtype size". */
function matches({ package: owner, benchCase: c }: Found, words: readonly string[]): boolean {
  const text = `${owner} ${c.name} ${c.backend} ${c.dtype} ${c.size}`;
  return words.every((word) => text.includes(word));
}

/** The cases of `packages/NAME/bench/*.bench.ts` that match the words. */
export async function findCases(words: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const { package: owner, file } of benchFiles()) {
    const { cases } = (await import(pathToFileURL(file).href)) as { cases: readonly BenchCase[] };
    for (const benchCase of cases) found.push({ package: owner, benchCase });
  }
  return found.filter((item) => matches(item, words));
}
