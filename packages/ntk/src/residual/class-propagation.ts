import { type Matrix, matmul, zeros } from "@collapsar/linalg";

/**
 * Applies a class propagator to √n_c times the class means of each row, and a factor to what is left within classes.
 */
export function propagated(
  R: Matrix,
  labels: ArrayLike<number>,
  decay: { readonly sizes: Float64Array; readonly class: Matrix; readonly single: number },
): Matrix {
  const { sizes } = decay;
  const C = sizes.length;
  const means = zeros(R.rows, C);
  for (let at = 0; at < R.data.length; at++) {
    const c = labels[at % R.cols]!;
    means.data[Math.floor(at / R.cols) * C + c]! += R.data[at]! / Math.sqrt(sizes[c]!);
  }
  const moved = matmul(means, decay.class, { transposeB: true });
  const out = zeros(R.rows, R.cols);
  for (let at = 0; at < R.data.length; at++) {
    const c = labels[at % R.cols]!;
    const place = Math.floor(at / R.cols) * C + c;
    const root = Math.sqrt(sizes[c]!);
    out.data[at] = moved.data[place]! / root + decay.single * (R.data[at]! - means.data[place]! / root);
  }
  return out;
}
