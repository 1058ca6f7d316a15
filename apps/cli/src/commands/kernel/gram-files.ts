import { writeNpyHeader } from "@collapsar/datasets/parts";
import type { Kernel } from "@collapsar/kernels";
import type { Matrix } from "@collapsar/linalg";
import { rowRange, selectRows } from "@collapsar/linalg/parts";
import type { MatrixFigure } from "@collapsar/plot";
import type { CommandContext } from "../../contract/context.js";
import { beginFile } from "../../files/atomic-file.js";
import { drawSvg } from "../../files/draw-svg.js";

/** Rows of the Gram matrix that are held at once: about 32 MiB. */
const rowsAtOnce = (n: number) => Math.max(1, Math.min(n, Math.floor(2 ** 22 / n)));

/** Writes the Gram matrix as .npy, block of rows by block of rows, with the exact diagonal. */
export function writeGram(path: string, kernel: Kernel, X: Matrix, context: CommandContext): void {
  const n = X.rows;
  const step = rowsAtOnce(n);
  const diagonal = kernel.diag(X);
  const file = beginFile(path);
  try {
    const dtype = X.data instanceof Float32Array ? "f4" : "f8";
    file.write(writeNpyHeader([n, n], dtype));
    for (let start = 0; start < n; start += step) {
      context.checkStop();
      const end = Math.min(n, start + step);
      const block = context.compute(() => kernel.gram(rowRange(X, start, end), X));
      for (let i = start; i < end; i++) block.data[(i - start) * n + i] = diagonal[i]!;
      file.write(new Uint8Array(block.data.buffer, block.data.byteOffset, block.data.byteLength));
      context.progress({ done: end, total: n, unit: "rows", message: "writing the Gram matrix" });
    }
  } catch (error) {
    file.abort();
    throw error;
  }
  file.commit();
}

/** Row numbers in the order of the classes, thinned to at most `most`. */
function classOrder(y: Int32Array, classes: number, most: number): { order: number[]; sizes: number[] } {
  const byClass = Array.from({ length: classes }, () => [] as number[]);
  y.forEach((label, i) => {
    byClass[label]!.push(i);
  });
  const share = Math.min(1, most / y.length);
  const kept = byClass.map((rows) => {
    const count = Math.max(1, Math.round(rows.length * share));
    return Array.from({ length: count }, (_, k) => rows[Math.floor((k * rows.length) / count)]!);
  });
  return { order: kept.flat(), sizes: kept.map((rows) => rows.length) };
}

/** A picture of the Gram matrix, rows in the order of the classes; of a large one an even sample of each class. */
export async function drawGram(
  path: string,
  kernel: Kernel,
  { X, y, classNames, name }: { X: Matrix; y: Int32Array; classNames: readonly string[]; name: string },
): Promise<void> {
  const { order, sizes } = classOrder(y, classNames.length, 1200);
  const figure: MatrixFigure = {
    kind: "matrix",
    title: `Gram matrix of ${kernel.name}`,
    subtitle:
      order.length < y.length
        ? `${name}: ${order.length} of ${y.length} samples, by class`
        : `${name}, by class`,
    matrix: kernel.gram(selectRows(X, order)),
    groups: classNames.map((label, c) => ({ name: label, size: sizes[c]! })),
    value: { label: "kernel value" },
  };
  await drawSvg(path, figure);
}
