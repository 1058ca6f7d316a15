import { InputError, type Matrix } from "@collapsar/linalg";
import { add } from "@collapsar/linalg/parts";
import { chain } from "./chain.js";
import { type Cotangent, checkLayers, type Layer } from "./layer.js";
import type { Moments } from "./moments.js";

/** The layer that changes nothing: a skip connection. */
export function skip(): Layer {
  return Object.freeze({
    name: "skip",
    fresh: false,
    gaussianOutput: (gaussianInput: boolean) => gaussianInput,
    forward: (input: Moments) => input,
    variances: (input) => input,
    pullback: (_input, _output, cotangent) => cotangent,
  } satisfies Layer);
}

/**
 * The sum of parallel branches that share their input: K ← Σ_b K_b, Θ ← Σ_b Θ_b.
 *
 * The cross terms vanish because all branches but one end in fresh weights (a dense layer).
 *
 * @throws InputError if there is no branch, or two branches do not end in a dense layer
 */
export function parallel(...branches: readonly Layer[]): Layer {
  return beside("parallel", branches);
}

function beside(fn: string, branches: readonly Layer[]): Layer {
  if (branches.length === 0)
    throw new InputError({ fn, requirement: "at least one branch is required", received: "none" });
  checkLayers(fn, branches);
  const stale = branches.filter((branch) => !branch.fresh);
  if (stale.length > 1) {
    throw new InputError({
      fn,
      requirement: "all branches but one must end in a dense layer",
      received: String(stale.map((branch) => branch.name).join(" and ")),
    });
  }
  return Object.freeze({
    name: `(${branches.map((branch) => branch.name).join(" + ")})`,
    fresh: stale.length === 0,
    gaussianOutput: (input: boolean) =>
      branches.map((branch) => branch.gaussianOutput(input)).every((gaussian) => gaussian),
    forward(input: Moments) {
      const shared = { ...input, reuse: false };
      return { ...branches.map((branch) => branch.forward(shared)).reduce(sumOfMoments), reuse: input.reuse };
    },
    variances: (input) =>
      branches
        .map((branch) => branch.variances(input))
        .reduce((left, right) => ({
          a: plus(left.a, right.a),
          theta: plusOptional(left.theta, right.theta),
        })),
    pullback: (input, _output, cotangent) =>
      branches
        .map((branch) => branch.pullback(input, branch.forward(input), cotangent))
        .reduce(sumOfCotangents),
  } satisfies Layer);
}

/** x + F(x): a skip connection beside the given layers, which must end in a dense layer. */
export function residual(...layers: readonly Layer[]): Layer {
  checkLayers("residual", layers);
  return beside("residual", [skip(), chain(layers)]);
}

function plus(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, i) => value + right[i]!);
}

function plusOptional(left: Float64Array | null, right: Float64Array | null): Float64Array | null {
  return left && right ? plus(left, right) : (left ?? right);
}

function sumOptional(left: Matrix | null, right: Matrix | null): Matrix | null {
  return left && right ? add(left, right) : (left ?? right);
}

function sumOfMoments(left: Moments, right: Moments): Moments {
  const a = plus(left.a, right.a);
  return {
    ...left,
    K: add(left.K, right.K),
    Theta: sumOptional(left.Theta, right.Theta),
    a,
    b: left.a === left.b ? a : plus(left.b, right.b),
  };
}

function sumOfCotangents(left: Cotangent, right: Cotangent): Cotangent {
  return {
    K: add(left.K, right.K),
    Theta: sumOptional(left.Theta, right.Theta),
    a: plus(left.a, right.a),
    ledger: left.ledger,
  };
}
