import type { Matrix } from "@collapsar/linalg";

/** Maps every entry in float64; `Float64Array.from` with a function would first make a list of all of them. */
export function mapEntries(
  { rows, cols, data }: Matrix,
  of: (value: number, at: number) => number,
): Matrix & { readonly data: Float64Array } {
  const out = new Float64Array(data.length);
  for (let at = 0; at < data.length; at++) out[at] = of(data[at]!, at);
  return { rows, cols, data: out };
}
