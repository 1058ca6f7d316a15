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

/** One panel a quantity, one line a network, over the epochs. */
export function courseFigure({ courses }: NetSummary, title: string, keys: readonly string[]): NamedFigure {
  const names = [...new Set(courses.map(({ name }) => name))];
  const panels = keys.map((key): LineFigure => {
    const [text, scale] = SHOWN[key]!;
    return {
      kind: "line",
      title: text,
      x: { label: "epoch (0, the start, stands at ½)", scale: "log" },
      y: { label: text, scale },
      series: courses.map((course) => ({
        name: label(course),
        x: course.probes.map(({ epoch }) => Math.max(epoch ?? 0, 0.5)),
        y: course.probes.map((probe) => probe[key] ?? Number.NaN),
        colour: names.indexOf(course.name),
        dashed: course.repeat > 0,
      })),
    };
  });
  return { name: "courses", figure: { kind: "panels", title, panels } };
}

/** One panel a quantity, one line a network, over the layers at the end. */
export function layerFigure({ courses }: NetSummary, title: string, keys: readonly string[]): NamedFigure {
  const names = [...new Set(courses.map(({ name }) => name))];
  const panels = keys.map((key): LineFigure => {
    const [text, scale] = SHOWN[key]!;
    return {
      kind: "line",
      title: text,
      x: { label: "hidden layer", integer: true },
      y: { label: text, scale },
      series: courses.map((course) => ({
        name: label(course),
        x: course.layers.map(({ layer }) => layer ?? 0),
        y: course.layers.map((row) => row[key] ?? Number.NaN),
        colour: names.indexOf(course.name),
        dashed: course.repeat > 0,
      })),
    };
  });
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
