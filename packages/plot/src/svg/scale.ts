import type { Axis } from "../figure/figure.js";
import { powerOfTen, shortNumber } from "../figure/text.js";

/** A resolved axis: its domain, its ticks and where a value lies between 0 and 1. */
export interface Scale {
  readonly log: boolean;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  format(tick: number): string;
  /** Place of a value along the axis, 0 at the start of the domain and 1 at its end. */
  place(value: number): number;
}

/** Whether a value can be shown on the axis. */
export function isDrawable(axis: Axis, value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && (axis.scale !== "log" || value > 0);
}

/**
 * The scale of an axis over the values that it must show.
 *
 * @param room - how many ticks there is room for
 */
export function scaleOf(axis: Axis, values: Iterable<number>, room: number): Scale {
  const log = axis.scale === "log";
  const most = Math.max(2, Math.floor(room));
  const domain = axis.domain ?? dataDomain(values, log);
  const ticks = axis.ticks ?? (log ? logTicks(domain, most) : linearTicks(domain, most, axis.integer));
  const [lo, hi] = log ? [Math.log(domain[0]), Math.log(domain[1])] : domain;
  const wide = log && domain[1] / domain[0] >= 99;
  return {
    log,
    domain,
    ticks,
    format: (tick) =>
      wide && isPowerOfTen(tick) ? powerOfTen(Math.round(Math.log10(tick))) : shortNumber(tick),
    place: (value) => ((log ? Math.log(value) : value) - lo) / (hi - lo || 1),
  };
}

function isPowerOfTen(value: number): boolean {
  const exponent = Math.log10(value);
  return Math.abs(exponent - Math.round(exponent)) < 1e-9;
}

function dataDomain(values: Iterable<number>, log: boolean): [number, number] {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value) || (log && value <= 0)) continue;
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  if (lo > hi) return log ? [0.1, 1] : [0, 1];
  if (log) return lo === hi ? [lo / 2, hi * 2] : [lo / (hi / lo) ** 0.04, hi * (hi / lo) ** 0.04];
  if (lo === hi) return [lo - (Math.abs(lo) || 1) / 2, hi + (Math.abs(hi) || 1) / 2];
  const pad = (hi - lo) * 0.04;
  return [lo === 0 ? 0 : lo - pad, hi === 0 ? 0 : hi + pad];
}

/** Powers of ten over wide domains, 1–2–5 steps over narrow ones. */
function logTicks([lo, hi]: readonly [number, number], most: number): number[] {
  const first = Math.ceil(Math.log10(lo) - 1e-9);
  const last = Math.floor(Math.log10(hi) + 1e-9);
  if (hi / lo >= 99 && 3 * Math.log10(hi / lo) > most) {
    const step = Math.max(1, Math.ceil((last - first + 1) / most));
    const start = Math.ceil(first / step) * step;
    const count = Math.floor((last - start) / step) + 1;
    return Array.from({ length: count }, (_, i) => 10 ** (start + i * step));
  }
  const steps = hi / lo > 12 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 7];
  const ticks = [];
  for (let exponent = first - 1; exponent <= last; exponent++) {
    for (const step of steps) ticks.push(Number((step * 10 ** exponent).toPrecision(3)));
  }
  const inside = ticks.filter((tick) => tick >= lo && tick <= hi);
  return inside.length >= 2 ? thin(inside, most) : linearTicks([lo, hi], most, false);
}

function linearTicks([lo, hi]: readonly [number, number], most: number, integer = false): number[] {
  const raw = (hi - lo) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  let step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw * 0.999)!;
  if (integer) step = Math.max(1, Math.round(step));
  const ticks = [];
  for (let i = Math.ceil(lo / step - 1e-9); i * step <= hi + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

function thin(ticks: number[], most: number): number[] {
  const every = Math.ceil(ticks.length / most);
  return ticks.filter((_, i) => i % every === 0);
}
