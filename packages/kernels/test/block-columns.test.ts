import { randomNormal, seededRandom } from "@collapsar/linalg";
import { rowRange } from "@collapsar/linalg/parts";
import { expect, test } from "vitest";
import { dense, erf, relu, serial } from "../src/index.js";

test("block sums of two sets of rows are the sums of their Gram matrix", () => {
  const X = randomNormal(seededRandom(1), 23, 5);
  const [left, right] = [rowRange(X, 0, 9), rowRange(X, 9, 23)];
  const network = serial(dense(), relu(), dense({ sigmaW: 1.2, sigmaB: 0.4 }), erf(), dense());
  const [rows, cols] = [
    [0, 4, 9],
    [0, 2, 7, 14],
  ];
  for (const name of ["nngp", "ntk"] as const) {
    const K = network[name].gram(left, right);
    const wanted = rows.slice(1).flatMap((end, c) =>
      cols.slice(1).map((last, e) => {
        let total = 0;
        for (let i = rows[c]!; i < end; i++)
          for (let j = cols[e]!; j < last; j++) total += K.data[i * 14 + j]!;
        return total;
      }),
    );
    const found = network[name].blockSums!(left, rows, { Z: right, starts: cols });
    expect(Array.from(found)).toAgree(wanted, { relative: 1e-12 });
    expect(Array.from(network.blockSums!(left, rows, { Z: right, starts: cols })[name])).toAgree(wanted, {
      relative: 1e-12,
    });
  }
});
