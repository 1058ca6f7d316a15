import { largestOf } from "@collapsar/linalg/parts";
import { shortNumber } from "@collapsar/plot/parts";
import type { Check } from "../check.js";

import { shortly } from "../statistics.js";
import { bandOf, byDimension, bySizes, describeFcn, type FcnSummary } from "./fcn-summary.js";
import type { FcnRow } from "./run-fcn.js";

/** Mean over repeats of log10(a/b) for each pair of sizes and dimension that has both. */
function gaps(summary: FcnSummary, ratio: (row: FcnRow) => number | null) {
  return bySizes(summary).flatMap(({ name, rows }) =>
    byDimension(rows)
      .map(({ d, rows: own }) => ({ name, d, ...bandOf(own, ratio) }))
      .filter(({ count }) => count > 0)
      .map(({ d, mean }) => ({ at: `${name}, d₀ = ${d}`, d, gap: mean })),
  );
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${shortly(Math.abs(value))}`;
const listed = (of: readonly { at: string; gap: number }[]) =>
  of.map(({ at, gap }) => `${signed(gap)} at ${at}`).join("; ");

/** The claims about the networks of a run; each says where it looked and by how much. */
export function fcnChecks(summary: FcnSummary): Check[] {
  const moves = gaps(summary, ({ end, start }) => end / start);
  const twoLayers = summary.rows.every(({ hiddenLayers }) => hiddenLayers === 1);
  const mainSetting = summary.rows.every(({ width, learningRate }) => width === 500 && learningRate === 1e-3);
  const small = twoLayers ? moves.filter(({ d }) => d <= 8) : [];
  const large = twoLayers && mainSetting ? moves.filter(({ d }) => d === 128) : [];
  return [
    startsAtNngp(summary),
    ...smallDimensionsStay(summary, small),
    ...largeDimensionMoves(summary, large),
    ...adaptiveGap(summary),
  ];
}

function startsAtNngp(summary: FcnSummary): Check {
  const worst = largestOf(summary.rows.map((row) => Math.abs(Math.log10(row.start / row.nngp))));
  return {
    id: "starts-at-nngp",
    claim: "a random hidden layer reaches the NC1 of its NNGP within its Monte-Carlo error",
    source: "ours, [KK] catalogue T6",
    origin: "ours",
    rule: "|log₁₀ NC1(layer)/NC1(NNGP)| below 0.1 for every network",
    seen: worst < 0.1,
    detail: `${summary.rows.length} networks, ${describeFcn(summary)}: largest gap ${shortNumber(worst)} in log10`,
  };
}

function smallDimensionsStay(summary: FcnSummary, moves: ReturnType<typeof gaps>): Check[] {
  if (moves.length === 0) return [];
  return [
    {
      id: "small-dimensions-stay",
      claim:
        "at the published settings NC1 changes by less than 0.005 in log10 for d₀ ≤ 8: there the network stays at its NNGP",
      source: "ours, [KK] catalogue F1",
      origin: "ours",
      rule: "below 0.005 in log₁₀ at every size and dimension",
      seen: moves.every(({ gap }) => Math.abs(gap) < 0.005),
      detail: `${describeFcn(summary)}: ${listed(moves)}`,
    },
  ];
}

/** F1 on balanced classes: for erf a fall by 0.075 (N = 128) to 0.125 (N = 1024), for ReLU a rise. */
function largeDimensionMoves(summary: FcnSummary, moves: ReturnType<typeof gaps>): Check[] {
  if (moves.length === 0) return [];
  const relu = summary.rows[0]?.activation === "relu";
  return [
    {
      id: "large-dimension-moves",
      claim: relu
        ? "at d₀ = 128 training raises NC1 of the ReLU network"
        : "at d₀ = 128 training lowers NC1 of the erf network by more than 0.05 in log10",
      source: "[KK], F1",
      origin: "quoted",
      rule: "by more than 0.05 down (erf), or up (ReLU), at every size",
      seen: moves.every(({ gap }) => (relu ? gap > 0 : gap < -0.05)),
      detail: `${describeFcn(summary)}: ${listed(moves)}`,
    },
  ];
}

/** A2: no tolerance is published, so the NNGP is the measure of what is near. */
function adaptiveGap(summary: FcnSummary): Check[] {
  const solved = { rows: summary.rows.filter(({ eos }) => eos !== null) };
  if (solved.rows.length === 0) return [];
  const eos = gaps(solved, (row) => row.eos! / row.end);
  const nngp = gaps(solved, (row) => row.nngp / row.end);
  const nearer = eos.filter(({ gap }, i) => Math.abs(gap) < Math.abs(nngp[i]!.gap));
  const pairs = eos
    .map(({ at, gap }, i) => `${signed(gap)} against ${signed(nngp[i]!.gap)} at ${at}`)
    .join("; ");
  const left = summary.rows.length - solved.rows.length;
  return [
    {
      id: "adaptive-gap",
      claim:
        "the adaptive kernel is nearer to the trained network than the NNGP is, at every dimension (our reading of a fair approximation: no tolerance is published)",
      source: "[KK], A2",
      origin: "quoted",
      rule: "nearer at every dimension",
      seen: nearer.length === eos.length,
      detail: `nearer at ${nearer.length} of ${eos.length}; log10 NC1 over the network's, adaptive kernel against NNGP: ${pairs}${left > 0 ? `; ${left} not solved` : ""}`,
    },
  ];
}
