import { randomNormal, seededRandom } from "@collapsar/linalg";
import { frobeniusNorm, largestOf } from "@collapsar/linalg/parts";
import { blockSpectrum, constantKernelPhases } from "@collapsar/ntk";
import { constantKernelResidual, residualParts } from "@collapsar/ntk/parts";
import { z } from "zod";
import { above, allHold, atMost, everyIs, provided } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { blocksSchema, orderedLabels, short, sizeKeys } from "./block-config.js";

const schema = z.object({
  classes: sizeKeys.classes,
  perClass: sizeKeys.perClass,
  blocks: blocksSchema.describe("Blocks γ of the constant kernel."),
  points: z.int().min(10).default(120).describe("Times at which the residual is measured."),
});

type Config = z.output<typeof schema>;

/** Norms of the residual's parts at one time, or one eigenvalue with its phase. */
type PhaseRow = {
  readonly kind: "time" | "phase";
  readonly part: string;
  readonly time: number;
  readonly global: number;
  readonly class: number;
  readonly single: number;
  readonly rate: number;
  readonly measured: number;
  readonly multiplicity: number;
  readonly end: number;
};

const PARTS = ["global", "class", "single"] as const;
const NONE = { part: "", rate: 0, measured: 0, multiplicity: 0, end: 0 };

function phaseRows({ classes, perClass, blocks, points }: Config, seed: number): PhaseRow[] {
  const sized = { classes, perClass };
  const labels = orderedLabels(classes, perClass);
  const residual = randomNormal(seededRandom(seed), classes, labels.length);
  const phases = constantKernelPhases(blocks, sized);
  const spectrum = blockSpectrum(blocks, sized);
  const norms = (time: number) => {
    const parts = residualParts(constantKernelResidual({ blocks, labels, residual, time }), labels);
    return {
      global: frobeniusNorm(parts.global),
      class: frobeniusNorm(parts.class),
      single: frobeniusNorm(parts.single),
    };
  };
  const last = largestOf(phases.map(({ end }) => end).filter(Number.isFinite));
  const start = norms(0);
  const rows: PhaseRow[] = phases.map(({ part, rate, end, timeConstant }) => ({
    kind: "phase",
    time: timeConstant,
    ...start,
    part,
    rate,
    measured: Math.log(start[part] / norms(timeConstant)[part]) / timeConstant,
    multiplicity: spectrum[part].multiplicity,
    end,
  }));
  for (let i = 0; i < points; i++) {
    const time = (last * i) / (points - 1);
    rows.push({ kind: "time", time, ...norms(time), ...NONE });
  }
  return rows;
}

export const phases = defineExperiment({
  id: "block-ntk/phases",
  title: "Three phases of training under a block-structured kernel",
  paper: "NTC",
  figure: "ntk-collapse/phases, ntk-collapse/spectrum",
  description:
    "Training under a constant block-structured kernel, in closed form: the global mean of the " +
    "residual dies first, then the class means, then the differences within classes, each at its " +
    "own eigenvalue.",
  schema,
  trials: (config): Config[] => [config],
  runTrial: (trial, { seed }) => phaseRows(trial, seed),
  summarise: (rows) => [...rows],
  figures,
  tables,
  checks,
});

function figures(rows: readonly PhaseRow[]): NamedFigure[] {
  const times = rows.filter(({ kind }) => kind === "time");
  const ends = rows.filter(({ kind }) => kind === "phase");
  return [
    {
      name: "phases",
      caption:
        "Norms of the three parts of the residual. Each rule is the end of a phase: its part has fallen to 1 %.",
      figure: {
        kind: "line",
        title: "The residual by its parts",
        subtitle: "gradient flow of ½‖F − Y‖² under a constant block-structured kernel",
        x: { label: "time" },
        y: { label: "‖part of F − Y‖", scale: "log" },
        series: PARTS.map((part) => {
          const own = times.filter((row) => row[part] > 1e-8);
          return {
            name: part,
            x: own.map(({ time }) => time),
            y: own.map((row) => row[part]),
            markers: false,
          };
        }),
        rules: ends.map(({ part, end }) => ({ at: end, axis: "x", label: `${part} ends` })),
      },
    },
    {
      name: "eigenvalues",
      caption: "The three eigenvalues, each over the places in the spectrum that it takes.",
      figure: spectrumFigure(ends),
    },
  ];
}

function spectrumFigure(ends: readonly PhaseRow[]): NamedFigure["figure"] {
  let place = 0;
  const series = [...ends]
    .sort((a, b) => b.rate - a.rate)
    .map(({ part, rate, multiplicity }) => {
      const x = Array.from({ length: multiplicity }, (_, i) => place + i + 1);
      place += multiplicity;
      return { name: part, x, y: x.map(() => rate), markers: true };
    });
  return {
    kind: "line",
    title: "Eigenvalues by phase",
    x: { label: "place in the spectrum", integer: true },
    y: { label: "eigenvalue", scale: "log" },
    series,
  };
}

function tables(rows: readonly PhaseRow[]): NamedTable[] {
  const ends = rows.filter(({ kind }) => kind === "phase");
  return [
    {
      name: "phases",
      title: "Eigenvalues and phases",
      columns: ["part", "eigenvalue", "multiplicity", "measured rate", "time constant", "ends at"],
      rows: ends.map((row) => [row.part, row.rate, row.multiplicity, row.measured, row.time, row.end]),
    },
  ];
}

/** Each value over the one before it. */
const ratiosOf = (values: readonly number[]) => values.slice(1).map((value, i) => value / values[i]!);

function checks(rows: readonly PhaseRow[]): Check[] {
  const ends = rows.filter(({ kind }) => kind === "phase");
  const errors = ends.map(({ rate, measured }) => Math.abs(measured / rate - 1));
  const falling = [...ends].sort((a, b) => b.rate - a.rate).map(({ rate }) => rate);
  const gaps = ratiosOf(falling).map((ratio) => 1 / ratio);
  const order = ends.map(({ part }) => part).join(", ");
  const [exact, apart] = [atMost(1e-6), above(1.1)];
  return [
    {
      id: "rates",
      claim: "Each part of the residual decays with its eigenvalue, to 1e-6.",
      source: "[NTC], theory §6; figures/ntc 3.1",
      origin: "quoted",
      rule:
        `relative error of each rate ${exact.text}; counts only where each eigenvalue over the next ` +
        `one is ${apart.text}`,
      seen: provided(everyIs(apart, gaps), everyIs(exact, errors)),
      detail: `largest relative error of a rate ${short(largestOf(errors))}`,
    },
    {
      id: "order",
      claim: "The global mean dies first, then the class means, then single samples.",
      source: "[NTC], theory §6; figures/ntc 3.1",
      origin: "quoted",
      rule: `in this order, the end of each phase over that of the one before ${apart.text}`,
      seen: allHold(
        ends.length > 0 ? order === PARTS.join(", ") : undefined,
        everyIs(apart, ratiosOf(ends.map(({ end }) => end))),
      ),
      detail: `order: ${order}; ends at ${ends.map(({ end }) => short(end)).join(", ")}`,
    },
  ];
}
