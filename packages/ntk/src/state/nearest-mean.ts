import type { Matrix } from "@collapsar/linalg";
import type { ClosedState } from "./closed-state.js";
import { outputs } from "./outputs.js";
import { featuresFromCoordinates } from "./within-basis.js";

/** NC4: the share of samples on which argmax(Wh + b) differs from the nearest class mean. */
export function disagreement(
  state: ClosedState,
  sizes: Float64Array,
  C: number,
): { share: number; from: "samples" | "means" } {
  const { H1, H2 } = state;
  const labels = Array.from(sizes).flatMap((size, c) => new Array<number>(size).fill(c));
  const H = H2 ? featuresFromCoordinates({ H1, H2 }, labels) : H1;
  const F = outputs(state.W, state.b, H);
  let differ = 0;
  for (let i = 0; i < H.cols; i++) if (decided(F, i) !== nearest(H, i, H1, C)) differ++;
  return { share: differ / H.cols, from: H2 ? "samples" : "means" };
}

function decided(F: Matrix, i: number): number {
  let best = 0;
  for (let k = 1; k < F.rows; k++) if (F.data[k * F.cols + i]! > F.data[best * F.cols + i]!) best = k;
  return best;
}

function nearest(H: Matrix, i: number, H1: Matrix, C: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let c = 0; c < C; c++) {
    let squares = 0;
    for (let j = 0; j < H.rows; j++) squares += (H.data[j * H.cols + i]! - H1.data[j * C + c]!) ** 2;
    if (squares < least) [best, least] = [c, squares];
  }
  return best;
}
