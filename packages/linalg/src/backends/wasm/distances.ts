import { BLOCK, blocks } from "../../engine/blocks.js";
import type { Operations, PointPairs } from "../../engine/contract.js";
import type { Engine } from "../../engine/engine.js";
import { SLOTS } from "../../engine/slots.js";
import { copyBlockIn, copyBlockOut, LONG } from "../../engine/transfer.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply } from "./multiply.js";

/** Rows that one task of an elementwise kernel handles. */
const ROWS = 16;

const KERNELS64 = { radial: "radial64", mirror: "mirror64", transpose: "transpose64" } as const;
const KERNELS32 = { radial: "radial32", mirror: "mirror32", transpose: "transpose32" } as const;

/** Final map of ‖x−z‖²: itself, its root, exp(scale·), exp(scale·√), scale·exp(scale·√)/√. */
export type RadialMode = 0 | 1 | 2 | 3 | 4;

/** Column means over the rows of X: distances do not change when both sides are shifted by them, rounding does. */
function centre(n: number, d: number, X: Real): Float64Array {
  const mean = new Float64Array(d);
  for (let i = 0, at = 0; i < n; i++) for (let k = 0; k < d; k++, at++) mean[k]! += X[at]!;
  for (let k = 0; k < d; k++) mean[k] = Number.isFinite(mean[k]!) ? mean[k]! / n : 0;
  return mean;
}

function shifted(n: number, d: number, X: Real, mean: Float64Array): Real {
  const out = X.slice();
  for (let i = 0, at = 0; i < n; i++) for (let k = 0; k < d; k++, at++) out[at]! -= mean[k]!;
  return out;
}

/** Rows in linear memory with their squared norms. */
interface Points {
  readonly at: number;
  readonly norms: number;
}

/** Carries the rows start … start+rows−1 of X and computes their squared norms. */
function points(engine: Engine, X: Real, d: number, start: number, rows: number): Points {
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT;
  const norms = heap.allocate((rows + 1) * size);
  const at = heap.allocate((rows * d + 2) * size);
  copyBlockIn(heap, at, X, d, start, rows, 0, d);
  engine.run(rows * d, size === 8 ? "norms64" : "norms32", Math.ceil(rows / 64), rows, d, at, norms, 64);
  return { at, norms };
}

/** The radial function of a block of rows, and where it goes. */
interface Block {
  readonly mode: RadialMode;
  readonly scale: number;
  readonly d: number;
  readonly x: Points;
  readonly z: Points;
  readonly out: Real;
  /** Numbers from row to row of out, and the block's first row and column there. */
  readonly pitch: number;
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

/** Rows of a strip. */
const STRIP = 64;

/** Columns up to which one thread makes a strip's product before another has taken its roots and exponentials. */
const STRIP_COLUMNS = 256;

/** Nanoseconds of an entry on one thread, roughly. */
const COST = 6;

/** A block of ⟨x_i, z_j⟩ by a library, which reads and writes linear memory as it lies; all at their addresses. */
function libraryProduct(
  { heap }: Engine,
  product: Operations["gemm"],
  { d, out }: Pick<Block, "d" | "out">,
  [x, rows]: readonly [at: number, rows: number],
  [z, cols]: readonly [at: number, rows: number],
  at: number,
): void {
  const [left, right] = [heap.view(x, rows * d, out), heap.view(z, cols * d, out)];
  product(false, true, rows, cols, d, 1, left, right, 0, heap.view(at, rows * cols, out));
}

/** By strips of rows: the caller makes the products, and whoever is free takes the rest and carries it out. */
function streamBlock(engine: Engine, product: Operations["gemm"], block: Block): void {
  const { mode, scale, d, x, z, out, pitch, row, col, rows, cols } = block;
  const { heap } = engine;
  const size = out.BYTES_PER_ELEMENT;
  const area = (STRIP * cols + 2) * size;
  const slots = heap.allocate(SLOTS * 8);
  const areas = heap.allocate(SLOTS * area);
  const words = heap.i32(slots, SLOTS * 2);
  const strip = (piece: number) => {
    const first = piece * STRIP;
    return [first, Math.min(STRIP, rows - first)] as const;
  };
  engine.stream({
    kernel: size === 8 ? "radialStrip64" : "radialStrip32",
    pieces: Math.ceil(rows / STRIP),
    work: COST * rows * cols,
    args: [mode, scale, cols, slots, areas, area, x.norms, z.norms, d, x.at, z.at],
    long: cols * size >= LONG,
    prepare(piece, slot) {
      const [first, count] = strip(piece);
      words.set([first, count], 2 * slot);
      const left = [x.at + first * d * size, count] as const;
      libraryProduct(engine, product, block, left, [z.at, cols], areas + slot * area);
    },
    carries(piece, slot) {
      const [first, count] = strip(piece);
      const start = (row + first) * pitch + col;
      const address = areas + slot * area;
      return {
        before: [],
        after: [{ array: out, start, pitch, rows: count, length: cols, address, step: cols }],
      };
    },
  });
}

/** out (n×m) = the radial function of the distances between the rows of X and Z; Z === X gives a symmetric result. */
export function distances(
  engine: Engine,
  mode: RadialMode,
  scale: number,
  ...[n, m, d, X, Z, out, product]: PointPairs
): void {
  if (n === 0 || m === 0) return;
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT as 4 | 8;
  const symmetric = X === Z;
  const mean = centre(n, d, X);
  const A = shifted(n, d, X, mean);
  const B = symmetric ? A : shifted(m, d, Z, mean);
  const kernels = size === 8 ? KERNELS64 : KERNELS32;
  const unit = Math.max(1, Math.min(BLOCK, Math.floor(2 ** 25 / Math.max(d, 1))));
  for (const [i, mb] of blocks(n, unit)) {
    const outer = heap.mark();
    const x = points(engine, A, d, i, mb);
    for (const [j, nb] of blocks(symmetric ? i + mb : m, unit)) {
      const mark = heap.mark();
      const lower = symmetric && i === j;
      const z = lower ? x : points(engine, B, d, j, nb);
      if (product !== undefined && !symmetric && d <= STRIP_COLUMNS) {
        const place = { out, pitch: m, row: i, col: j, rows: mb, cols: nb };
        streamBlock(engine, product, { mode, scale, d, x, z, ...place });
        heap.release(mark);
        continue;
      }
      const c = heap.allocate((mb * nb + 2) * size);
      if (d === 0) heap.view(c, mb * nb, X).fill(0);
      else if (product !== undefined) {
        libraryProduct(engine, product, { d, out }, [x.at, mb], [z.at, nb], c);
      } else {
        multiply(engine, size, {
          ...{
            m: mb,
            n: nb,
            k: d,
            A: { at: x.at, ld: d },
            B: { at: z.at, ld: d },
            C: { at: c, ld: nb },
            transB: true,
          },
          ...(lower ? { triangle: "lower" as const } : {}),
        });
      }
      const tasks = Math.ceil(mb / ROWS);
      const shape = [mode, scale, mb, nb, c, x.norms, z.norms, +lower, ROWS, d, x.at, z.at] as const;
      engine.run(3 * mb * nb, kernels.radial, tasks, ...shape);
      if (lower) engine.run(mb * nb, kernels.mirror, tasks, mb, c);
      copyBlockOut(heap, c, out, m, i, mb, j, nb);
      if (symmetric && !lower) {
        const t = heap.allocate(mb * nb * size);
        engine.run(2 * mb * nb, kernels.transpose, tasks, mb, nb, c, t);
        copyBlockOut(heap, t, out, m, j, nb, i, mb);
      }
      heap.release(mark);
    }
    heap.release(outer);
  }
}
