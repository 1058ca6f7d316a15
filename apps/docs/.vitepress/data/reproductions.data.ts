import { madeAt, readBook, type StoredCheck, type StoredRun } from "./book.js";
import { watched } from "./watched.js";

/** One claim of the book, in words. */
export interface BookClaim {
  readonly id: string;
  readonly claim: string;
  readonly origin: string;
  readonly source: string;
  readonly rule: string;
  readonly ruleHash: string;
  /** Seven digits of the commit in which the rule stood before the run. */
  readonly ruleCommit: string;
  readonly verdict: string;
  readonly detail: string;
  readonly effect: string | null;
  readonly control: string | null;
}

/** A run of the book with its claims. */
export interface BookRun {
  readonly experiment: string;
  readonly title: string;
  readonly command: string;
  /** Commit, date, machine and seconds. */
  readonly made: string;
  readonly picture: string | null;
  readonly claims: readonly BookClaim[];
}

export interface BookSize {
  readonly size: string;
  readonly about: string;
  readonly runs: readonly BookRun[];
  readonly notRun: readonly { readonly command: string; readonly reason: string }[];
}

declare const data: BookSize[];

export { data };

const digits = (value: number) => String(Number(value.toPrecision(3)));

function effectWords({ effect }: StoredCheck): string | null {
  if (effect === undefined) return null;
  const { name, value, low, high, count } = effect;
  const within =
    low === undefined || high === undefined ? "" : ` (95 %: ${digits(low)} to ${digits(high)}, of ${count})`;
  return `${name}: ${digits(value)}${within}`;
}

function controlWords({ control }: StoredCheck): string | null {
  if (control === undefined) return null;
  const said =
    control.seen === undefined ? "cannot tell" : control.seen ? "shows it too" : "does not show it";
  return `${control.name}: ${said} (${control.detail})`;
}

const counted = (count: unknown, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

function shownRun(run: StoredRun): BookRun {
  const { experiment, title, command, seconds, versions, machine, checks, picture = null } = run;
  const { commit, date } = madeAt(run);
  return {
    experiment,
    title,
    command,
    picture,
    made: `commit ${commit ?? "unknown"}, ${date}, ${seconds} s on ${counted(machine["workers"], "worker")} of ${counted(machine["threads"], "thread")}, backend ${machine["backend"]}, Node ${versions["node"]}`,
    claims: checks.map((check) => {
      const { id, claim, origin, source, rule, ruleHash, verdict, detail } = check;
      const ruleCommit = check.ruleCommit.slice(0, 7);
      const words = { ruleCommit, effect: effectWords(check), control: controlWords(check) };
      return { id, claim, origin, source, rule, ruleHash, verdict, detail, ...words };
    }),
  };
}

function load(): BookSize[] {
  return ["small", "medium"].flatMap((size) => {
    const book = readBook(size);
    return book === undefined ? [] : [{ ...book, size, runs: book.runs.map(shownRun) }];
  });
}

export default { watch: watched("../../../../reproductions/*.json"), load };
