import { readdirSync, readFileSync, statSync } from "node:fs";
import type { JudgedCheck } from "../src/index.js";

/** A claim of a kept run, with the oldest commit of the book in which its rule stands as it does now. */
export interface KeptCheck extends JudgedCheck {
  readonly ruleCommit: string;
}

/** A run as the book of reproductions keeps it. */
export interface KeptRun {
  readonly experiment: string;
  readonly seed: number;
  readonly settings: readonly string[];
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly checks: readonly KeptCheck[];
}

/** The kept runs of one size, and what is not among them. */
export interface KeptBook {
  readonly size: string;
  readonly bytes: number;
  readonly runs: readonly KeptRun[];
  readonly notRun: readonly { readonly command: string; readonly reason: string }[];
}

const folder = new URL("../../../reproductions/", import.meta.url);

/** The book of reproductions, by size. */
export const keptBooks: readonly KeptBook[] = readdirSync(folder)
  .filter((name) => name !== "plan.json")
  .map((name) => {
    const file = new URL(name, folder);
    return { ...JSON.parse(readFileSync(file, "utf8")), bytes: statSync(file).size };
  });

/** The command that runs a kept run again. */
export const againCommand = ({ size }: KeptBook, { experiment }: KeptRun): string =>
  `npm run reproduce -- --size ${size} --only ${experiment} --again`;
