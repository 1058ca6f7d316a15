import { existsSync, readFileSync } from "node:fs";
import type { JudgedCheck } from "@collapsar/experiments";

/** A claim of a run, with the oldest commit of the book in which its rule stands. */
export interface StoredCheck extends JudgedCheck {
  readonly ruleCommit: string;
}

/** A run as the book of reproductions keeps it. */
export interface StoredRun {
  readonly experiment: string;
  readonly title: string;
  readonly command: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly checks: readonly StoredCheck[];
  readonly picture?: string;
}

/** The runs of one size. */
export interface StoredBook {
  readonly about: string;
  readonly runs: readonly StoredRun[];
  readonly notRun: readonly { readonly command: string; readonly reason: string }[];
}

/** Exponents in braces as plain text has them: AGOP^{1/2} is AGOP^½. */
const plainExponents = (text: string) =>
  text.replace(/\^\{([^}]*)\}/g, (_, exponent: string) => `^${exponent.replace("1/2", "½")}`);

/** The book of a size, where it is kept. */
export function readBook(size: string): StoredBook | undefined {
  const file = new URL(`../../../../reproductions/${size}.json`, import.meta.url);
  if (!existsSync(file)) return undefined;
  const plain = (_: string, value: unknown) => (typeof value === "string" ? plainExponents(value) : value);
  return JSON.parse(readFileSync(file, "utf8"), plain) as StoredBook;
}

/** Seven digits of the commit that a run was made at, and its day. */
export function madeAt({ versions, startedAt }: StoredRun): { commit: string | null; date: string } {
  return { commit: versions["commit"]?.slice(0, 7) ?? null, date: startedAt.slice(0, 10) };
}
