/**
 * Before a package is packed, in its folder: removes from dist/ whatever was compiled from a source that has since been
 * moved or deleted, for `tsc -b` leaves it there. What is up to date stays, so that packing compiles nothing anew.
 */
import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";

function prune(folder) {
  const dist = join("dist", folder);
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) prune(path);
    else if (!isCompiled(path)) rmSync(join("dist", path));
  }
  if (readdirSync(dist).length === 0) rmdirSync(dist);
}

/** Whether a file under dist/ comes from a source, or is what the compiler remembers. */
function isCompiled(path) {
  return path === ".tsbuildinfo" || existsSync(join("src", path.replace(/(\.d)?\.[jt]s(\.map)?$/, ".ts")));
}

if (existsSync("dist")) prune("");
