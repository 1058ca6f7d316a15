import { type Matrix, matmul, qr, randomNormal, seededRandom } from "@collapsar/linalg";
import { frobeniusNorm, largestOf } from "@collapsar/linalg/parts";
import { type Blocks, blockSpectrum, constantKernelPhases } from "@collapsar/ntk";
import { constantKernelResidual, residualParts } from "@collapsar/ntk/parts";
import { z } from "zod";
import { above, allHold, atMost, everyIs, provided } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { blocksSchema, orderedLabels, short, sizeKeys } from "./block-config.js";

const schema = z.object({
  classes: sizeKeys.classes,
  perClass: sizeKeys.perClass,
  blocks: blocksSchema.describe("Blocks γ of the constant kernel."),
  points: z.int().min(10).default(120).describe("Times at which the residual is measured."),
});

type Config = z.output<typeof schema>;

/** Norms of the residual's parts at one time, or one eigenvalue with its phase: of the kernel, or without its classes. */
type PhaseRow = {
  readonly kind: "time" | "phase" | "class-free phase";
  readonly part: string;
  readonly time: number;
  readonly global: number;
  readonly class: number;
  readonly single: number;
  readonly rate: number;
  readonly measured: number;
  /** The rate measured along random directions, as many as the part has. */
  readonly elsewhere: number;
  readonly multiplicity: number;
  readonly end: number;
};

const PARTS = ["global", "class", "single"] as const;
const NONE = { part: "", rate: 0, measured: 0, elsewhere: 0, multiplicity: 0, end: 0 };

type PartNorms = Pick<PhaseRow, (typeof PARTS)[number]>;

/** Norms of a residual along the first column of Q, the next C − 1 and the others. */
function normsAlong(residual: Matrix, Q: Matrix): PartNorms {
  const coordinates = matmul(residual, Q);
  const { rows: classes, cols } = coordinates;
  const squares = { global: 0, class: 0, single: 0 };
  coordinates.data.forEach((value, at) => {
    const column = at % cols;
    squares[column === 0 ? "global" : column < classes ? "class" : "single"] += value * value;
  });
  return {
    global: Math.sqrt(squares.global),
    class: Math.sqrt(squares.class),
    single: Math.sqrt(squares.single),
  };
}

/** The blocks with one value off the diagonal, the mean of them all. */
function withoutClasses({ diagonal, within, between }: Blocks, classes: number, perClass: number): Blocks {
  const others = (classes - 1) * perClass;
  const mean = ((perClass - 1) * within + others * between) / (perClass - 1 + others);
  return { diagonal, within: mean, between: mean };
}

function phaseRows({ classes, perClass, blocks, points }: Config, seed: number): PhaseRow[] {
  const sized = { classes, perClass };
  const labels = orderedLabels(classes, perClass);
  const residual = randomNormal(seededRandom(seed), classes, labels.length);
  const directions = qr(
    randomNormal(seededRandom(deriveSeed(seed, "directions")), labels.length, labels.length),
  ).Q;
  const phases = constantKernelPhases(blocks, sized);
  const spectrum = blockSpectrum(blocks, sized);
  const residualAt = (time: number) => constantKernelResidual({ blocks, labels, residual, time });
  const norms = (time: number): PartNorms => {
    const parts = residualParts(residualAt(time), labels);
    return {
      global: frobeniusNorm(parts.global),
      class: frobeniusNorm(parts.class),
      single: frobeniusNorm(parts.single),
    };
  };
  const last = largestOf(phases.map(({ end }) => end).filter(Number.isFinite));
  const start = norms(0);
  const rateOf = (part: keyof PartNorms, time: number, of: (time: number) => PartNorms) =>
    Math.log(of(0)[part] / of(time)[part]) / time;
  const along = (time: number) => normsAlong(residualAt(time), directions);
  const rows: PhaseRow[] = phases.map(({ part, rate, end, timeConstant }) => ({
    kind: "phase",
    time: timeConstant,
    ...start,
    part,
    rate,
    measured: rateOf(part, timeConstant, norms),
    elsewhere: rateOf(part, timeConstant, along),
    multiplicity: spectrum[part].multiplicity,
    end,
  }));
  for (const { part, rate, end } of constantKernelPhases(withoutClasses(blocks, classes, perClass), sized)) {
    rows.push({ kind: "class-free phase", time: end, ...start, ...NONE, part, rate, end });
  }
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
  const classFree = rows.filter(({ kind }) => kind === "class-free phase");
  const errors = ends.map(({ rate, measured }) => Math.abs(measured / rate - 1));
  const elsewhere = ends.map((row) => Math.abs(row.elsewhere / row.rate - 1));
  const falling = [...ends].sort((a, b) => b.rate - a.rate).map(({ rate }) => rate);
  const gaps = ratiosOf(falling).map((ratio) => 1 / ratio);
  const [exact, apart] = [atMost(1e-6), above(1.1)];
  const atTheRates = (of: readonly number[]) => provided(everyIs(apart, gaps), everyIs(exact, of));
  const orderOf = (of: readonly PhaseRow[]) => of.map(({ part }) => part).join(", ");
  const inOrder = (of: readonly PhaseRow[]) =>
    allHold(
      of.length > 0 ? orderOf(of) === PARTS.join(", ") : undefined,
      everyIs(apart, ratiosOf(of.map(({ end }) => end))),
    );
  const shown = (of: readonly PhaseRow[]) =>
    `order: ${orderOf(of)}; ends at ${of.map(({ end }) => short(end)).join(", ")}`;
  return [
    {
      id: "rates",
      claim: "Each part of the residual decays with its eigenvalue, to 1e-6.",
      source: "[NTC], theory §6; figures/ntc 3.1",
      origin: "quoted",
      rule:
        `relative error of each rate ${exact.text}; counts only where each eigenvalue over the next ` +
        `one is ${apart.text}`,
      seen: atTheRates(errors),
      detail: `largest relative error of a rate ${short(largestOf(errors))}`,
      control: {
        name: "along random directions, as many",
        seen: atTheRates(elsewhere),
        detail: `relative errors of the rates ${elsewhere.map(short).join(", ")}`,
      },
    },
    {
      id: "order",
      claim: "The global mean dies first, then the class means, then single samples.",
      source: "[NTC], theory §6; figures/ntc 3.1",
      origin: "quoted",
      rule: `in this order, the end of each phase over that of the one before ${apart.text}`,
      seen: inOrder(ends),
      detail: shown(ends),
      control: {
        name: "the kernel's mean off the diagonal, without classes",
        seen: inOrder(classFree),
        detail: shown(classFree),
      },
    },
  ];
}
