import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { above, allHold, below, everyIs, provided } from "../../bound.js";
import type { Check } from "../../check.js";
import { groupBy } from "../../statistics.js";
import type { KernelSummary } from "./kernel-summary.js";

/** Values at one ratio of class sizes: the smaller share p and the forms of the data's NC1, averaged over repeats. */
interface Imbalance {
  readonly n: number;
  readonly p: number;
  readonly sizes: string;
  /** NC1 of the linear kernel in the code's form for kernels. */
  readonly asKernel: number;
  /** NC1 of the inputs in the code's form for features. */
  readonly asFeatures: number;
  /** NC1 of the linear kernel with one weighting for both traces, every class alike: no imbalance moves it. */
  readonly byClass: number;
}

/** At the largest dimension, where sampling noise is smallest. */
function imbalances({ trials }: KernelSummary): Imbalance[] {
  const d = largestOf(trials.map((trial) => trial.d));
  const own = trials.filter((trial) => trial.d === d);
  return [...groupBy(own, (trial) => trial.sizes.join(" : "))].map(([sizes, group]) => ({
    n: group[0]!.n,
    p: leastOf(group[0]!.sizes) / group[0]!.n,
    sizes,
    asKernel: mean(group.map((trial) => trial.rows.data.nc1)),
    asFeatures: mean(group.map((trial) => trial.nc1Data)),
    byClass: mean(group.map((trial) => trial.rows.data.nc1Class)),
  }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** (1 + (1 − 2p)²)/(4p(1 − p)): how far the code's two definitions of NC1 are apart. */
export function definitionFactor(p: number): number {
  return (1 + (1 - 2 * p) ** 2) / (4 * p * (1 - p));
}

/** The control of all three: on the same data, one definition for kernels and features. */
const CLASS_WEIGHTING = "NC1 with every class weighted alike in both traces";

/** How far from the population values the sampled ones may lie. */
const near = below(0.1);

/** Of each number of samples, the ratios of a value at each ratio of sizes to that at the next more equal one. */
function growth(found: readonly Imbalance[], value: (one: Imbalance) => number): number[] {
  return [...groupBy(found, ({ n }) => n).values()].flatMap((group) => {
    const values = [...group].sort((left, right) => right.p - left.p).map(value);
    return values.slice(1).map((one, at) => one / values[at]!);
  });
}

/** I1: the kernel form rises with imbalance as 1/(4p(1−p)), the feature form falls as 1/(1+(1−2p)²): two claims. */
export function checkI1(summary: KernelSummary, nc1: number): Check[] {
  const found = imbalances(summary);
  const forms = [
    {
      id: "I1-kernels",
      claim: "On imbalanced data the code's NC1 of kernels rises, (σ²/m²)/(4p(1−p)).",
      what: "NC1 of the linear kernel",
      moves: above(1),
      value: ({ asKernel }: Imbalance) => asKernel,
      expected: ({ p }: Imbalance) => nc1 / (4 * p * (1 - p)),
    },
    {
      id: "I1-features",
      claim: "On imbalanced data the code's NC1 of features falls, (σ²/m²)/(1+(1−2p)²).",
      what: "NC1 of the inputs",
      moves: below(1),
      value: ({ asFeatures }: Imbalance) => asFeatures,
      expected: ({ p }: Imbalance) => nc1 / (1 + (1 - 2 * p) ** 2),
    },
  ];
  return forms.map(({ id, claim, what, moves, value, expected }) => {
    const judge = (of: (one: Imbalance) => number) => {
      const gaps = found.map((one) => Math.abs(of(one) / expected(one) - 1));
      return {
        seen: allHold(everyIs(moves, growth(found, of)), everyIs(near, gaps)),
        detail: `population values met within ${percent(largestOf(gaps))}`,
      };
    };
    const { seen, detail } = judge(value);
    return {
      id,
      claim,
      source: "kk.md §3 I1 (derived)",
      origin: "ours",
      rule:
        `${what}, mean over repeats at the largest d, changes at each N from each ratio of sizes to ` +
        `the next more unequal one by a factor ${moves.text}, and its relative distance to the ` +
        `population value is ${near.text} at every ratio`,
      seen,
      detail: `${summary.label}: ${detail}`,
      control: { name: CLASS_WEIGHTING, ...judge(({ byClass }) => byClass) },
    };
  });
}

/** I2: so the two definitions differ by a factor that depends on the imbalance alone. */
export function checkI2(summary: KernelSummary): Check {
  const found = imbalances(summary);
  const unequal = found.some(({ p }) => p < 0.5);
  const judge = (other: (one: Imbalance) => number) => {
    const factors = found.map((one) => ({ ...one, factor: one.asKernel / other(one) }));
    const gaps = factors.map(({ p, factor }) => Math.abs(factor / definitionFactor(p) - 1));
    const list = factors.map(
      ({ sizes, p, factor }) => `${sizes}: ${factor.toFixed(3)} (expected ${definitionFactor(p).toFixed(3)})`,
    );
    return { seen: provided(unequal, everyIs(near, gaps)), detail: list.join("; ") };
  };
  const { seen, detail } = judge(({ asFeatures }) => asFeatures);
  return {
    id: "I2",
    claim:
      "Kernel and feature numbers of the published figures differ by (1+(1−2p)²)/(4p(1−p)) on the same data.",
    source: "kk.md §3 I2 (derived)",
    origin: "ours",
    rule:
      "the kernel form over the feature form, means over repeats at the largest d, is off the " +
      `factor by a relative distance ${near.text} at every ratio of sizes; counts only where one ` +
      "of them is unequal",
    seen,
    detail: `${summary.label}: ${detail}`,
    control: { name: CLASS_WEIGHTING, ...judge(({ byClass }) => byClass) },
  };
}

function percent(value: number): string {
  return `${(100 * value).toFixed(2)} %`;
}
