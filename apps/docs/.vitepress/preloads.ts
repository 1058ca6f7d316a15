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

/** Links that fetch a worker beside the page's own scripts, which would ask for it after they have run. */
export function preloadWorker(
  name: string,
  { assets, siteConfig }: Pick<TransformContext, "assets" | "siteConfig">,
): HeadConfig[] {
  const worker = assets.find((asset) => new RegExp(`/${name}-[\\w-]+\\.js$`).test(asset));
  if (worker === undefined) throw new Error(`preloadWorker: a worker must be called ${name}, got none`);
  const path = worker.slice(0, -basename(worker).length);
  const files = withImports(join(siteConfig.outDir, siteConfig.assetsDir), basename(worker));
  return [...files].map((file) => ["link", { rel: "modulepreload", href: `${path}${file}` }]);
}
