import { existsSync, readFileSync } from "node:fs";
import { experimentEntries, type JudgedCheck } from "@collapsar/experiments";
import { watched } from "./scripts/watched.js";

/** What the gallery shows of one claim. */
export type GalleryClaim = Pick<JudgedCheck, "claim" | "rule" | "verdict" | "detail">;

/** A run at the small size, as the book of reproductions keeps it. */
export interface GalleryRun {
  readonly command: string;
  readonly date: string;
  readonly commit: string | null;
  readonly seconds: number;
  readonly claims: readonly GalleryClaim[];
  /** Path of its picture within the site. */
  readonly picture: string | null;
}

/** One card of the gallery; the page carries these words and none of the experiments' code. */
export interface ExperimentCard {
  readonly id: string;
  readonly title: string;
  readonly paper: string;
  readonly description: string;
  readonly run: GalleryRun | null;
}

declare const data: ExperimentCard[];

export { data };

/** An entry of the book, as far as the gallery reads it. */
interface BookEntry {
  readonly experiment: string;
  readonly command: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly checks: readonly JudgedCheck[];
  readonly thumbnail?: string;
}

const book = new URL("../../reproductions/small.json", import.meta.url);

function runs(): ReadonlyMap<string, GalleryRun> {
  if (!existsSync(book)) return new Map();
  const entries = (JSON.parse(readFileSync(book, "utf8")) as { runs: BookEntry[] }).runs;
  return new Map(
    entries.map(({ experiment, command, startedAt, seconds, versions, checks, thumbnail }) => [
      experiment,
      {
        ...{
          command,
          seconds,
          date: startedAt.slice(0, 10),
          commit: versions["commit"]?.slice(0, 7) ?? null,
        },
        claims: checks.map(({ claim, rule, verdict, detail }) => ({ claim, rule, verdict, detail })),
        picture: thumbnail ?? null,
      },
    ]),
  );
}

async function load(): Promise<ExperimentCard[]> {
  const kept = runs();
  return Promise.all(
    experimentEntries.map(async ({ id, title, paper, load: experiment }) => ({
      ...{ id, title, paper, run: kept.get(id) ?? null },
      description: (await experiment()).description,
    })),
  );
}

export default { watch: watched("../../reproductions/small.json"), load };
