import { InputError, seededRandom } from "@collapsar/linalg";
import { checkInteger, ownOptions, type Settings, shownValue } from "@collapsar/linalg/check";
import type { Dataset } from "./dataset.js";
import { gaussianMixtureOptions } from "./options.js";

/** Options of `gaussianMixture`. */
export interface GaussianMixtureOptions {
  /** Number of samples; defaults to 1024, or to the sum of sizes. */
  readonly n?: number | undefined;
  /** Number of coordinates; defaults to 128. */
  readonly d?: number | undefined;
  /** Number of classes; defaults to 2, or to the length of sizes. */
  readonly classes?: number | undefined;
  /** Unit of the class means, which are ±1, ±3, … times it on every coordinate; defaults to 2. */
  readonly mean?: number | undefined;
  /** Standard deviation of every coordinate; defaults to 0.5. */
  readonly std?: number | undefined;
  /** Samples of each class; defaults to equal sizes, the first classes taking what is left over. */
  readonly sizes?: readonly number[] | undefined;
  /** Defaults to 0. */
  readonly seed?: number | undefined;
  /** Defaults to f64. */
  readonly dtype?: "f64" | "f32" | undefined;
}

/**
 * Class means in units of `mean`, ascending odd numbers: −1, 1 for two classes; −3, −1, 1, 3 for four; −1, 1, 3 for
 * three.
 */
export function mixtureMeanFactors(classes: number): number[] {
  checkInteger("mixtureMeanFactors", "classes", classes, 1);
  const first = classes % 2 === 0 ? 1 - classes : 2 - classes;
  return Array.from({ length: classes }, (_, c) => first + 2 * c);
}

const fn = "gaussianMixture";

function fail(argument: string, requirement: string, received: string): InputError {
  return new InputError({ fn, argument, requirement, received });
}

/** More numbers than any array of this platform holds. */
const mostNumbers = 2 ** 32;
const mostClasses = 1_000_000;

function classSizesOf(
  { n, classes, sizes }: GaussianMixtureOptions,
  settings: Settings<typeof gaussianMixtureOptions>,
): number[] {
  const C = classes ?? sizes?.length ?? settings.classes;
  if (C > mostClasses) throw fail("classes", `must be at most ${mostClasses}`, String(C));
  if (sizes === undefined) {
    const total = settings.n;
    checkInteger(fn, "n", total, C);
    return Array.from({ length: C }, (_, c) => Math.floor(total / C) + (c < total % C ? 1 : 0));
  }
  for (const size of sizes) checkInteger(fn, "sizes", size, 1);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length !== C || (n !== undefined && n !== total)) {
    throw fail(
      "sizes",
      "must name one size a class and add up to n",
      `${sizes.join("+")} for ${C} classes and n = ${n ?? total}`,
    );
  }
  return [...sizes];
}

/**
 * Gaussian mixture x ~ N(m_c·1, std²·I), the class means m_c = ±mean for two classes and ±1, ±3, … times mean for more;
 * rows are in the order of the classes.
 *
 * Source: Kothapalli & Tirer 2024, section 4 (two classes: mean 2, std 0.5).
 *
 * @throws InputError if a size is not a positive integer, sizes do not add up to n, or std is negative
 */
export function gaussianMixture(options: GaussianMixtureOptions = {}): Dataset {
  const settings = ownOptions(fn, gaussianMixtureOptions, options);
  const { d, mean, std, seed, dtype } = settings;
  const sizes = classSizesOf(options, settings);
  if (!Number.isFinite(mean)) throw fail("mean", "must be finite", shownValue(mean));
  const n = sizes.reduce((sum, size) => sum + size, 0);
  if (n * d > mostNumbers) throw fail("n", `times d must be at most 2^32 numbers`, `${n} × ${d}`);
  const factors = mixtureMeanFactors(sizes.length);
  const y = Int32Array.from(sizes.flatMap((size, c) => new Array<number>(size).fill(c)));
  const random = seededRandom(seed);
  const data = dtype === "f32" ? new Float32Array(n * d) : new Float64Array(n * d);
  for (let i = 0; i < n; i++) {
    const centre = factors[y[i]!]! * mean;
    for (let j = 0; j < d; j++) data[i * d + j] = centre + std * random.normal();
  }
  return {
    name: `gaussian:n=${n},d=${d},classes=${sizes.length},mean=${mean},std=${std}`,
    X: { rows: n, cols: d, data },
    y,
    classNames: factors.map((factor) => `mean ${factor * mean}`),
    columns: Array.from({ length: d }, (_, j) => `x${j + 1}`),
    source: "Gaussian mixture of Kothapalli & Tirer 2024 (arXiv 2406.02105)",
  };
}
