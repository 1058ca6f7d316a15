import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { HeadConfig, TransformContext } from "vitepress";

/** A file and all that it imports when it is loaded. */
function withImports(folder: string, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(folder, file), "utf8");
  for (const [, name] of text.matchAll(/\b(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) {
    withImports(folder, name!, found);
  }
  return found;
}

/** Links that fetch, beside the page's own scripts, what the worker of an example will ask for one after the other. */
export function preloadExample(
  example: string,
  file: string,
  { assets, siteConfig }: Pick<TransformContext, "assets" | "siteConfig">,
): HeadConfig[] {
  const folder = join(siteConfig.outDir, siteConfig.assetsDir);
  const named = new RegExp(`\\b${example}:.*?import\\("\\./(${file}-[\\w-]+\\.js)"\\)`);
  for (const worker of assets.filter((asset) => /\/worker-[\w-]+\.js$/.test(asset))) {
    const first = named.exec(readFileSync(join(folder, basename(worker)), "utf8"))?.[1];
    if (first === undefined) continue;
    const path = worker.slice(0, -basename(worker).length);
    const files = [basename(worker), ...withImports(folder, first)];
    return files.map((name) => ["link", { rel: "modulepreload", href: `${path}${name}` }]);
  }
  throw new Error(`preloadExample: a worker must know the example ${example}, got none`);
}
