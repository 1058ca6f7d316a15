import { join } from "node:path";
import { DataError, type Dataset } from "@collapsar/datasets";
import type { Matrix } from "@collapsar/linalg";
import { selectRows } from "@collapsar/linalg/parts";
import type { LineFigure, matrixPng } from "@collapsar/plot";
import type { DeepRfmLayer, DeepRfmModel, DeepRfmOptions } from "@collapsar/rfm";
import {
  cosineGram,
  type DeepRfmKept,
  type DeepRfmStep,
  deepRfmAccuracy,
  deepRfmModel,
  deepRfmSteps,
  keptStep,
  saveDeepRfm,
} from "@collapsar/rfm/parts";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { InterruptedError } from "../../contract/errors.js";
import { loadData } from "../../data-argument/load-data.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { drawSvg } from "../../files/draw-svg.js";
import { jsonLine } from "../../output/json.js";
import { shown } from "../../output/number.js";
import { textTable } from "../../output/table.js";
import type { DeepRfmFlags } from "./flags.js";

const steps = ["X", "MX", "PhiMX"] as const;
const stepNames = { X: "X", MX: "X M^½", PhiMX: "Φ(X M^½)" };

type Picture = typeof matrixPng;

/** Cosines between the centred rows in the order of the classes: the picture of collapse. */
function gramPicture(H: Matrix, y: Int32Array, draw: Picture): Uint8Array {
  const order = Array.from({ length: H.rows }, (_, i) => i).sort((a, b) => y[a]! - y[b]! || a - b);
  return draw(cosineGram(selectRows(H, order)), { range: [-1, 1], colours: "diverging" });
}

function keepPictures(step: DeepRfmStep, y: Int32Array, folder: string, draw: Picture): void {
  for (const at of steps)
    writeAtomic(join(folder, `gram-layer${step.layer}-${at}.png`), gramPicture(step.features[at], y, draw));
}

function figureOf(layers: readonly DeepRfmLayer[], name: string): LineFigure {
  const points = layers.flatMap((layer) => steps.map((at) => layer[at]));
  const x = points.map((_, i) => Math.floor(i / 3) + 1 + (i % 3) / 3);
  return {
    kind: "line",
    title: "Collapse along a Deep RFM",
    subtitle: `${name}: each layer at X, X M^½ and Φ(X M^½)`,
    x: { label: "layer" },
    y: { label: "metric", scale: "log" },
    series: [
      { name: "NC1", x, y: points.map(({ nc1 }) => nc1) },
      { name: "NC2", x, y: points.map(({ nc2 }) => nc2) },
    ],
  };
}

function report(layers: readonly JudgedLayer[], { style }: CommandContext): string {
  const judged = layers.some(({ heldOut }) => heldOut !== undefined);
  const rows = layers.map((layer) => [
    layer.layer,
    ...steps.flatMap((at) => [layer[at].nc1, layer[at].nc2]),
    layer.accuracy,
    ...(judged ? [layer.heldOut] : []),
  ]);
  const columns = [
    "layer",
    ...steps.flatMap((at) => [`NC1 ${stepNames[at]}`, `NC2 ${stepNames[at]}`]),
    "accuracy",
    ...(judged ? ["held-out accuracy"] : []),
  ];
  return [textTable({ columns, rows }, style), "", verdict(layers)].join("\n");
}

/** Total effect of the metrics on NC1, that of the maps, and the fall of NC1 that results. */
function verdict(layers: readonly DeepRfmLayer[]): string {
  const total = (ratio: (layer: DeepRfmLayer) => number) =>
    layers.reduce((all, layer) => all * ratio(layer), 1);
  const metrics = total(({ X, MX }) => X.nc1 / MX.nc1);
  const maps = total(({ MX, PhiMX }) => PhiMX.nc1 / MX.nc1);
  const [first, last] = [layers[0]!.X.nc1, layers.at(-1)!.PhiMX.nc1];
  const [moves, factor] = last < first ? ["falls", first / last] : ["rises", last / first];
  const map = maps < 1 ? `the random maps lower it too, by ${shown(1 / maps)}` : mapLoss(metrics, maps);
  return (
    `NC1 ${moves} from ${shown(first)} to ${shown(last)}, by a factor of ${shown(factor)}. ` +
    `The M^½ steps lower it by ${shown(metrics)} in all; ${map}.`
  );
}

function mapLoss(metrics: number, maps: number): string {
  const undone = maps < Math.sqrt(metrics) ? "" : `, which undoes ${maps < metrics ? "most" : "all"} of that`;
  return `the random maps raise it by ${shown(maps)}${undone}`;
}

/** Layers one by one, each kept as it is finished. */
async function runLayers(
  X: Matrix,
  y: Int32Array,
  settings: DeepRfmOptions & { depth: number },
  context: CommandContext,
): Promise<DeepRfmKept[]> {
  const finished: DeepRfmKept[] = [];
  const layers: DeepRfmLayer[] = [];
  const { out } = context.common;
  const kept = () => {
    if (layers.length === 0) return "nothing was finished yet, nothing was written";
    const where =
      out === undefined ? "with --out DIR they would be kept" : `they are in ${join(out, "layers.jsonl")}`;
    return (
      `${layers.length} of ${settings.depth} layers are finished; ${where}; the same command with ` +
      "the same seed gives them again"
    );
  };
  const draw = out === undefined ? undefined : (await import("@collapsar/plot")).matrixPng;
  const course = deepRfmSteps(X, y, settings);
  for (;;) {
    if (context.stop.aborted) throw new InterruptedError(kept());
    const next = context.compute(() => course.next());
    if (next.done === true) return finished;
    const step = keptStep(next.value);
    finished.push(step);
    layers.push(step.layer);
    const { layer } = step.layer;
    if (out !== undefined) writeAtomic(join(out, "layers.jsonl"), layers.map(jsonLine).join(""));
    context.resumeHint(kept());
    if (out !== undefined) keepPictures(next.value, y, out, draw!);
    context.progress({ done: layer, total: settings.depth, unit: "layers" });
  }
}

/** A layer with the share of held-out rows that its machine gets right. */
type JudgedLayer = DeepRfmLayer & { readonly heldOut?: number };

/** The layers, each with its accuracy on the rows that were left aside. */
function withHeldOut(
  model: DeepRfmModel,
  test: Dataset | undefined,
  context: CommandContext,
): readonly JudgedLayer[] {
  if (test === undefined) return model.layers;
  const right = context.compute(() => deepRfmAccuracy(model, test.X, test.y));
  return model.layers.map((layer, at) => ({ ...layer, heldOut: right[at]! }));
}

/** NC1 and NC2 at every step of every layer. */
export async function run(context: CommandContext<DeepRfmFlags>): Promise<CommandResult> {
  const [spec] = context.args as [string];
  const { standardize, figure, save, ...options } = context.options;
  const load = {
    ...context,
    options: { ...options, standardize: undefined },
    common: { ...context.common, dtype: "f64" as const },
  };
  const data = await loadData(spec, load, { requirePerClass: 2 });
  if (data.classNames.length < 2)
    throw new DataError({ file: spec, expected: "at least two classes", found: "one" });
  const { depth, features, width, featureBandwidth, kernel, bandwidth, ridge, power } = options;
  const settings = {
    depth,
    features,
    width,
    featureBandwidth,
    kernel,
    bandwidth,
    ridge,
    power,
    standardise: standardize,
    seed: context.common.seed,
  };
  const kept = await runLayers(data.X, data.y, settings, context);
  const model = deepRfmModel(data.X, kept, {
    ...settings,
    classNames: data.classNames,
  });
  if (save !== undefined) writeAtomic(save, saveDeepRfm(model));
  const layers = withHeldOut(model, data.test, context);
  const { out } = context.common;
  const drawn = [figure, out === undefined ? undefined : join(out, "collapse.svg")].filter(
    (path) => path !== undefined,
  );
  for (const path of drawn) await drawSvg(path, figureOf(layers, data.name));
  return { json: { layers, final: layers.at(-1)!.PhiMX }, text: report(layers, context) };
}
