import type { LineFigure } from "@collapsar/plot";
import type { NamedFigure, NamedTable } from "../experiment.js";
import { atEnd, type NetCourse, type NetSummary } from "./summary.js";

/** Names of quantities, and how their axes run. */
const SHOWN: Readonly<Record<string, readonly [label: string, scale: "log" | "linear"]>> = {
  nc1: ["NC1, trace ratio", "log"],
  nc2: ["NC2, class means to the simplex", "log"],
  nc3Centred: ["NC3, W centred over classes", "log"],
  nc0Relative: ["NC0, ‖Σ w_c‖ over Σ ‖w_c‖", "log"],
  classifierEtf: ["classifier to the simplex", "log"],
  classifierSeli: ["classifier to the geometry of its class sizes", "log"],
  minorityCosine: ["mean cosine of the rows of minority classes", "linear"],
  trainAccuracy: ["training accuracy", "linear"],
  testAccuracy: ["test accuracy", "linear"],
  balancedness: ["balancedness with the next layer", "linear"],
  weightRank: ["stable rank of the weights", "linear"],
  featureRank: ["effective rank of the features", "linear"],
};

const label = ({ name, repeat }: NetCourse) => (repeat === 0 ? name : `${name}, start ${repeat + 1}`);

type Numbers = Readonly<Record<string, number>>;

/** One panel a quantity, one line a network over its rows. */
function panelsOver(
  { courses }: NetSummary,
  keys: readonly string[],
  x: LineFigure["x"],
  rowsOf: (course: NetCourse) => readonly Numbers[],
  placeOf: (row: Numbers) => number,
): LineFigure[] {
  const names = [...new Set(courses.map(({ name }) => name))];
  return keys.map((key) => {
    const [text, scale] = SHOWN[key]!;
    return {
      kind: "line",
      title: text,
      x,
      y: { label: text, scale },
      series: courses.map((course) => ({
        name: label(course),
        x: rowsOf(course).map(placeOf),
        y: rowsOf(course).map((row) => row[key] ?? Number.NaN),
        colour: names.indexOf(course.name),
        dashed: course.repeat > 0,
      })),
    };
  });
}

/** One panel a quantity, one line a network, over the epochs. */
export function courseFigure(summary: NetSummary, title: string, keys: readonly string[]): NamedFigure {
  const x = { label: "epoch (0, the start, stands at ½)", scale: "log" } as const;
  const placeOf = ({ epoch }: Numbers) => Math.max(epoch ?? 0, 0.5);
  const panels = panelsOver(summary, keys, x, ({ probes }) => probes, placeOf);
  return { name: "courses", figure: { kind: "panels", title, panels } };
}

/** One panel a quantity, one line a network, over the layers at the end. */
export function layerFigure(summary: NetSummary, title: string, keys: readonly string[]): NamedFigure {
  const x = { label: "hidden layer", integer: true };
  const panels = panelsOver(
    summary,
    keys,
    x,
    ({ layers }) => layers,
    ({ layer }) => layer ?? 0,
  );
  return { name: "layers", figure: { kind: "panels", title, panels } };
}

/** The ends of all networks, one a row. */
export function endsTable({ courses }: NetSummary): NamedTable {
  const keys = [
    ...(["trainAccuracy", "testAccuracy", "nc0Relative", "nc1", "nc2", "nc3Centred"] as const),
    ...(["classifierEtf", "classifierSeli", "majorityCosine", "minorityCosine"] as const),
  ];
  const cell = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    name: "ends",
    title: "At the end of training",
    columns: ["network", "training rows", ...keys],
    rows: courses.map((course) => [
      label(course),
      course.samples,
      ...keys.map((key) => cell(atEnd(course, key))),
    ]),
  };
}
