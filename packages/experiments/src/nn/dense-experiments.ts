import { type Figure, type LineFigure, shortNumber } from "@collapsar/plot";
import {
  type Check,
  defineExperiment,
  type Experiment,
  type NamedFigure,
  type ResultRow,
} from "../experiment.js";
import { groupBy, meanAndDeviation } from "../statistics.js";
import { type DenseTrial, denseSchema, denseTrials } from "./dense-config.js";
import { runDense } from "./run-dense.js";

interface Row extends DenseTrial {
  readonly epoch: number;
  readonly layer: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly nc1Input: number;
  readonly nc1Right: number;
  readonly nc1Output: number;
  readonly ansatz: number;
  readonly ansatzRoot: number;
  readonly shareWithin: number;
  readonly shareBetween: number;
}
type Quantity =
  | "loss"
  | "nc1Input"
  | "nc1Right"
  | "nc1Output"
  | "ansatz"
  | "ansatzRoot"
  | "shareWithin"
  | "shareBetween";

interface Summary {
  readonly rows: readonly Row[];
}

/** Mean and one deviation over the repeats of one gain and layer, over the epochs. */
function course(rows: readonly Row[], gain: number, layer: number, key: Quantity) {
  const own = rows.filter((row) => row.gain === gain && row.layer === layer);
  const byEpoch = [...groupBy(own, (row) => row.epoch).entries()].sort(([a], [b]) => a - b);
  const parts = byEpoch.map(([, group]) => meanAndDeviation(group.map((row) => row[key])));
  const y = parts.map(({ mean }) => mean);
  return {
    x: byEpoch.map(([epoch]) => Math.max(epoch, 0.5)),
    y,
    low: parts.map(({ mean, deviation }) =>
      key.startsWith("ansatz") ? mean - deviation : Math.max(mean - deviation, mean / 20),
    ),
    high: parts.map(({ mean, deviation }) => mean + deviation),
  };
}

const epochs = { label: "epoch", scale: "log" } as const;
const layersOf = (rows: readonly Row[]) => [...new Set(rows.map(({ layer }) => layer))].sort((a, b) => a - b);
const gainsOf = (rows: readonly Row[]) => [...new Set(rows.map(({ gain }) => gain))].sort((a, b) => a - b);
const describe = ([row]: readonly Row[]) =>
  row ? `${row.network}, ${row.samples} rows of ${row.data}, width ${row.width}` : "no rows";

/** The rows of each network and data set of a run, with what tells their figures and checks from the others'. */
function panelsOf({ rows }: Summary): { prefix: string; rows: readonly Row[] }[] {
  const groups = [...groupBy(rows, (row) => `${row.network}|${row.data}`).values()];
  return groups.map((own, i) => ({ prefix: groups.length > 1 ? `${"abcdefghi"[i] ?? i}-` : "", rows: own }));
}

const svdFigures = (summary: Summary) =>
  panelsOf(summary).flatMap(({ prefix, rows }) => svdFiguresOf(rows, prefix));

function svdFiguresOf(rows: readonly Row[], prefix: string): NamedFigure[] {
  return gainsOf(rows).map((gain) => {
    const panels = layersOf(rows).map((layer): LineFigure => {
      const curve = (name: string, key: Quantity) => ({ name, ...course(rows, gain, layer, key) });
      return {
        kind: "line",
        title: `layer ${layer}`,
        x: epochs,
        y: { label: "NC1", scale: "log" },
        series: [curve("Φ", "nc1Input"), curve("SVᵀΦ", "nc1Right"), curve("ReLU(USVᵀΦ)", "nc1Output")],
      };
    });
    const figure: Figure = {
      kind: "panels",
      title: `NC1 by part of the layer, initial gain ${gain}`,
      subtitle: describe(rows),
      panels,
    };
    return {
      name: `${prefix}svd-gain-${gain}`,
      figure,
      caption:
        "W = USVᵀ acts on the layer's input Φ. U is orthogonal: what lowers NC1 is the right singular part, or the ReLU.",
    };
  });
}

const nfaFigures = (summary: Summary) =>
  panelsOf(summary).flatMap(({ prefix, rows }) => nfaFiguresOf(rows, prefix));

function nfaFiguresOf(rows: readonly Row[], prefix: string): NamedFigure[] {
  return gainsOf(rows).map((gain) => {
    const layers = layersOf(rows);
    const last = layers.at(-1) ?? 1;
    const one = (title: string, series: LineFigure["series"], log: boolean): LineFigure => ({
      kind: "line",
      title,
      x: epochs,
      y: { label: title, scale: log ? "log" : "linear" },
      series,
    });
    const byLayer = (key: Quantity) =>
      layers.map((layer) => ({ name: `layer ${layer}`, ...course(rows, gain, layer, key) }));
    const figure: Figure = {
      kind: "panels",
      title: `Collapse and the neural feature ansatz, initial gain ${gain}`,
      subtitle: describe(rows),
      panels: [
        one(
          "shares of the scatter",
          [
            { name: "tr Σ_B / tr Σ_T", ...course(rows, gain, last, "shareBetween") },
            { name: "tr Σ_W / tr Σ_T", ...course(rows, gain, last, "shareWithin") },
          ],
          true,
        ),
        one("ρ(WᵀW, AGOP½)", byLayer("ansatzRoot"), false),
        one("ρ(WᵀW, AGOP)", byLayer("ansatz"), false),
        one("training loss", [{ name: "loss", ...course(rows, gain, last, "loss") }], true),
      ],
    };
    return {
      name: `${prefix}nfa-gain-${gain}`,
      figure,
      caption:
        "Correlation of the entries of each layer's WᵀW with the average gradient outer product of the sub-network from its input on, and with its root.",
    };
  });
}

/** Σ over layers of the drop of ln NC1 at the right singular part and at the ReLU, last epoch, mean over repeats. */
function drops(
  rows: readonly Row[],
  gain: number,
): { right: number; relu: number; layers: number; larger: number } {
  const end = Math.max(...rows.map(({ epoch }) => epoch));
  let [right, relu, larger] = [0, 0, 0];
  const layers = layersOf(rows);
  for (const layer of layers) {
    const own = rows.filter((row) => row.gain === gain && row.layer === layer && row.epoch === end);
    const first = meanAndDeviation(own.map((row) => Math.log(row.nc1Input / row.nc1Right))).mean;
    const second = meanAndDeviation(own.map((row) => Math.log(row.nc1Right / row.nc1Output))).mean;
    right += first;
    relu += second;
    if (first > second) larger++;
  }
  return { right, relu, layers: layers.length, larger };
}

/** The checks of each network and data set, their ids told apart as the figures' names are. */
const checksOf = (each: (rows: readonly Row[]) => Check[]) => (summary: Summary) =>
  panelsOf(summary).flatMap(({ prefix, rows }) =>
    each(rows).map((check) => ({ ...check, id: `${prefix}${check.id}` })),
  );

function svdChecks(rows: readonly Row[]): Check[] {
  const gains = gainsOf(rows);
  const [small] = gains;
  const all = gains.map((gain) => ({ gain, ...drops(rows, gain) }));
  const at = all[0]!;
  const share = ({ right, relu }: { right: number; relu: number }) =>
    right / (Math.abs(right) + Math.abs(relu));
  const checks: Check[] = [
    {
      id: "right-part",
      claim: "the right singular part lowers NC1 by more than the ReLU does, over all layers",
      source: "[AGOP], net/svd",
      seen: at.right > at.relu,
      detail: `${describe(rows)}, gain ${small}: ${shortNumber(at.right)} against ${shortNumber(at.relu)} in ln NC1`,
    },
    {
      id: "most-layers",
      claim: "… and in at least 3 of 5 layers",
      source: "[AGOP], net/svd",
      seen: at.larger >= 3,
      detail: `${describe(rows)}, gain ${small}: in ${at.larger} of ${at.layers} layers`,
    },
  ];
  if (gains.length < 2) return checks;
  const large = all.at(-1)!;
  return [
    ...checks,
    {
      id: "feature-learning",
      claim: "the share of the right singular part is smaller at a large initialisation",
      source: "[AGOP], net/svd",
      seen: share(large) < share(at),
      detail: `${describe(rows)}: share ${shortNumber(share(at))} at gain ${at.gain}, ${shortNumber(share(large))} at gain ${large.gain}`,
    },
  ];
}

function nfaChecks(rows: readonly Row[]): Check[] {
  const gain = gainsOf(rows)[0]!;
  const layers = layersOf(rows);
  const ends = (key: Quantity, layer: number) => {
    const { y } = course(rows, gain, layer, key);
    return [y[0] ?? Number.NaN, y.at(-1) ?? Number.NaN] as const;
  };
  const last = layers.at(-1)!;
  const [within, between] = [ends("shareWithin", last), ends("shareBetween", last)];
  const rising = layers.filter((layer) => ends("ansatzRoot", layer)[1] > ends("ansatzRoot", layer)[0]).length;
  const mean = (key: Quantity) => meanAndDeviation(layers.map((layer) => ends(key, layer)[1])).mean;
  const [root, whole] = [mean("ansatzRoot"), mean("ansatz")];
  const on = `${describe(rows)}, gain ${gain}`;
  return [
    {
      id: "shares",
      claim: "the within-class share of the last hidden layer falls and the between-class share rises",
      source: "[AGOP], net/nfa",
      seen: within[1] < within[0] && between[1] > between[0],
      detail: `${on}: within ${shortNumber(within[0])} → ${shortNumber(within[1])}`,
    },
    {
      id: "ansatz",
      claim: "the correlation of WᵀW with AGOP^{1/2} rises in most layers and ends above 0.5 on average",
      source: "[AGOP], net/nfa",
      seen: rising > layers.length / 2 && root > 0.5,
      detail: `${on}: rises in ${rising} of ${layers.length} layers; mean ${shortNumber(root)} with AGOP^{1/2}, ${shortNumber(whole)} with AGOP`,
    },
  ];
}

const names = { mlp: "a five-layer MLP", resnet18: "ResNet18", "vgg11-truncated": "VGG11" } as const;

function denseExperiment(
  view: "svd" | "nfa",
  id: string,
  networks: readonly DenseTrial["network"][],
): Experiment {
  const whose = networks.map((network) => names[network]).join(" and of ");
  return defineExperiment({
    id,
    title:
      view === "svd"
        ? `NC1 by part of each layer of ${whose}`
        : `Collapse and the neural feature ansatz in ${whose}`,
    paper: "AGOP",
    description:
      "Trains a network with five fully connected hidden layers on ±1 targets with Adam and measures each of them: NC1 at its input Φ, at SVᵀΦ and at ReLU(USVᵀΦ), and the correlation of WᵀW with the AGOP of the sub-network behind it.",
    schema: denseSchema,
    trials: (config) => networks.flatMap((network) => denseTrials(config, network)),
    runTrial: runDense,
    summarise: (rows: readonly ResultRow[]): Summary => ({ rows: rows as unknown as Row[] }),
    figures: view === "svd" ? svdFigures : nfaFigures,
    checks: checksOf(view === "svd" ? svdChecks : nfaChecks),
  });
}

export const svdMain = denseExperiment("svd", "net/svd-main", ["mlp", "resnet18"]);
export const svdMlp = denseExperiment("svd", "net/svd-mlp", ["mlp"]);
export const svdResnet = denseExperiment("svd", "net/svd-resnet", ["resnet18"]);
export const svdVgg = denseExperiment("svd", "net/svd-vgg", ["vgg11-truncated"]);
export const nfaMlp = denseExperiment("nfa", "net/nfa-mlp", ["mlp"]);
export const nfaResnet = denseExperiment("nfa", "net/nfa-resnet", ["resnet18"]);
export const nfaVgg = denseExperiment("nfa", "net/nfa-vgg", ["vgg11-truncated"]);
