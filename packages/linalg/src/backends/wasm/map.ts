import { stretch } from "../../engine/carry.js";
import { MAP_NAMES, type MapName } from "../../engine/contract.js";
import type { Engine } from "../../engine/engine.js";
import { SLOTS } from "../../engine/slots.js";
import type { Real } from "../../matrix/matrix.js";

/** Numbers carried to linear memory at a time: a few such pieces stay in the cache. */
const PIECE = 16384;

/** Nanoseconds a number, roughly. */
const COST = 4;

/** out = f(scale·x), elementwise; out may be x. */
export function map(engine: Engine, name: MapName, scale: number, x: Real, out: Real): void {
  const { heap } = engine;
  const size = x.BYTES_PER_ELEMENT;
  const op = MAP_NAMES.indexOf(name);
  const piece = Math.min(PIECE, x.length + (x.length & 1));
  const at = heap.allocate(SLOTS * piece * size);
  engine.stream({
    kernel: size === 8 ? "map64" : "map32",
    pieces: Math.ceil(x.length / piece),
    work: COST * x.length,
    args: [op, scale, at, at, SLOTS * piece, piece],
    long: true,
    stride: piece * size,
    carries(i, slot) {
      const [start, address] = [i * piece, at + slot * piece * size];
      const length = Math.min(piece, x.length - start);
      return {
        before: [stretch(x, start, length, address)],
        after: [stretch(out, start, length, address)],
      };
    },
  });
}

/** out = atan2(y, x), elementwise, float64. */
export function atan2(engine: Engine, y: Float64Array, x: Float64Array, out: Float64Array): void {
  const { heap } = engine;
  const room = Math.min(PIECE, x.length + 1) * 8;
  const [a, b] = [heap.allocate(room), heap.allocate(room)];
  for (let start = 0; start < x.length; start += PIECE) {
    const length = Math.min(PIECE, x.length - start);
    heap.f64(a, length).set(y.subarray(start, start + length));
    heap.f64(b, length).set(x.subarray(start, start + length));
    engine.run(0, "atan64", 1, a, b, a, length, length);
    out.set(heap.f64(a, length), start);
  }
}
