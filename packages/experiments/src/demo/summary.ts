import { type CompareSummary, summariseCompare } from "../compare/summary.js";
import type { ResultRow } from "../experiment.js";
import { steps } from "./deep-rfm-part.js";

type Step = (typeof steps)[number];

export interface LayerSummary {
  readonly layer: number;
  readonly nc1: Readonly<Record<Step, number>>;
  readonly nc2: Readonly<Record<Step, number>>;
}

export interface GramSummary {
  readonly layer: number;
  readonly step: string;
  readonly within: number;
  readonly between: number;
  readonly picture: readonly number[];
}

export interface KernelSummary {
  readonly kernel: "nngp" | "ntk";
  readonly activation: string;
  readonly depths: readonly number[];
  readonly nc1: readonly number[];
  /** The same of the same kernels under shuffled labels. */
  readonly nc1Shuffled: readonly number[];
}

export interface BlockSummary {
  readonly kernel: string;
  readonly diagonal: number;
  readonly within: number;
  readonly between: number;
  readonly relativeDistance: number;
  readonly alignment: number;
}

export interface PhaseSummary {
  readonly residual: string;
  readonly rate: number;
  readonly multiplicity: number;
  readonly start: number;
  readonly end: number;
}

export interface TrajectorySummary {
  readonly invariant: string;
  readonly drift: number;
  readonly time: readonly number[];
  readonly nc1: readonly number[];
  readonly nc2: readonly number[];
  readonly nc3: readonly number[];
  readonly loss: readonly number[];
}

/** The small network over its training. */
export interface NetworkSummary {
  readonly epoch: readonly number[];
  readonly nc1: readonly number[];
  readonly nc2: readonly number[];
  readonly alignment: readonly number[];
  readonly trainAccuracy: readonly number[];
  readonly testAccuracy: readonly number[];
  /** Measured blocks of the logits' kernel at the first and the last probe. */
  readonly blocks: readonly (readonly [number, number, number])[];
}

/** Everything that the demo's figures, tables and words are made of. */
export interface DemoSummary {
  /** The explanations side by side, on rows that were trained on and on rows that were not. */
  readonly compare: CompareSummary;
  readonly samples: number;
  readonly layers: readonly LayerSummary[];
  /** The same on shuffled labels. */
  readonly shuffledLayers: readonly LayerSummary[];
  readonly grams: readonly GramSummary[];
  readonly dataNc1: number;
  readonly kernels: readonly KernelSummary[];
  readonly blocks: readonly BlockSummary[];
  readonly phases: readonly PhaseSummary[];
  readonly trajectories: readonly TrajectorySummary[];
  readonly network: NetworkSummary;
  /** The same network trained on shuffled labels. */
  readonly shuffledNetwork: NetworkSummary;
}

const number = (row: ResultRow, key: string): number => Number(row[key]);
const text = (row: ResultRow, key: string): string => String(row[key]);

/** Gathers the flat rows of all parts. */
export function summariseDemo(rows: readonly ResultRow[], samples: number): DemoSummary {
  const of = (part: string) => rows.filter((row) => row["part"] === part);
  const kernelRows = of("kernels");
  return {
    samples,
    compare: summariseCompare(of("compare")),
    layers: layersOf(of("deep-rfm").filter((row) => row["labels"] === "true")),
    shuffledLayers: layersOf(of("deep-rfm").filter((row) => row["labels"] === "shuffled")),
    grams: of("gram").map((row) => ({
      layer: number(row, "layer"),
      step: text(row, "step"),
      within: number(row, "within"),
      between: number(row, "between"),
      picture: row["picture"] as readonly number[],
    })),
    dataNc1: number(kernelRows.find((row) => row["kernel"] === "data") ?? {}, "nc1"),
    kernels: kernelsOf(kernelRows),
    blocks: of("blocks") as unknown as BlockSummary[],
    phases: of("phase") as unknown as PhaseSummary[],
    network: networkOf(of("network").filter((row) => row["labels"] === "true")),
    shuffledNetwork: networkOf(of("network").filter((row) => row["labels"] === "shuffled")),
    trajectories: ["zero", "random"].map((invariant) => trajectoryOf(of("trajectory"), invariant)),
  };
}

function layersOf(rows: readonly ResultRow[]): LayerSummary[] {
  const layers = [...new Set(rows.map((row) => number(row, "layer")))].sort((a, b) => a - b);
  return layers.map((layer) => {
    const at = (key: string) =>
      Object.fromEntries(
        steps.map((step) => [
          step,
          number(rows.find((row) => row["layer"] === layer && row["step"] === step) ?? {}, key),
        ]),
      ) as Record<Step, number>;
    return { layer, nc1: at("nc1"), nc2: at("nc2") };
  });
}

function kernelsOf(rows: readonly ResultRow[]): KernelSummary[] {
  return (["relu", "erf"] as const).flatMap((activation) =>
    (["nngp", "ntk"] as const).map((kernel) => {
      const own = rows.filter((row) => row["activation"] === activation && row["kernel"] === kernel);
      return {
        kernel,
        activation,
        depths: own.map((row) => number(row, "depth")),
        nc1: own.map((row) => number(row, "nc1")),
        nc1Shuffled: own.map((row) => number(row, "nc1Shuffled")),
      };
    }),
  );
}

function trajectoryOf(rows: readonly ResultRow[], invariant: string): TrajectorySummary {
  const own = rows.filter((row) => row["invariant"] === invariant);
  const column = (key: string) => own.map((row) => number(row, key));
  const columns = {
    time: column("time"),
    nc1: column("nc1"),
    nc2: column("nc2"),
    nc3: column("nc3"),
    loss: column("loss"),
  };
  return { invariant, drift: number(own[0] ?? {}, "drift"), ...columns };
}

function networkOf(rows: readonly ResultRow[]): NetworkSummary {
  const column = (key: string) => rows.map((row) => number(row, key));
  const ends = [rows[0] ?? {}, rows.at(-1) ?? {}];
  return {
    epoch: column("epoch"),
    nc1: column("nc1"),
    nc2: column("nc2"),
    alignment: column("gammaAlignment"),
    trainAccuracy: column("trainAccuracy"),
    testAccuracy: column("testAccuracy"),
    blocks: ends.map(
      (row) =>
        [number(row, "gammaDiagonal"), number(row, "gammaWithin"), number(row, "gammaBetween")] as const,
    ),
  };
}
