import { experimentEntries, type JudgedCheck } from "@collapsar/experiments";
import { madeAt, readBook, type StoredRun } from "./book.js";
import { watched } from "./watched.js";

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

function runOf(run: StoredRun): GalleryRun {
  const { command, seconds, checks, picture = null } = run;
  return {
    ...madeAt(run),
    command,
    seconds,
    claims: checks.map(({ claim, rule, verdict, detail }) => ({ claim, rule, verdict, detail })),
    picture,
  };
}

async function load(): Promise<ExperimentCard[]> {
  const kept = new Map(readBook("small")?.runs.map((run) => [run.experiment, runOf(run)]));
  return Promise.all(
    experimentEntries.map(async ({ id, title, paper, load: experiment }) => ({
      id,
      title,
      paper,
      run: kept.get(id) ?? null,
      description: (await experiment()).description,
    })),
  );
}

export default { watch: watched("../../../../reproductions/small.json"), load };
