import type { LineFigure, Series } from "@collapsar/plot";
import type { NamedFigure } from "../../experiment.js";
import type { SweptKernel } from "./kernel-rows.js";
import { type ComparedTrial, type Curve, curves, type KernelSummary } from "./kernel-summary.js";

/** As figures and tables call the kernels. */
export const KERNEL_NAMES: Readonly<Record<SweptKernel, string>> = {
  data: "data",
  "nngp-relu": "NNGP (ReLU)",
  "ntk-relu": "NTK (ReLU)",
  "nngp-erf": "NNGP (erf)",
  "ntk-erf": "NTK (erf)",
  "ntk-erf-published-code": "NTK (erf, published code's derivative)",
};

/** A curve with its band of one standard deviation. */
export function bandSeries({ name, dimensions, bands }: Curve, extra: Partial<Series> = {}): Series {
  return {
    name,
    x: dimensions,
    y: bands.map(({ mean }) => mean),
    low: bands.map(({ mean, std }) => mean - std),
    high: bands.map(({ mean, std }) => mean + std),
    ...extra,
  };
}

/** A figure over the dimension. */
export function overDimension(
  title: string,
  label: string,
  series: readonly Series[],
  subtitle?: string,
): LineFigure {
  return {
    kind: "line",
    title,
    subtitle,
    x: { label: "input dimension d₀", scale: "log" },
    y: { label },
    series,
  };
}

/**
 * The paper's two panels for the shown kernel, one curve per N or pair of sizes; for erf's NTK the published code
 * beside it.
 */
export function kernelFigures(summary: KernelSummary): NamedFigure[] {
  const { shown, label } = summary;
  const nc1 = (trial: ComparedTrial): number => trial.rows[shown].nc1;
  const relative = (trial: ComparedTrial): number => nc1(trial) / (trial.nc1Data + 1e-8);
  const name = KERNEL_NAMES[shown];
  const figures: NamedFigure[] = [
    {
      name: "nc1",
      figure: overDimension(`NC1 of the ${name} against dimension`, "log₁₀ NC1", plain(summary, nc1), label),
      caption: "Mean of log₁₀ NC1 over the repeats; the band is one standard deviation.",
    },
    {
      name: "relative-nc1",
      figure: overDimension(
        `NC1 of the ${name} relative to the data's`,
        "log₁₀ (NC1 / (NC1(X) + 10⁻⁸))",
        plain(summary, relative),
        label,
      ),
      caption: "Above 0 the kernel's features are less collapsed than the inputs.",
    },
  ];
  return [...figures, ...oneDefinition(summary), headlineFigure(summary)];
}

/** On imbalanced classes: kernel and data in the sample weighting, which the published figures mix with others. */
function oneDefinition(summary: KernelSummary): NamedFigure[] {
  const balanced = summary.trials.every(({ sizes }) =>
    sizes.every((size) => Math.abs(size - sizes[0]!) <= 1),
  );
  if (balanced) return [];
  const { shown, label } = summary;
  const relative = ({ rows }: ComparedTrial): number => rows[shown].nc1Sample / (rows.data.nc1Sample + 1e-8);
  return [
    {
      name: "nc1-one-definition",
      figure: overDimension(
        `NC1 of the ${KERNEL_NAMES[shown]}, samples weighted equally`,
        "log₁₀ NC1",
        plain(summary, ({ rows }) => rows[shown].nc1Sample),
        label,
      ),
      caption: "The published weighting mixes 1/n and 1/C; here both traces weight every sample equally.",
    },
    {
      name: "relative-nc1-one-definition",
      figure: overDimension(
        `NC1 of the ${KERNEL_NAMES[shown]} relative to the data's, one definition for both`,
        "log₁₀ (NC1 / (NC1(X) + 10⁻⁸))",
        plain(summary, relative),
        label,
      ),
      caption:
        "The published relative values divide a kernel form by a feature form; here both are of one kind.",
    },
  ];
}

function plain(summary: KernelSummary, value: (trial: ComparedTrial) => number): Series[] {
  return curves(summary, value).map((curve) => bandSeries(curve));
}

/** NNGP, NTK and, for erf, the published code's NTK for the largest sample: the headline claim at a glance. */
export function headlineFigure(summary: KernelSummary): NamedFigure {
  const activation = summary.shown.includes("relu") ? "relu" : "erf";
  const kernels: SweptKernel[] =
    activation === "erf"
      ? ["data", "nngp-erf", "ntk-erf", "ntk-erf-published-code"]
      : ["data", "nngp-relu", "ntk-relu"];
  const series = kernels.map((kernel, at) => {
    const all = curves(summary, (trial) => trial.rows[kernel].nc1Sample);
    return bandSeries(all.at(-1)!, {
      name: KERNEL_NAMES[kernel],
      colour: at,
      dashed: kernel === "ntk-erf-published-code",
    });
  });
  const sizes = curves(summary, () => 1).at(-1)!.name;
  const title =
    activation === "erf"
      ? "NTK against NNGP (erf), with the right derivative and with the published code's"
      : "NTK against NNGP (ReLU)";
  return {
    name: "ntk-against-nngp",
    figure: overDimension(title, "log₁₀ NC1", series, `${summary.label}, ${sizes}`),
    caption:
      activation === "erf"
        ? "The published code takes a scalar product where the outer product (1 + 2K_ii)(1 + 2K_jj) is " +
          "meant; under it the paper's claim reverses."
        : "The NTK stands for no more collapsed features than the NNGP.",
  };
}
