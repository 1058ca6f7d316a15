/** The painted points in −1 … 1, each with one of two classes. */
export interface Painted {
  readonly points: readonly (readonly [number, number])[];
  readonly labels: readonly number[];
}

/** Steps of the board that an address can tell apart. */
const steps = 400;
const mostPoints = 400;
const shape = /^(?:[0-9a-z]{2}[0-9a-z]{2}[01])*$/;

const coordinate = (text: string) => (2 * Number.parseInt(text, 36)) / steps - 1;
const digits = (value: number) =>
  Math.round(((value + 1) * steps) / 2)
    .toString(36)
    .padStart(2, "0");

/** The nearest place that an address can tell. */
export function onGrid(value: number): number {
  return coordinate(digits(Math.min(1, Math.max(-1, value))));
}

/** Painted points as five characters each, and back. */
export const paintedCodec = {
  write: ({ points, labels }: Painted) =>
    points.map(([x, y], i) => `${digits(x)}${digits(y)}${labels[i]}`).join(""),
  read(text: string): Painted | undefined {
    if (!shape.test(text) || text.length > 5 * mostPoints) return undefined;
    const each = Array.from({ length: text.length / 5 }, (_, i) => text.slice(5 * i, 5 * i + 5));
    const points = each.map((part) => [coordinate(part.slice(0, 2)), coordinate(part.slice(2, 4))] as const);
    if (points.flat().some((value) => !(Math.abs(value) <= 1))) return undefined;
    return { points, labels: each.map((part) => Number(part[4])) };
  },
};

/** Ninety points whose class depends on x alone, spread so that the picture is the same for every reader. */
export function stripes(): Painted {
  const points = Array.from({ length: 90 }, (_, i) => {
    const [x, y] = [(i * 0.7548776662) % 1, (i * 0.5698402909) % 1];
    return [onGrid(1.8 * x - 0.9), onGrid(1.8 * y - 0.9)] as const;
  });
  return { points, labels: points.map(([x]) => (Math.sin(5.2 * x) > 0 ? 1 : 0)) };
}

/** The painting with one more point, or the same where one stands already or no more fit. */
export function withPoint(painted: Painted, [x, y]: readonly [number, number], label: number): Painted {
  const close = painted.points.some(([a, b]) => Math.hypot(a - x, b - y) < 0.05);
  if (close || painted.points.length >= mostPoints || Math.abs(x) > 1 || Math.abs(y) > 1) return painted;
  return { points: [...painted.points, [onGrid(x), onGrid(y)]], labels: [...painted.labels, label] };
}
