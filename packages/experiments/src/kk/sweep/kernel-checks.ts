import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { above, allHold, atLeast, atMost, below, everyIs, provided } from "../../bound.js";
import { type Check, effectOver } from "../../check.js";
import { shuffledControl } from "../../shuffled-control.js";
import { geometricMean, groupBy, shortly } from "../../statistics.js";
import type { SweptKernel } from "./kernel-rows.js";
import { type ComparedTrial, type KernelSummary, sizesName } from "./kernel-summary.js";
import { type LogBand, logBand } from "./log-band.js";

type ActivationKey = "relu" | "erf";

/** Rounding up to which two NC1 count as equal, and the ratio from which on one counts as the larger. */
const TIE = 1e-9;
export const notBelow = atLeast(1 - TIE);
export const apart = above(1.01);
const lower = below(0.99);

/** Labels that NC1 is measured by: those of the data, or shuffled ones, under which no order of kernels can stand. */
type Labels = "true" | "shuffled";

/** NC1 in one definition for all sizes of classes: [KK]'s own mixes weightings and can go negative when imbalanced. */
const value = (trial: ComparedTrial, kernel: SweptKernel, labels: Labels = "true"): number =>
  trial.rows[kernel][labels === "true" ? "nc1Sample" : "nc1Shuffled"];

function count(trials: readonly ComparedTrial[], holds: (trial: ComparedTrial) => boolean): string {
  return `${trials.filter(holds).length} of ${trials.length}`;
}

/** "D1 (…), N = 128, 256; d = 1, 2, 8". */
function where({ label, trials }: KernelSummary): string {
  const sizes = [...new Set(trials.map((trial) => sizesName(trial.sizes)))].join("; ");
  return `${label}; ${sizes}; d = ${[...new Set(trials.map((trial) => trial.d))].join(", ")}`;
}

/** "Not below", as a ratio says it: of ties alone nothing is seen. */
export const neverBelow = {
  rule: (where: string) =>
    `NC1(NTK)/NC1(NNGP) ${notBelow.text} ${where}; counts only where its geometric mean over them is ${apart.text}`,
  seen(ratios: readonly number[]): boolean | undefined {
    return provided(apart.holds(geometricMean(ratios)), everyIs(notBelow, ratios));
  },
};

/** K1: the NTK is no more collapsed than the NNGP; for erf with the published code's derivative beside it. */
export function checkK1(summary: KernelSummary, activation: ActivationKey): Check {
  const { trials } = summary;
  const ratio = (trial: ComparedTrial, labels?: Labels): number =>
    value(trial, `ntk-${activation}`, labels) / value(trial, `nngp-${activation}`, labels);
  const holds = (trial: ComparedTrial): boolean => notBelow.holds(ratio(trial));
  const ratios = trials.map((trial) => ratio(trial));
  const published = (trial: ComparedTrial): boolean =>
    notBelow.holds(value(trial, "ntk-erf-published-code") / value(trial, "nngp-erf"));
  const large = trials.filter((trial) => trial.d >= 8);
  const reversed =
    activation === "erf"
      ? `; with the published code's derivative it holds in ${count(trials, published)}, and at d ≥ ` +
        `8 in ${count(large, published)}`
      : "";
  return {
    id: "K1",
    claim:
      "At depth 2 the NTK does not stand for more collapsed features than the NNGP " +
      `(${activation}): NC1(NTK) ≥ NC1(NNGP).`,
    source: "[KK] abstract; kk.md §3 K1",
    origin: "quoted",
    rule: neverBelow.rule("in every trial"),
    seen: neverBelow.seen(ratios),
    effect: effectOver("ln NC1(NTK)/NC1(NNGP)", ratios.map(Math.log)),
    detail:
      `${where(summary)}: holds in ${count(trials, holds)} trials, NC1(NTK)/NC1(NNGP) from ` +
      `${leastOf(ratios).toFixed(4)} to ${largestOf(ratios).toFixed(4)}${reversed}`,
    control: shuffledControl(
      "NC1(NTK)/NC1(NNGP)",
      trials.map((trial) => ratio(trial, "shuffled")),
      neverBelow.seen,
    ),
  };
}

/** K2: with one input and ReLU the two kernels tie exactly. */
export function checkK2(summary: KernelSummary): Check[] {
  const trials = summary.trials.filter((trial) => trial.d === 1);
  if (trials.length === 0) return [];
  const gaps = (activation: ActivationKey) =>
    trials.map((trial) =>
      Math.abs(value(trial, `ntk-${activation}`) / value(trial, `nngp-${activation}`) - 1),
    );
  const same = below(1e-10);
  const [relu, erf] = [gaps("relu"), gaps("erf")];
  return [
    {
      id: "K2",
      claim:
        "ReLU, d = 1, depth 2, no bias: Θ¹ = 2T(K⁰) entry by entry, so that NC1(NTK) = NC1(NNGP) on any data.",
      source: "kk.md §3 K2 (derived)",
      origin: "ours",
      rule: `|NC1(NTK)/NC1(NNGP) − 1| ${same.text} with ReLU in every trial at d = 1; not with erf`,
      seen: everyIs(same, relu),
      detail:
        `${summary.label}, d = 1: largest relative difference ${largestOf(relu).toExponential(1)} ` +
        `over ${trials.length} trials`,
      control: {
        name: "erf on the same data",
        seen: everyIs(same, erf),
        detail: `largest relative difference ${largestOf(erf).toExponential(1)}`,
      },
    },
  ];
}

/** K3: erf gives lower NC1 than ReLU; true or not depending on the data, so it says where it fails. */
export function checkK3(summary: KernelSummary, kind: "nngp" | "ntk"): Check {
  const ratio = (trial: ComparedTrial, labels?: Labels): number =>
    value(trial, `${kind}-erf`, labels) / value(trial, `${kind}-relu`, labels);
  const lowerInAll = (ratios: readonly number[]) => everyIs(lower, ratios);
  const holds = (trial: ComparedTrial): boolean => lower.holds(ratio(trial));
  const failed = [...groupBy(summary.trials, (trial) => trial.d)].filter(([, group]) => !group.every(holds));
  const share = ([d, group]: [number, ComparedTrial[]]) => `d = ${d} (holds in ${count(group, holds)})`;
  const places = failed.length === 0 ? "" : `; fails at ${failed.map(share).join(", ")}`;
  return {
    id: "K3",
    claim: `erf gives lower NC1 than ReLU (${kind.toUpperCase()}).`,
    source: "[KK] v1 abstract; kk.md §3 K3",
    origin: "quoted",
    rule: `NC1(erf)/NC1(ReLU) of the ${kind.toUpperCase()} ${lower.text} in every trial`,
    seen: lowerInAll(summary.trials.map((trial) => ratio(trial))),
    detail: `${where(summary)}: holds in ${count(summary.trials, holds)} trials${places}`,
    control: shuffledControl(
      "NC1(erf)/NC1(ReLU)",
      summary.trials.map((trial) => ratio(trial, "shuffled")),
      lowerInAll,
    ),
  };
}

/** Kernels and dimensions where erf collapses more than the data on D1: measured exceptions to K4. */
function isException(kernel: SweptKernel, d: number): boolean {
  return (kernel === "nngp-erf" && d <= 2) || (kernel === "ntk-erf" && d === 1);
}

/** K4: the kernel's features are less collapsed than the data, with the exceptions of small d and erf. */
export function checkK4(summary: KernelSummary, kernel: SweptKernel): Check {
  const relevant = summary.trials.filter((trial) => !isException(kernel, trial.d));
  const exceptions = groupBy(
    summary.trials.filter((trial) => isException(kernel, trial.d)),
    ({ d }) => d,
  );
  const judge = (labels: Labels) => {
    const ratio = (trial: ComparedTrial) => value(trial, kernel, labels) / value(trial, "data", labels);
    const turned = [...exceptions].map(([d, group]) => ({ d, mean: geometricMean(group.map(ratio)) }));
    return {
      seen: allHold(everyIs(apart, relevant.map(ratio)), ...turned.map(({ mean }) => everyIs(lower, [mean]))),
      detail:
        `holds in ${count(relevant, (trial) => apart.holds(ratio(trial)))} ` +
        `trials${turned.map(({ d, mean }) => `; at the exception d = ${d} the mean is ${mean.toFixed(4)}`).join("")}`,
    };
  };
  const { seen, detail } = judge("true");
  return {
    id: "K4",
    claim: `NC1(${kernel}) > NC1(data), except erf at d = 1 and the erf NNGP at d = 2.`,
    source: "kk.md §3 K4 (measured on D1)",
    origin: "ours",
    rule:
      `NC1(kernel)/NC1(data) ${apart.text} in every trial that is no stated exception, and its ` +
      `geometric mean ${lower.text} at each exception`,
    seen,
    detail: `${where(summary)}: ${detail}`,
    control: { name: "shuffled labels", ...judge("shuffled") },
  };
}

/** From which on a band counts as the narrower one. */
const narrower = below(0.5);

/** Standard deviation of the first bands over that of the second, geometric mean over the pairs. */
const narrowing = (pairs: readonly (readonly [LogBand, LogBand])[]): number =>
  geometricMean(pairs.map(([one, other]) => one.std / other.std));

/** Whether the first bands are the narrower ones; undefined where one is of a single repeat. */
function narrows(pairs: readonly (readonly [LogBand, LogBand])[]): boolean | undefined {
  const repeated = pairs.flat().every(({ count }) => count > 1);
  return repeated ? everyIs(narrower, [narrowing(pairs)]) : undefined;
}

/** K5: the number of samples matters little at d ≥ 8, and bands narrow as d and N grow: two claims. */
export function checkK5(summary: KernelSummary): Check[] {
  const sizes = [...new Set(summary.trials.map((trial) => trial.n))].sort((a, b) => a - b);
  const dimensions = [...new Set(summary.trials.map((trial) => trial.d))].filter((d) => d >= 8);
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined || first === last || dimensions.length === 0) return [];
  const at = (n: number, d: number) => summary.trials.filter((t) => t.n === n && t.d === d);
  const band = (trials: readonly ComparedTrial[], labels?: Labels) =>
    logBand(trials.map((trial) => value(trial, summary.shown, labels)));
  const [near, scattered] = [atMost(0.02), above(1e-6)];
  const samples = (labels: Labels) => {
    const gaps = dimensions.map((d) =>
      Math.abs(band(at(first, d), labels).mean - band(at(last, d), labels).mean),
    );
    const { std } = band(at(first, leastOf(dimensions)), labels);
    return {
      seen: provided(everyIs(scattered, [std]), everyIs(near, gaps)),
      detail:
        `means of N = ${first} and N = ${last} differ by at most ` +
        `${largestOf(gaps).toFixed(4)} at d = ${dimensions.join(", ")}`,
    };
  };
  const [wide, narrow] = [band(at(first, leastOf(dimensions))), band(at(last, largestOf(dimensions)))];
  const halves = sizes.flatMap((n) =>
    dimensions.map((d) =>
      [0, 1].map((parity) => band(at(n, d).filter(({ repeat }) => repeat % 2 === parity))),
    ),
  ) as [LogBand, LogBand][];
  const { seen, detail } = samples("true");
  const shared = { source: "kk.md §3 K5 (measured on D1)", origin: "ours" } as const;
  const on = `${summary.label}, ${summary.shown}`;
  return [
    {
      ...shared,
      id: "K5-samples",
      claim: "The number of samples matters little at d ≥ 8 (0.02 in log₁₀).",
      rule:
        `means over repeats of log₁₀ NC1 at the least and the largest N differ by ${near.text} at ` +
        "every d ≥ 8; counts only where their standard deviation at the least N and the least d ≥ 8 " +
        `is ${scattered.text}`,
      seen,
      detail: `${on}: ${detail}`,
      control: { name: "shuffled labels", ...samples("shuffled") },
    },
    {
      ...shared,
      id: "K5-bands",
      claim: "Bands narrow as d and N grow.",
      rule:
        "the standard deviation over repeats of log₁₀ NC1 at the largest N and d over that at the " +
        `least N and the least d ≥ 8 is ${narrower.text}`,
      seen: narrows([[narrow, wide]]),
      detail:
        `${on}: from ${wide.std.toFixed(4)} at N = ${first}, d = ${leastOf(dimensions)} to ` +
        `${narrow.std.toFixed(4)} at N = ${last}, d = ${largestOf(dimensions)}`,
      control: {
        name: "halves of the repeats at equal N and d",
        seen: narrows(halves),
        detail: `one half over the other, geometric mean over N and d: ${shortly(narrowing(halves))}`,
      },
    },
  ];
}
