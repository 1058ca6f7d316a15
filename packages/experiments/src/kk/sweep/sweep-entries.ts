/** Kernels that a sweep can show. */
export type ShownKernel = "nngp-erf" | "ntk-erf" | "nngp-relu" | "ntk-relu";

/** Data of a sweep: D1, D1 with unequal classes, four classes, means ±6, standard deviation 1. */
export type SweepData = "balanced" | "imbalanced" | "4cls" | "mu6" | "std1";

const kernels: Readonly<Record<ShownKernel, string>> = {
  "nngp-erf": "NNGP (erf)",
  "ntk-erf": "NTK (erf)",
  "nngp-relu": "NNGP (ReLU)",
  "ntk-relu": "NTK (ReLU)",
};

const places: Readonly<Record<SweepData, string>> = {
  balanced: "two balanced Gaussian classes",
  imbalanced: "two imbalanced Gaussian classes",
  "4cls": "four Gaussian classes",
  mu6: "two classes far apart (means ±6)",
  std1: "two overlapping classes (std 1)",
};

/** One experiment of the family kernel-collapse: static text, for the list. */
export interface KernelSweepEntry {
  readonly id: string;
  readonly title: string;
  readonly kernel: ShownKernel;
  readonly data: SweepData;
}

/** kernel-collapse/<kernel>-<data> for every kernel and data of the catalogue. */
export const kernelSweepEntries: readonly KernelSweepEntry[] = (Object.keys(places) as SweepData[]).flatMap(
  (data) =>
    (Object.keys(kernels) as ShownKernel[]).map((kernel) => ({
      id: `kernel-collapse/${kernel}-${data}`,
      title: `NC1 of the ${kernels[kernel]} against dimension on ${places[data]}`,
      kernel,
      data,
    })),
);

/** One experiment of the family adaptive. */
export interface AdaptiveSweepEntry {
  readonly id: string;
  readonly title: string;
  readonly data: SweepData;
  /** Final width h. */
  readonly width: number;
}

/** adaptive/eos-<data>, and the annealing down to h = 200. */
export const adaptiveSweepEntries: readonly AdaptiveSweepEntry[] = [
  ...(["balanced", "imbalanced", "4cls", "std1"] as const).map((data) => ({
    id: `adaptive/eos-${data}`,
    title: `NC1 of the adaptive kernel against dimension on ${places[data]}`,
    data,
    width: 500,
  })),
  {
    id: "adaptive/eos-h200",
    title: "NC1 of the adaptive kernel annealed down to width 200",
    data: "balanced",
    width: 200,
  },
];
