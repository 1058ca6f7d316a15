/** Terms of the sum base + Σ factor·source. */
export interface WeightedSum {
  readonly base: Float64Array;
  readonly sources: readonly Float64Array[];
  readonly factors: readonly number[];
}

type Three = [number, number, number];
type Vectors = [Float64Array, Float64Array, Float64Array];

/**
 * out = base + Σ factor·source, in passes over memory of six or three sources; sources whose factor is 0 cost nothing,
 * and out may be the base.
 */
export function weightedSum(out: Float64Array, { base, sources, factors }: WeightedSum): Float64Array {
  const used = sources.map((_, s) => s).filter((s) => factors[s] !== undefined && factors[s] !== 0);
  if (used.length === 0 && out !== base) out.set(base);
  let start = base;
  for (let next = 0; next < used.length; ) {
    const six = used.length - next > 3;
    const chosen = used.slice(next, next + (six ? 6 : 3));
    while (chosen.length < (six ? 6 : 3)) chosen.push(-1);
    const v = chosen.map((s) => sources[s < 0 ? used[next]! : s]!) as unknown as [...Vectors, ...Vectors];
    const w = chosen.map((s) => (s < 0 ? 0 : factors[s]!)) as unknown as [...Three, ...Three];
    if (six) addSix(out, start, v, w);
    else addThree(out, start, v as unknown as Vectors, w as unknown as Three);
    start = out;
    next += chosen.length;
  }
  return out;
}

function addSix(
  out: Float64Array,
  base: Float64Array,
  [u0, u1, u2, u3, u4, u5]: [...Vectors, ...Vectors],
  [a, b, c, d, e, f]: [...Three, ...Three],
): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = base[k]! + a * u0[k]! + b * u1[k]! + c * u2[k]! + (d * u3[k]! + e * u4[k]! + f * u5[k]!);
  }
}

function addThree(out: Float64Array, base: Float64Array, [u0, u1, u2]: Vectors, [a, b, c]: Three): void {
  for (let k = 0; k < out.length; k++) out[k] = base[k]! + a * u0[k]! + b * u1[k]! + c * u2[k]!;
}
