import { matrix, toRows, transpose } from "@collapsar/linalg";
import { hstack, rowRange, rowView, selectCols, selectRows, vstack } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMatrix } from "../shapes.js";

const A = matrix(3, 2, [1, 2, 3, 4, 5, 6]);

describe("views", () => {
  it("share the data", () => {
    const B = matrix(3, 2, A.data.slice());
    rowView(B, 1)[0] = 9;
    rowRange(B, 2, 3).data[1] = 7;
    expect(toRows(B)).toEqual([
      [1, 2],
      [9, 4],
      [5, 7],
    ]);
  });
  it("refuse rows that are not there", () => {
    expect(() => rowView(A, 3)).toThrow(/rowView: row must lie in 0…2, got 3/);
    expect(() => rowRange(A, 0, 4)).toThrow(/end must be at most 3, got 4/);
  });
});

describe("selection and stacking", () => {
  it("selectCols is selectRows of the transpose", () => {
    fc.assert(
      fc.property(anyMatrix, fc.array(fc.nat()), (B, picks) => {
        if (B.cols === 0) return;
        const indices = picks.map((p) => p % B.cols);
        expect(selectCols(B, indices)).toEqual(transpose(selectRows(transpose(B), indices)));
      }),
    );
  });
  it("vstack of all row ranges is the matrix; hstack of the transposes its transpose", () => {
    fc.assert(
      fc.property(anyMatrix, fc.nat(), (B, cut) => {
        const at = cut % (B.rows + 1);
        const parts = [rowRange(B, 0, at), rowRange(B, at, B.rows)];
        expect(vstack(parts)).toEqual(B);
        expect(hstack(parts.map(transpose))).toEqual(transpose(B));
      }),
    );
  });
  it("refuses unequal shapes and wrong indices", () => {
    expect(() => vstack([A, transpose(A)])).toThrow(/numbers of columns must agree, got 3 and 2/);
    expect(() => hstack([A, transpose(A)])).toThrow(/numbers of rows must agree, got 2 and 3/);
    expect(() => selectRows(A, [0, 5])).toThrow(/index must lie in 0…2, got 5/);
  });
});
