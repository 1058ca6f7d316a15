import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../contract/errors.js";

const CHUNK = 2 ** 20;

function addFile(hash: ReturnType<typeof createHash>, path: string): void {
  const fd = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let read = readSync(fd, buffer); read > 0; read = readSync(fd, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(fd);
  }
}

/** The files behind a data argument: itself, the files of its folder, or none where it names no file. */
function filesOf(spec: string): string[] {
  const paths = existsSync(spec)
    ? [spec]
    : spec
        .replace(/^[\w-]+:/, "")
        .replace(/:(train|test)$/, "")
        .split(",");
  return paths.flatMap((path) => {
    const stat = path === "" ? undefined : statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile()) return [path];
    if (!stat?.isDirectory()) return [];
    const names = readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [entry.name] : [],
    );
    return names.sort().map((name) => join(path, name));
  });
}

/** The values of every key `data` in the parameters of trials. */
function dataArguments(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) dataArguments(item, found);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === "data" && typeof inner === "string") found.add(inner);
      else dataArguments(inner, found);
    }
  return found;
}

/** SHA-256 of the files that trials read, by data argument; what ships inside has none. */
export function dataChecksums(trials: readonly unknown[]): Record<string, string> {
  const checksums = [...dataArguments(trials)].flatMap((spec) => {
    const files = filesOf(spec);
    if (files.length === 0) return [];
    const hash = createHash("sha256");
    for (const file of files) addFile(hash, file);
    return [[spec, hash.digest("hex")]];
  });
  return Object.fromEntries(checksums);
}

/** Requires the data to be what a run was begun with: rows of two data sets would be averaged in silence. */
export function requireSameData(
  place: string,
  begun: Readonly<Record<string, string>> | undefined,
  now: Readonly<Record<string, string>>,
): void {
  for (const [spec, checksum] of Object.entries(begun ?? {})) {
    if (now[spec] === checksum) continue;
    const found = now[spec] === undefined ? "is not there" : "has changed";
    throw new UsageError(
      `${place}: the data ${spec} ${found} since the run was begun; put it back, or begin a new run`,
    );
  }
}
