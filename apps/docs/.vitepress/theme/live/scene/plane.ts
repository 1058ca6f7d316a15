/** A point of the plane that the class means span. */
export type Point = readonly [number, number];

/** Scores of the plane's points: one linear function a class. */
export interface Linear {
  readonly weights: readonly Point[];
  readonly bias: readonly number[];
}

/** The part of a polygon where a·x + c ≥ 0. */
function clip(polygon: readonly Point[], [a, b]: Point, c: number): Point[] {
  const side = ([x, y]: Point) => a * x + b * y + c;
  return polygon.flatMap((point, i) => {
    const next = polygon[(i + 1) % polygon.length]!;
    const [here, there] = [side(point), side(next)];
    const kept = here >= 0 ? [point] : [];
    if (here >= 0 === there >= 0) return kept;
    const share = here / (here - there);
    return [
      ...kept,
      [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])] as Point,
    ];
  });
}

/** Where each class has the largest score, within the square of that half-width. */
export function regions({ weights, bias }: Linear, reach: number): Point[][] {
  const square: Point[] = [
    [-reach, -reach],
    [reach, -reach],
    [reach, reach],
    [-reach, reach],
  ];
  return weights.map(([a, b], c) =>
    weights.reduce<Point[]>(
      (polygon, [u, v], other) =>
        other === c ? polygon : clip(polygon, [a - u, b - v], bias[c]! - bias[other]!),
      square,
    ),
  );
}

/** The nearest mean as linear scores: x·μ − ‖μ‖²/2. */
export function nearestMean(means: readonly Point[]): Linear {
  return { weights: means, bias: means.map(([x, y]) => -(x * x + y * y) / 2) };
}

/** Root mean square distance of a class's points to its mean. */
export function spread(points: readonly Point[], [x, y]: Point): number {
  const sum = points.reduce((total, [a, b]) => total + (a - x) ** 2 + (b - y) ** 2, 0);
  return Math.sqrt(sum / points.length);
}
