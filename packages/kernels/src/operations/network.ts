import { gram, type Matrix, matmul, type Real } from "@collapsar/linalg";
import { checkKeys, checkNumbers, checkSameCols, InputError, shownValue } from "@collapsar/linalg/check";
import { blank, commonDtype, dataAs, defineOperation } from "@collapsar/linalg/engine";
import { network as byLoops } from "./js/network.js";
import type { NetworkStep } from "./js/network-job.js";
import { network as byTiles } from "./wasm/network.js";

/** All moments in one pass; its size is the number of pairs. */
const moments = /* @__PURE__ */ defineOperation({
  name: "network",
  js: byLoops,
  wasm: byTiles,
  from: { wasm: 100 },
});

/** The products of the inputs where a library makes them faster than the pass itself does; its size is the columns. */
const inputProduct = /* @__PURE__ */ defineOperation({
  name: "networkProduct",
  js: (_X: Matrix, _Z: Matrix, _alpha: number): Real | null => null,
  native: (_native, X: Matrix, Z: Matrix, alpha: number) =>
    (X === Z ? gram(X, { alpha }) : matmul(X, Z, { transposeB: true, alpha })).data,
  needs: ["gemm", "syrk"],
  from: { native: 256 },
  shortcut: true,
});

/** The second moments of an infinitely wide network: K⁰ = alpha XZᵀ + offset, Θ⁰ = K⁰, then step after step. */
export interface WideNetwork {
  readonly alpha: number;
  readonly offset: number;
  readonly steps: readonly NetworkStep[];
  /** Whether Θ is wanted. */
  readonly tangent: boolean;
}

/** The moments of all pairs of rows. */
export interface NetworkGrams {
  readonly K: Matrix;
  /** Null unless wanted. */
  readonly Theta: Matrix | null;
}

function checkNetwork(fn: string, X: Matrix, Z: Matrix, network: WideNetwork): void {
  checkKeys(fn, network ?? null, ["alpha", "offset", "steps", "tangent"]);
  const { steps } = network;
  if (!Array.isArray(steps)) {
    const requirement = "must be an array of steps";
    throw new InputError({ fn, argument: "steps", requirement, received: shownValue(steps) });
  }
  checkSameCols(fn, X, Z);
  for (const { a, b } of steps) {
    if (a?.length === X.rows && b?.length === Z.rows) continue;
    const requirement = `variances must match ${X.rows} and ${Z.rows} rows`;
    throw new InputError({ fn, requirement, received: `${a?.length} and ${b?.length}` });
  }
}

/** The exact K⁰_ii where both sides are the same rows: the first activation's variances. */
function diagonalOf({ steps }: WideNetwork, symmetric: boolean): Float64Array | null {
  return symmetric ? (steps[0]?.a ?? null) : null;
}

/**
 * K and Θ of a wide network over the rows of X and Z in one pass, tile by tile, the tile in the processor's cache.
 *
 * @param X - n × d; Z - m × d, X itself for exactly symmetric results
 * @throws InputError if X and Z differ in columns or the variances of a step in length
 */
export function networkGrams(X: Matrix, Z: Matrix, network: WideNetwork): NetworkGrams {
  checkNetwork("networkGrams", X, Z, network);
  const [n, m, d] = [X.rows, Z.rows, X.cols];
  const symmetric = X === Z || X.data === Z.data;
  const { alpha, offset, steps, tangent } = network;
  const dtype = commonDtype(X, Z);
  const first = dataAs(X, dtype);
  const product = inputProduct(dtype, d, X, symmetric ? X : Z, alpha);
  const K = product ?? blank(n * m, dtype);
  const Theta = tangent ? blank(n * m, dtype) : null;
  const second = symmetric ? first : dataAs(Z, dtype);
  const diagonal = diagonalOf(network, symmetric);
  const shape = { n, m, d, X: first, Z: second, alpha, offset, product, diagonal, steps };
  moments(dtype, n * m, { ...shape, K, Theta, sums: null });
  return {
    K: { rows: n, cols: m, data: K },
    Theta: Theta && { rows: n, cols: m, data: Theta },
  };
}

/** Sums over the blocks of K and Θ. */
export interface NetworkBlockSums {
  readonly K: Float64Array;
  readonly Theta: Float64Array | null;
}

/**
 * Sums of K and Θ over the blocks of rows start_c … start_{c+1} against start_e … start_{e+1}, C × C, without ever
 * holding K: what class means need. With `columns` the blocks are of X against other rows Z, C × E.
 *
 * @param X - n × d
 * @param starts - 0 = start_0 < … < start_C = n
 * @param columns - Z, m × d, and its starts; the rows of X themselves by default
 * @throws InputError if the starts do not rise from 0 to n, or the variances of a step differ in length
 */
export function networkBlockSums(
  X: Matrix,
  network: WideNetwork,
  starts: ArrayLike<number>,
  columns?: { readonly Z: Matrix; readonly starts: ArrayLike<number> },
): NetworkBlockSums {
  const { Z, starts: cols } = columns ?? { Z: X, starts };
  checkNetwork("networkBlockSums", X, Z, network);
  checkStarts(starts, X.rows);
  if (columns) checkStarts(cols, Z.rows);
  const dtype = commonDtype(X, Z);
  const { alpha, offset, steps, tangent } = network;
  const blocks = (starts.length - 1) * (cols.length - 1);
  const K = new Float64Array(blocks);
  const Theta = tangent ? new Float64Array(blocks) : null;
  const [n, m, d] = [X.rows, Z.rows, X.cols];
  const first = dataAs(X, dtype);
  const second = columns ? dataAs(Z, dtype) : first;
  const shape = { n, m, d, X: first, Z: second, alpha, offset, product: null, steps };
  const sums = { rows: starts, cols, K, Theta };
  const diagonal = diagonalOf(network, columns === undefined);
  moments(dtype, n * m, { ...shape, diagonal, K: null, Theta: null, sums });
  return { K, Theta };
}

function checkStarts(starts: ArrayLike<number>, n: number): void {
  checkNumbers("networkBlockSums", "starts", starts);
  const last = starts.length - 1;
  let rising = last >= 1 && starts[0] === 0 && starts[last] === n;
  for (let c = 0; c < last; c++) rising &&= starts[c]! < starts[c + 1]!;
  if (rising) return;
  throw new InputError({
    fn: "networkBlockSums",
    argument: "starts",
    requirement: `must rise from 0 to ${n}`,
    received: Array.from(starts).slice(0, 10).join(", "),
  });
}
