import type { Blocks } from "@collapsar/ntk";
import { UsageError } from "../../contract/errors.js";

/** How the blocks of a kernel move with time, as flags say it. */
export interface GrowthFlags {
  /** d,c,n added in each unit of time. */
  readonly rate?: string | undefined;
  /** d,c,n that they approach, and the time in which e^{−1} of the way is left. */
  readonly end?: string | undefined;
  readonly time?: number | undefined;
}

export function parseBlocks(flag: string, text: string): Blocks {
  const parts = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (parts.length !== 3 || !parts.every(Number.isFinite)) {
    throw new UsageError(`${flag} ${text}: expected three numbers d,c,n, as in 3,2,0.5`);
  }
  const [diagonal, within, between] = parts as [number, number, number];
  return { diagonal, within, between };
}

function combined(a: Blocks, factor: number, b: Blocks): Blocks {
  return {
    diagonal: a.diagonal + factor * b.diagonal,
    within: a.within + factor * b.within,
    between: a.between + factor * b.between,
  };
}

/** Blocks from --NAME and --NAME-rate (κ + t·rate), or --NAME-end with --NAME-time (κ_end + (κ − κ_end)e^{−t/τ}). */
export function growingBlocks(
  name: string,
  first: Blocks,
  { rate, end, time }: GrowthFlags,
): Blocks | ((t: number) => Blocks) {
  if (rate !== undefined && end !== undefined) {
    throw new UsageError(
      `--${name}-rate and --${name}-end: the blocks grow one way or the other, expected one of them`,
    );
  }
  if ((end === undefined) !== (time === undefined)) {
    throw new UsageError(`--${name}-end and --${name}-time: each needs the other, got one`);
  }
  if (rate !== undefined) {
    const slope = parseBlocks(`--${name}-rate`, rate);
    return (t) => combined(first, t, slope);
  }
  if (end === undefined || time === undefined) return first;
  const last = parseBlocks(`--${name}-end`, end);
  return (t) => combined(last, Math.exp(-t / time), combined(first, -1, last));
}
