import { type Random, seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { expect } from "vitest";

/** Unit roundoff of float32. */
export const EPSILON = 2 ** -24;

/** An input of a kernel: its shape, its values, its type. */
export interface Operand {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | Uint8Array;
  readonly dtype: "float32" | "int32" | "bool";
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Normal numbers of a shape. */
export function normals(random: Random, shape: readonly number[]): Operand {
  return {
    shape,
    data: Float32Array.from({ length: sizeOf(shape) }, () => random.normal()),
    dtype: "float32",
  };
}

/** The same operand with another function of each value. */
export function mapped(operand: Operand, f: (value: number, i: number) => number): Operand {
  return { ...operand, data: Float32Array.from(operand.data, f) };
}

export const magnitudes = (operand: Operand): Operand => mapped(operand, Math.abs);

/** The outputs of one kernel on a backend. */
export interface Result {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly data: ArrayLike<number>;
}

export type Inputs = Readonly<Record<string, Operand>>;

/** Runs a kernel by its name through the engine's registry. */
export async function runKernel(
  backend: string,
  name: string,
  inputs: Inputs,
  attrs: object = {},
): Promise<Result> {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const tensors: tf.NamedTensorMap = {};
    for (const [key, { data, shape, dtype }] of Object.entries(inputs)) {
      tensors[key] = tf.tensor(data.slice(), [...shape], dtype);
    }
    // These two take a list.
    const operands =
      name === "AddN" || name === "Concat"
        ? (Object.values(tensors) as unknown as tf.NamedTensorMap)
        : tensors;
    const out = tf.engine().runKernel(name, operands, attrs as tf.NamedAttrMap) as tf.Tensor | tf.Tensor[];
    // Several results are read one behind the other.
    const results = Array.isArray(out) ? out : [out];
    return {
      shape: results.flatMap((one) => one.shape),
      dtype: results[0]!.dtype,
      data: results.flatMap((one) => Array.from(one.dataSync())),
    };
  });
}

/**
 * How far a result may lie from the stock backend's: `relative` roundings of each entry, and `terms` roundings of the
 * sum of magnitudes that goes into it — for sums of products Σ|a||b|, the same kernel of the inputs' absolute values.
 */
export interface Bound {
  readonly relative?: number;
  readonly terms?: number;
  readonly absolute?: number;
}

/**
 * Requires that backend collapsar gives what the stock cpu backend gives: shape, type, what is no number, and values.
 */
export async function expectSame(name: string, inputs: Inputs, attrs: object, bound: Bound): Promise<void> {
  const { relative = 0, terms = 0, absolute = 0 } = bound;
  const expected = await runKernel("cpu", name, inputs, attrs);
  const received = await runKernel("collapsar", name, inputs, attrs);
  const sums = Object.fromEntries(Object.entries(inputs).map(([key, one]) => [key, magnitudes(one)]));
  const sizes = terms > 0 ? (await runKernel("cpu", name, sums, attrs)).data : expected.data;
  expect(received.shape).toEqual(expected.shape);
  expect(received.dtype).toBe(expected.dtype);
  for (let i = 0; i < expected.data.length; i++) {
    const [a, b] = [expected.data[i]!, received.data[i]!];
    // Finite results within the bound; NaN and ±∞ the same.
    if (!Number.isFinite(a) || !Number.isFinite(b)) expect(b).toBe(a);
    else {
      const allowed =
        EPSILON * (relative * Math.abs(a) + terms * Math.abs(sizes[i]!)) +
        absolute +
        (relative + terms > 0 ? 2 ** -140 : 0);
      if (Math.abs(a - b) > allowed) expect.fail(`${name}[${i}]: ${b} instead of ${a}, allowed ${allowed}`);
    }
  }
}

/** A property over random shapes and a seed for their values. */
export function property<T>(
  shapes: fc.Arbitrary<T>,
  check: (value: T, random: Random) => Promise<void>,
  numRuns = 40,
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(shapes, fc.integer({ min: 0, max: 2 ** 31 }), (value, seed) =>
      check(value, seededRandom(seed)),
    ),
    { numRuns },
  );
}

/** NaN, ±∞ and ±0 strewn over an operand. */
export function strewn(random: Random, operand: Operand): Operand {
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0];
  return mapped(operand, (value) => (random.next() < 0.3 ? odd[random.integer(odd.length)]! : value));
}
