import { caller, checkRows, named } from "../check/index.js";
import { matmul } from "../dense/products.js";
import { rowRange } from "../dense/slice.js";
import { nativeProduct, operation } from "../dispatch/registry.js";
import { blocks } from "../engine/blocks.js";
import { OWN } from "../engine/sizes.js";
import { blank, commonDtype, dataAs, type Matrix } from "../matrix/matrix.js";
import { type ExpDistanceOptions, expDistances, radial } from "./distances.js";

/** Rows whose kernel values are held at a time where no operation takes the product. */
const FEW = 256;

/**
 * expDistances(X, Z)·V, of which no more than tiles are held at a time.
 *
 * @param X - n × d
 * @param Z - m × d; where it is X each pair is computed once
 * @param V - m × C
 * @returns n × C
 */
export function expDistancesProduct(X: Matrix, Z: Matrix, V: Matrix, options: ExpDistanceOptions): Matrix {
  return named("expDistancesProduct", () => {
    const { power, scale, points, isExtreme } = radial(X, Z, options);
    checkRows(caller, "V", V, Z.rows);
    const { x, z } = points;
    const dtype = commonDtype(x, z) === "f64" ? "f64" : commonDtype(x, V);
    const out = { rows: X.rows, cols: V.cols, data: blank(X.rows * V.cols, dtype) };
    if (isExtreme) {
      for (const [start, count] of blocks(X.rows, FEW)) {
        const part = matmul(expDistances(rowRange(X, start, start + count), Z, options), V);
        out.data.set(part.data, start * V.cols);
      }
      return out;
    }
    const xData = dataAs(x, dtype);
    const zData = x === z ? xData : dataAs(z, dtype);
    const size = x.rows * z.rows * x.cols;
    const product = size >= OWN.gemm.native ? nativeProduct(dtype) : undefined;
    const args = [x.rows, z.rows, x.cols, xData, zData, out.data, V.cols, dataAs(V, dtype), product] as const;
    operation("distancesExpProduct", dtype, size).distancesExpProduct(power, scale, ...args);
    return out;
  });
}
