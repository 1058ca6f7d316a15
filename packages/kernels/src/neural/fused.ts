import type { Matrix } from "@collapsar/linalg";
import { checkFinite } from "@collapsar/linalg/check";
import type { BlockColumns } from "../kernel.js";
import type { NetworkStep } from "../operations/js/network-job.js";
import { networkBlockSums, networkGrams, type WideNetwork } from "../operations/network.js";
import type { Layer, LayerPart } from "./layer.js";
import { coincidentPairs, inputVariances, setPairs } from "./moments.js";

type Dense = Extract<LayerPart, { kind: "dense" }>;
type Active = Extract<LayerPart, { kind: "activation" }>;

/**
 * A network whose every layer the fused operation knows: one dense layer, then blocks of an activation and dense
 * layers.
 */
export interface FusedNetwork {
  readonly body: Layer;
  readonly first: Dense;
  readonly blocks: readonly { readonly active: Active; readonly dense: readonly Dense[] }[];
}

/** The network as the operation takes it in one pass over tiles, or null where some layer does not allow it. */
export function fused(body: Layer): FusedNetwork | null {
  const [first, ...rest] = body.parts ?? [];
  if (first?.kind !== "dense" || (rest.length > 0 && rest[0]!.kind === "dense")) return null;
  const blocks: { active: Active; dense: Dense[] }[] = [];
  for (const part of rest) {
    if (part.kind === "dense") blocks.at(-1)!.dense.push(part);
    else blocks.push({ active: part, dense: [] });
  }
  return { body, first, blocks };
}

/** The affine maps of K and Θ after an activation, K ← k₀K + k₁T + k₂ and Θ ← t₀K + t₁T + t₂ + (t₃ + t₄Ṫ)Θ. */
function affine({ active, dense }: FusedNetwork["blocks"][number]): Pick<NetworkStep, "toK" | "toTheta"> {
  let [scale, offset, fromT, constant, fromTheta] = [1, 0, 0, 0, 1];
  for (const { weight, bias } of dense) {
    [scale, offset] = [weight * scale, weight * offset + bias];
    [fromT, constant, fromTheta] = [scale + weight * fromT, offset + weight * constant, weight * fromTheta];
  }
  const { linear, bent } = active.known;
  return {
    toK: [scale * linear, scale * bent, offset],
    toTheta: [fromT * linear, fromT * bent, constant, fromTheta * linear, fromTheta * bent],
  };
}

/** The variances that enter each activation. */
function entering({ first, blocks }: FusedNetwork, squares: Float64Array): Float64Array[] {
  const through = (values: Float64Array, { weight, bias }: Dense) =>
    weight === 1 && bias === 0 ? values : values.map((value) => weight * value + bias);
  let a = through(squares, first);
  return blocks.map(({ active, dense }) => {
    const before = a;
    const { T } = active.activation.variance(a);
    checkFinite(active.activation.name, "E φ(u)²", T);
    a = dense.reduce(through, T);
    return before;
  });
}

function wideNetwork(
  network: FusedNetwork,
  d: number,
  own: Float64Array,
  other: Float64Array,
  tangent: boolean,
): WideNetwork {
  const { first, blocks } = network;
  const left = entering(network, own);
  const right = own === other ? left : entering(network, other);
  const steps = blocks.map((block, l): NetworkStep => {
    const { activation } = block.active.known;
    return { activation, a: left[l]!, b: right[l]!, ...affine(block) };
  });
  return { alpha: first.weight / d, offset: first.bias, steps, tangent };
}

/** K and, where wanted, Θ of all pairs of rows; exact where rows are equal. */
export function fusedGrams(network: FusedNetwork, X: Matrix, Z: Matrix, tangent: boolean) {
  const same = X === Z || X.data === Z.data;
  const own = inputVariances(X);
  const other = same ? own : inputVariances(Z);
  const { K, Theta } = networkGrams(X, same ? X : Z, wideNetwork(network, X.cols, own, other, tangent));
  const pairs = coincidentPairs(X, Z, own, other);
  const { a, theta } = network.body.variances({ a: own, theta: null });
  setPairs(K, pairs, a);
  if (Theta) setPairs(Theta, pairs, theta!);
  return { K, Theta };
}

/** Sums of K and Θ over blocks of rows, of X with itself or against other rows, without the Gram matrices. */
export function fusedBlockSums(
  network: FusedNetwork,
  X: Matrix,
  starts: ArrayLike<number>,
  tangent: boolean,
  columns?: BlockColumns,
) {
  const own = inputVariances(X);
  if (columns === undefined) {
    return networkBlockSums(X, wideNetwork(network, X.cols, own, own, tangent), starts);
  }
  const other = inputVariances(columns.Z);
  return networkBlockSums(X, wideNetwork(network, X.cols, own, other, tangent), starts, columns);
}
