import type { Cartesian } from "./cartesian-frame.js";
import { isDrawable, type Scale } from "./scale.js";

/** A part of the frame, in shares of its width and height. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

type Point = readonly [number, number];

/** Whether a line from p to q has a part in the box: what each side leaves of it is not empty. */
function passes([px, py]: Point, [qx, qy]: Point, { left, right, bottom, top }: Box): boolean {
  let [from, to] = [0, 1];
  for (const [start, change, lo, hi] of [
    [px, qx - px, left, right],
    [py, qy - py, bottom, top],
  ] as const) {
    if (change === 0 && (start < lo || start > hi)) return false;
    if (change === 0) continue;
    const ends = [(lo - start) / change, (hi - start) / change];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  return from <= to;
}

/** How many pieces of a figure's curves, or points of its clouds, a box would cover. */
export function covered(figure: Cartesian, { x, y }: { x: Scale; y: Scale }, box: Box): number {
  const isJoined = figure.kind === "line" || figure.joined === true;
  let count = 0;
  for (const series of figure.series) {
    let last: Point | undefined;
    for (const [i, value] of Array.from(series.y).entries()) {
      const at = series.x[i];
      const point: Point | undefined =
        isDrawable(figure.x, at) && isDrawable(figure.y, value) ? [x.place(at), y.place(value)] : undefined;
      if (point !== undefined && passes((isJoined && last) || point, point, box)) count++;
      last = point;
    }
  }
  return count;
}
