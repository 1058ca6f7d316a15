import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { start } from "../collapsar.js";

const rowsIn = (folder: string) => join(folder, "results.jsonl");

/** The whole lines of rows that a run's folder holds by now. */
export function linesOf(folder: string): string[] {
  const path = rowsIn(folder);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
}

/** All rows of a run, the same whatever the order in which trials ended. */
export const sorted = (folder: string) =>
  readFileSync(rowsIn(folder), "utf8").trim().split("\n").sort().join("\n");

/** Whether a run comes so far before it is over. */
export async function reaches({ outcome }: ReturnType<typeof start>, holds: () => boolean): Promise<boolean> {
  let over = false;
  void outcome.then(() => {
    over = true;
  });
  while (!holds()) {
    if (over) return holds();
    await pause(20);
  }
  return true;
}

/** Waits for a run that has to come so far; one that ends before says why. */
export async function comesTo(run: ReturnType<typeof start>, holds: () => boolean): Promise<void> {
  if (await reaches(run, holds)) return;
  const { code, stderr } = await run.outcome;
  throw new Error(`the run ended too early, with ${code}: ${stderr}`);
}
