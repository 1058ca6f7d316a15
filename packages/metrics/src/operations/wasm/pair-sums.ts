import { carryBlock, type Engine, stretch } from "@collapsar/linalg/engine";
import type { EnergyJob, EnergySums, PairStrip, RatioJob, SumsAround } from "../js/pair-strip.js";
import * as js from "../js/pair-sums.js";

/** Pairs of one task. */
const CHUNK = 2 ** 13;

/** Nanoseconds a pair, roughly. */
const COST = { pairAngles: 1, pairLogs: 4, pairPowers: 3, pairRatios: 2 };

/** Three numbers that a kernel sums over the pairs. */
interface Sums {
  readonly first: number;
  readonly second: number;
  /** The third of each task. */
  readonly thirds: readonly number[];
}

/** A strip in linear memory, and the kernels over it. */
function layOut(engine: Engine, { rows, cols, ahead, products, left, right }: PairStrip) {
  const { heap } = engine;
  const put = (numbers: Float64Array) => {
    const at = heap.allocate(8 * (numbers.length + 1));
    carryBlock(engine, stretch(numbers, 0, numbers.length, at), true);
    return at;
  };
  const [g, l, r] = [products, left, right].map(put) as [number, number, number];
  const chunk = Math.max(1, Math.floor(CHUNK / cols));
  const tasks = Math.ceil(rows / chunk);
  const out = heap.allocate(24 * tasks);
  const run = (name: keyof typeof COST, ...args: number[]): Sums => {
    engine.run(COST[name] * rows * cols, name, tasks, rows, cols, ahead, g, ...args, out, chunk);
    const sums = heap.f64(out, 3 * tasks);
    let [first, second] = [0, 0];
    const thirds: number[] = [];
    for (let at = 0; at < sums.length; at += 3) {
      first += sums[at]!;
      second += sums[at + 1]!;
      thirds.push(sums[at + 2]!);
    }
    return { first, second, thirds };
  };
  return { put, l, r, run };
}

/** See `js/pair-sums.ts`. */
export function angleSums(
  engine: Engine,
  strip: PairStrip,
  around: number,
  target: number,
): SumsAround & { far: number } {
  const { l, r, run } = layOut(engine, strip);
  const { first, second, thirds } = run("pairAngles", l, r, around, target);
  return { around, first, second, far: thirds.reduce((sum, far) => sum + far, 0) };
}

/** See `js/pair-sums.ts`, which takes strips with pairs so near that digits are lost. */
export function energySums(engine: Engine, strip: PairStrip, job: EnergyJob): EnergySums {
  const { around } = job;
  const { l, r, run } = layOut(engine, strip);
  const { first, second, thirds } = run("pairLogs", l, r, around);
  const least = Math.min(...thirds);
  if (!(least >= job.near.share)) return js.energySums(strip, job);
  const logs = { around, first, second };
  const powers = job.settle(least);
  if (powers === null) return { logs, powers };
  const { factor, top } = powers;
  const summed = run("pairPowers", factor, top, powers.around);
  return { logs, powers: { around: powers.around, first: summed.first, second: summed.second } };
}

/** See `js/pair-sums.ts`, which takes other exponents than 2 and strips with near pairs. */
export function ratioSum(engine: Engine, strip: PairStrip, job: RatioJob): number {
  if (job.half !== 1) return js.ratioSum(strip, job);
  const { put, l, r, run } = layOut(engine, strip);
  const { first, thirds } = run("pairRatios", l, r, put(job.spreads), put(job.others), job.near.share);
  return Math.min(...thirds) > 0 ? first : js.ratioSum(strip, job);
}
