import { checkNumbers, checkObject, checkText } from "@collapsar/linalg/check";
import { hashText } from "./hash.js";
import { meanAndDeviation } from "./statistics.js";

/** Whose claim it is: a paper's words, what its published code shows, what we recall of it, or our own. */
export type ClaimOrigin = "quoted" | "code" | "recollected" | "ours";

/** The verdict of a run on a claim; a run without the data that the rule asks for cannot tell. */
export type Verdict = "seen" | "not seen" | "not testable";

/** How large what was found is, with an interval over seeds where there are several. */
export interface Effect {
  /** The quantity: "ln NC1(NTK)/NC1(NNGP)". */
  readonly name: string;
  readonly value: number;
  /** 95 % interval of the mean over seeds. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Seeds or trainings behind it. */
  readonly count: number;
}

/** The same rule where the claim must not show: at epoch 0, on shuffled labels, without decay. */
export interface Control {
  readonly name: string;
  /** Undefined where this run cannot tell: then it cannot tell the claim either. */
  readonly seen: boolean | undefined;
  readonly detail: string;
}

/** A claim, the rule by which it is judged, and what a run says of it. */
export interface Check {
  readonly id: string;
  /** The claim in one sentence. */
  readonly claim: string;
  /** Where the claim stands: paper and figure, theorem or catalogue entry. */
  readonly source: string;
  readonly origin: ClaimOrigin;
  /** The condition, with its margin: written before the run that it judges. */
  readonly rule: string;
  /** Whether the rule holds; undefined where this run cannot tell. */
  readonly seen: boolean | undefined;
  /** On which data, and by how much. */
  readonly detail: string;
  readonly effect?: Effect | undefined;
  readonly control?: Control | undefined;
}

/** A check with its verdict, as reports and JSON have it. */
export interface JudgedCheck extends Omit<Check, "seen"> {
  readonly verdict: Verdict;
  readonly seen: boolean;
  /** Hash of claim, origin and rule: a rule that was changed after a run has another. */
  readonly ruleHash: string;
}

type Rule = Pick<Check, "claim" | "source" | "origin" | "rule">;

function checkRule(fn: string, check: Rule): void {
  checkObject(fn, "check", check, "a check { claim, source, origin, rule, … }");
  for (const key of ["claim", "source", "origin", "rule"] as const) checkText(fn, `check.${key}`, check[key]);
}

/** The hash by which a rule is known to be the one that stood before a run. */
export function ruleHash(check: Rule): string {
  checkRule("ruleHash", check);
  const { claim, source, origin, rule } = check;
  return hashText(JSON.stringify([claim, source, origin, rule])).slice(0, 12);
}

/**
 * The verdict: a claim that shows where it must not cannot be told from its control, nor can one whose control has no
 * answer.
 */
export function judged(check: Check): JudgedCheck {
  checkRule("judged", check);
  const { seen, control } = check;
  const told = control === undefined || control.seen === false;
  const verdict = seen === undefined || (seen && !told) ? "not testable" : seen ? "seen" : "not seen";
  return { ...check, verdict, seen: verdict === "seen", ruleHash: ruleHash(check) };
}

/** Two-sided 95 % points of Student's t by degrees of freedom, 1 to 30; beyond them the normal's. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** The mean of a quantity over seeds with its 95 % interval (Student's t); one seed has none. */
export function meanInterval(values: readonly number[]): Omit<Effect, "name"> {
  const count = values.length;
  const { mean: value, deviation } = meanAndDeviation(values);
  if (count < 2) return { value, count };
  const half = ((STUDENT[count - 2] ?? 1.96) * deviation) / Math.sqrt(count);
  return { value, low: value - half, high: value + half, count };
}

/** How large a quantity is over seeds; undefined where there is no value of it. */
export function effectOver(name: string, values: readonly number[]): Effect | undefined {
  checkText("effectOver", "name", name);
  checkNumbers("effectOver", "values", values);
  return values.length === 0 ? undefined : { name, ...meanInterval(values) };
}
