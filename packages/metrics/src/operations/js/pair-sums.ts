import { matrix } from "@collapsar/linalg";
import { mapInPlace } from "@collapsar/linalg/parts";
import {
  type EnergyJob,
  type EnergySums,
  firstColumn,
  type PairStrip,
  type RatioJob,
  type SumsAround,
} from "./pair-strip.js";

/** The cosines g·l·r around a number, and Σ|cos − target|. */
export function angleSums(strip: PairStrip, around: number, target: number): SumsAround & { far: number } {
  const { rows, cols, products, left, right } = strip;
  let [first, second, far] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const own = left[i]!;
    for (let j = firstColumn(strip, i); j < cols; j++) {
      const cosine = products[i * cols + j]! * own * right[j]!;
      const gap = cosine - around;
      first += gap;
      second += gap * gap;
      far += Math.abs(cosine - target);
    }
  }
  return { around, first, second, far };
}

/** ‖u − v‖² = 2 − 2g·l·r of the pairs, one after another. */
function squaredDistances(strip: PairStrip, { near }: EnergyJob): Float64Array {
  const { rows, cols, products, left, right } = strip;
  const out = new Float64Array(rows * cols);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const own = left[i]!;
    for (let j = firstColumn(strip, i); j < cols; j++) {
      const square = 2 - 2 * (products[i * cols + j]! * own * right[j]!);
      out[count++] = square < near.share ? near.distance(i, j) : square;
    }
  }
  return out.subarray(0, count);
}

function sumsAround(values: Float64Array, around: number): SumsAround {
  let [first, second] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    const gap = values[k]! - around;
    first += gap;
    second += gap * gap;
  }
  return { around, first, second };
}

/** Logarithms and powers of ‖u − v‖². */
export function energySums(strip: PairStrip, job: EnergyJob): EnergySums {
  const values = squaredDistances(strip, job);
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < values.length; k++) if (values[k]! < least) least = values[k]!;
  const all = matrix(1, values.length, values);
  mapInPlace(all, "log");
  const logs = sumsAround(values, job.around);
  const powers = job.settle(least);
  if (powers === null) return { logs, powers };
  for (let k = 0; k < values.length; k++) values[k] = powers.factor * values[k]! - powers.top;
  mapInPlace(all, "exp");
  return { logs, powers: sumsAround(values, powers.around) };
}

/** Σ(v + w)/‖μ − ν‖^k, ‖μ − ν‖² = l + r − 2g. */
export function ratioSum(strip: PairStrip, { spreads, others, half, near }: RatioJob): number {
  const { rows, cols, products, left, right } = strip;
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const [own, spread] = [left[i]!, spreads[i]!];
    for (let j = firstColumn(strip, i); j < cols; j++) {
      const scale = own + right[j]!;
      let distance = scale - 2 * products[i * cols + j]!;
      if (!(distance > near.share * scale)) distance = near.distance(i, j);
      total += (spread + others[j]!) / (half === 1 ? distance : distance ** half);
    }
  }
  return total;
}
