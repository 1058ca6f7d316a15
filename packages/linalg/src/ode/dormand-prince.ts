/** dy/dt = f(t, y), written to `out`. */
export type Derivative = (t: number, y: Float64Array, out: Float64Array) => void;

/** Times, stage weights, error weights and dense-output weights of the pair 5(4) of Dormand & Prince (1980). */
const TIMES = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const STAGES = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];
const DENSE = [
  -12715105075 / 11282082432,
  0,
  87487479700 / 32700410799,
  -10690763975 / 1880347072,
  701980252875 / 199316789632,
  -1453857185 / 822651844,
  69997945 / 29380423,
];

/** out = Σ weights_i stages_i. */
function combine(weights: readonly number[], stages: readonly Float64Array[], out: Float64Array): void {
  out.fill(0);
  weights.forEach((weight, s) => {
    if (weight === 0) return;
    const stage = stages[s]!;
    for (let i = 0; i < out.length; i++) out[i] = out[i]! + weight * stage[i]!;
  });
}

/** One step tried: the new state, its local error estimate, and the seven stages (the last is f at the end). */
export interface Trial {
  readonly y: Float64Array;
  readonly error: Float64Array;
  readonly stages: readonly Float64Array[];
}

/** A step of length h from (t, y), with k1 = f(t, y). */
export function tryStep(f: Derivative, t: number, y: Float64Array, k1: Float64Array, h: number): Trial {
  const stages = [k1];
  const slope = new Float64Array(y.length);
  let at = y;
  for (let s = 1; s < 7; s++) {
    combine(STAGES[s]!, stages, slope);
    at = y.map((value, i) => value + h * slope[i]!);
    const k = new Float64Array(y.length);
    f(t + TIMES[s]! * h, at, k);
    stages.push(k);
  }
  const error = new Float64Array(y.length);
  combine(ERROR, stages, error);
  for (let i = 0; i < error.length; i++) error[i] = error[i]! * h;
  return { y: at, error, stages };
}

/** The continuous extension of order 4 of an accepted step (Hairer, Nørsett & Wanner, II.6). */
export function denseStep(
  t: number,
  h: number,
  y0: Float64Array,
  { y: y1, stages }: Trial,
): (time: number) => Float64Array {
  const extra = new Float64Array(y0.length);
  combine(DENSE, stages, extra);
  const [first, last] = [stages[0]!, stages[6]!];
  return (time) => {
    const s = (time - t) / h;
    const r = 1 - s;
    return y0.map((start, i) => {
      const jump = y1[i]! - start;
      const bend = h * first[i]! - jump;
      const twist = jump - h * last[i]! - bend;
      return start + s * (jump + r * (bend + s * (twist + r * h * extra[i]!)));
    });
  };
}
