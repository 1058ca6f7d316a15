import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvRecords } from "./records.js";

/** A table to predict from. */
export interface TableSpec {
  readonly name: string;
  readonly target: string;
  /** Columns that give the target away. */
  readonly drop: readonly string[];
  /** Its first line, and its rows as they are written. */
  readonly header: string;
  readonly rows: readonly string[];
}

/** Where `export.R` writes the tables; no part of the repository. */
export const dataFolder = fileURLToPath(new URL("./data", import.meta.url));

const script = fileURLToPath(new URL("./export.R", import.meta.url));

/** Where the tables of a folder are listed; those of R are written there first, where R is installed. */
function listOf(folder: string): string {
  const index = join(folder, "tables.json");
  if (!existsSync(index) && folder === dataFolder) spawnSync("Rscript", [script], { stdio: "inherit" });
  if (existsSync(index)) return index;
  throw new Error(`bench tables: ${index} must be there; export.R writes it, where R is installed`);
}

/**
 * The tables that `tables.json` of a folder lists, each in `NAME.csv`.
 *
 * @param names - the tables that are wanted; all of them where there are none
 */
export function readTables(folder: string, names: readonly string[]): TableSpec[] {
  const index = listOf(folder);
  const listed = JSON.parse(readFileSync(index, "utf8")) as Record<
    string,
    { target: string; drop: string[] }
  >;
  return Object.entries(listed)
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([name, { target, drop }]) => {
      const [header, ...rows] = csvRecords(readFileSync(join(folder, `${name}.csv`), "utf8"));
      return { name, target, drop, header: header!, rows };
    });
}
