import { gaussianMixture } from "@collapsar/datasets";
import { gram, type Matrix, matmul, transpose } from "@collapsar/linalg";
import { eigvalsh } from "@collapsar/linalg/parts";
import { nc1TraceRatio } from "@collapsar/metrics";
import { orNull } from "@collapsar/metrics/parts";
import { disposeState, evaluate, useTensorflow } from "@collapsar/nn";
import { layerOutputs, parameterMatrix } from "@collapsar/nn/parts";
import type { LineFigure } from "@collapsar/plot";
import { shortNumber } from "@collapsar/plot/parts";
import { z } from "zod";
import { allHold, below, everyIs } from "../../bound.js";
import type { Check } from "../../check.js";
import { defineExperiment, type NamedFigure, type ResultRow, type TrialContext } from "../../experiment.js";
import { deriveSeed } from "../../seed.js";
import { checkFinite, earlyEnd } from "../training/run-training-features.js";
import { startFcn, trainFcn } from "./fcn-network.js";

const schema = z.object({
  perClass: z.int().min(2).default(512).describe("samples of each of the two classes"),
  dimension: z.int().min(1).default(1).describe("input dimension d0"),
  width: z.int().min(2).default(2000).describe("hidden width"),
  learningRate: z.number().positive().default(1e-4).describe("rate of full-batch gradient descent"),
  epochs: z.int().min(1).default(1000).describe("steps of gradient descent"),
  probes: z.int().min(2).default(21).describe("how many times NC1 is measured"),
});
type Config = z.infer<typeof schema>;

/**
 * One run of the two-layer erf network: its loss, NC1 of both layers, WᵀW before and after, the predictions. A training
 * that diverges ends with a row that says so, and has no weights or predictions at its end.
 */
async function runTrial(config: Config, context: TrialContext): Promise<ResultRow[]> {
  await useTensorflow("auto");
  const { perClass, dimension: d, width, epochs } = config;
  const seed = deriveSeed(context.seed, "kk", "fcn-run", d);
  const { X, y } = gaussianMixture({ sizes: [perClass, perClass], d, mean: 2, std: 0.5, seed });
  const start = deriveSeed(context.seed, "fcn", d, 0);
  const { state, examples } = startFcn({ X, y }, { width, activation: "erf", seed: start });
  const { network } = state;
  const rows: ResultRow[] = [];
  const every = Math.max(1, Math.round(epochs / (config.probes - 1)));
  const nc1 = (H: Matrix) => orNull(() => nc1TraceRatio(H, y)) ?? Number.NaN;
  const measure = (epoch: number) => {
    const layers = [network.features, network.output];
    checkFinite(state, examples, { epoch, layers });
    const outputs = layerOutputs(state, examples, layers);
    const [hidden, output] = [network.features, network.output].map((id) => outputs.get(id) as Matrix);
    const { loss } = evaluate(state, examples, { loss: "mse", coding: "plus-minus" });
    const [ofHidden, ofOutput] = [nc1(hidden as Matrix), nc1(output as Matrix)];
    const reason = Number.isNaN(ofHidden + ofOutput) ? "features died" : null;
    rows.push({ part: "course", epoch, loss, hidden: ofHidden, output: ofOutput, reason });
    return output as Matrix;
  };
  /** WᵀW of the first layer and of the second, WᵀW or WWᵀ, whichever is smaller: the eigenvalues are the same. */
  const weights = (part: string) => {
    const first = parameterMatrix(state, "hidden1.kernel");
    rows.push({
      part,
      layer: 1,
      spectrum: spectrumOf(first),
      side: d,
      entries: Array.from(gram(first).data),
    });
    rows.push({ part, layer: 2, spectrum: spectrumOf(parameterMatrix(state, "classifier.kernel")) });
  };
  try {
    measure(0);
    weights("start");
    for await (const { epoch } of trainFcn(state, examples, config, { signal: context.signal })) {
      if ((epoch + 1) % every === 0 && epoch + 1 < epochs) measure(epoch + 1);
      if (epoch % 20 === 0) context.progress?.((epoch + 1) / epochs, `epoch ${epoch + 1} of ${epochs}`);
    }
    const output = measure(epochs);
    weights("end");
    rows.push({ part: "prediction", prediction: Array.from(output.data), labels: Array.from(y) });
  } catch (error) {
    const end = earlyEnd(error);
    if (end === undefined) throw error;
    rows.push({ part: "course", loss: Number.NaN, hidden: Number.NaN, output: Number.NaN, ...end });
  } finally {
    disposeState(state);
  }
  return rows.map((row) => ({ ...config, ...row }));
}

/** Eigenvalues of the smaller of AAᵀ and AᵀA, largest first. */
function spectrumOf(A: Matrix): number[] {
  const small = A.rows <= A.cols ? gram(A) : matmul(transpose(A), A);
  return Array.from(eigvalsh(small)).reverse();
}

interface Summary {
  readonly rows: readonly ResultRow[];
}

const partOf = ({ rows }: Summary, part: string) => rows.filter((row) => row["part"] === part);
const numbers = (row: ResultRow | undefined, key: string) => (row?.[key] ?? []) as readonly number[];

function sizeOf({ rows: [row] }: Summary): string {
  return (
    `two classes of ${row?.["perClass"]} in d₀ = ${row?.["dimension"]}, width ${row?.["width"]}, ` +
    `rate ${row?.["learningRate"]}`
  );
}

function figures(summary: Summary): NamedFigure[] {
  const course = partOf(summary, "course");
  const epoch = course.map((row) => Number(row["epoch"]));
  const column = (key: string) => course.map((row) => Number(row[key]));
  const panel = (title: string, log: boolean, series: LineFigure["series"]): LineFigure => ({
    kind: "line",
    title,
    x: { label: "epoch" },
    y: { label: title, scale: log ? "log" : "linear" },
    series,
  });
  const subtitle = sizeOf(summary);
  const ended = partOf(summary, "prediction").length > 0;
  return [
    {
      name: "course",
      figure: {
        kind: "panels",
        title: "One run of the two-layer erf network",
        subtitle,
        panels: [
          panel("loss", true, [{ name: "mean squared error", x: epoch, y: column("loss") }]),
          panel("log₁₀ NC1", false, [
            { name: "hidden layer", x: epoch, y: column("hidden").map(Math.log10) },
            { name: "output", x: epoch, y: column("output").map(Math.log10) },
          ]),
        ],
      },
    },
    ...(ended ? [spectrumFigure(summary), ...changeFigure(summary), predictionFigure(summary)] : []),
  ];
}

/** Eigenvalues of both layers' WᵀW by the largest, at the start and at the end. */
function spectrumFigure(summary: Summary): NamedFigure {
  const panels = [1, 2].map((layer): LineFigure => {
    const series = (["start", "end"] as const).map((part) => {
      const values = numbers(
        partOf(summary, part).find((row) => row["layer"] === layer),
        "spectrum",
      );
      return {
        name: part,
        x: values.map((_, i) => i + 1),
        y: values.map((value) => value / (values[0] ?? 1)),
        dashed: part === "start",
        markers: true,
      };
    });
    return {
      kind: "line",
      title: `layer ${layer}`,
      x: { label: "rank", integer: true },
      y: { label: "λ / λ_max" },
      series,
    };
  });
  return {
    name: "spectrum",
    figure: {
      kind: "panels",
      title: "Eigenvalues of WᵀW at the start and at the end",
      subtitle: sizeOf(summary),
      panels,
    },
    caption:
      "With one output the second layer's WᵀW has one eigenvalue that is not zero, and with one " +
      "input so has the first layer's.",
  };
}

/** The change of WᵀW of the first layer, where the inputs have more than one dimension. */
function changeFigure(summary: Summary): NamedFigure[] {
  const [start, end] = ["start", "end"].map((part) =>
    partOf(summary, part).find((row) => row["layer"] === 1),
  );
  const side = Number(start?.["side"] ?? 1);
  if (side < 2) return [];
  const before = numbers(start, "entries");
  const data = Float64Array.from(numbers(end, "entries"), (value, i) => value - (before[i] ?? 0));
  return [
    {
      name: "change",
      figure: {
        kind: "matrix",
        title: "Change of WᵀW of the first layer",
        subtitle: sizeOf(summary),
        matrix: { rows: side, cols: side, data },
        value: { label: "end − start" },
      },
    },
  ];
}

function predictionFigure(summary: Summary): NamedFigure {
  const [row] = partOf(summary, "prediction");
  const labels = numbers(row, "labels");
  const prediction = numbers(row, "prediction");
  const series = [0, 1].map((label) => {
    const own = Array.from(labels.keys()).filter((i) => labels[i] === label);
    return { name: label === 0 ? "y = −1" : "y = 1", x: own, y: own.map((i) => prediction[i] ?? Number.NaN) };
  });
  return {
    name: "prediction",
    figure: {
      kind: "scatter",
      title: "Prediction by sample at the end",
      subtitle: sizeOf(summary),
      x: { label: "sample" },
      y: { label: "f(x)" },
      series,
      rules: [{ axis: "y", at: 0, label: "sign" }],
    },
  };
}

function checks(summary: Summary): Check[] {
  const course = partOf(summary, "course");
  const [first, last] = [course[0], course.at(-1)];
  const overFirst = (key: string) => Number(last?.[key]) / Number(first?.[key]);
  const moved = (layer: "hidden" | "output") => Math.abs(Math.log10(overFirst(layer)));
  const [still, learns] = [below(0.02), below(0.9)];
  const staysWhileLearning = (layer: "hidden" | "output") =>
    allHold(everyIs(still, [moved(layer)]), everyIs(learns, [overFirst("loss")]));
  const [row] = partOf(summary, "prediction");
  const labels = numbers(row, "labels");
  const right = numbers(row, "prediction").filter((value, i) => value > 0 === (labels[i] === 1)).length;
  const early = course.find(({ reason }) => typeof reason === "string");
  return [
    {
      id: "lazy",
      claim: "in this run the hidden layer's NC1 hardly moves while the loss falls",
      source: "[KK], network/fcn-run; F1",
      origin: "ours",
      rule:
        `the change of NC1 is ${still.text} in log₁₀ while the loss at the end over that at the ` +
        `start is ${learns.text}`,
      seen: staysWhileLearning("hidden"),
      detail: early
        ? `${sizeOf(summary)}: ${early["reason"]} in epoch ${early["epoch"]}`
        : `${sizeOf(summary)}: NC1 moves by ${shortNumber(moved("hidden"))} in log10, loss ` +
          `${shortNumber(Number(first?.["loss"]))} → ${shortNumber(Number(last?.["loss"]))}; ${right} ` +
          `of ${labels.length} signs are right`,
      control: {
        name: "the output, which learns the labels",
        seen: staysWhileLearning("output"),
        detail: `NC1 moves by ${shortNumber(moved("output"))} in log10`,
      },
    },
  ];
}

export const fcnRun = defineExperiment({
  id: "network/fcn-run",
  title: "One run of the two-layer erf network",
  paper: "KK",
  description:
    "The catalogue's single run: loss and NC1 of both layers by epoch, the eigenvalues of WᵀW " +
    "before and after, the change of WᵀW, and the prediction by sample, at the published setting " +
    "(one input dimension, width 2000, rate 1e-4).",
  schema,
  trials: (config) => [config],
  runTrial,
  summarise: (rows): Summary => ({ rows }),
  figures,
  checks,
});
