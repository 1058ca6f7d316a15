import { nngp, ntk } from "@collapsar/kernels";
import { AdaptiveConvergenceError } from "@collapsar/kernels/parts";
import type { Matrix } from "@collapsar/linalg";
import { gramNc1, kernelNc1, nc1TraceRatio } from "@collapsar/metrics";
import { orNull } from "@collapsar/metrics/parts";
import { disposeState, useTensorflow } from "@collapsar/nn";
import { layerOutputs } from "@collapsar/nn/parts";
import type { ResultRow, TrialContext } from "../../experiment.js";
import { lastStage } from "../../kk/adaptive-rows.js";
import { publishedFeatureNc1 } from "../../kk/sweep/feature-nc1.js";
import { mixtureOf, mixtureTargets } from "../../kk/sweep/settings.js";
import { deriveSeed } from "../../seed.js";
import { checkFinite, type EarlyEnd, earlyEnd } from "../training/run-training-features.js";
import type { FcnTrial } from "./fcn-config.js";
import { startFcn, trainFcn } from "./fcn-network.js";

/** NC1 of one network and of all that stands beside it: tr Σ_W / tr Σ_B, every sample weighted equally. */
export interface FcnRow extends FcnTrial {
  readonly data: number;
  /** NaN, with the reason, where all units of the layer died or the training diverged. */
  readonly start: number;
  readonly end: number;
  readonly nngp: number;
  readonly ntk: number;
  /** Null where the equations of state were not asked for, or not solved. */
  readonly eos: number | null;
  /**
   * The trained network and its NNGP as the published code has them, one in its form for features, one in that for
   * kernels.
   */
  readonly publishedEnd: number;
  readonly publishedNngp: number;
  readonly reason: string | null;
}

/** Trains one network and measures it, its data and its kernels. */
export async function runFcn(trial: FcnTrial, context: TrialContext): Promise<ResultRow[]> {
  await useTensorflow("auto");
  const { sizes, d, width, hiddenLayers, activation, repeat } = trial;
  const mixture = mixtureOf({ mixture: "d1", sizes, d, repeat }, context.seed);
  const { X, y } = mixture;
  const seed = deriveSeed(context.seed, "fcn", d, repeat);
  const { state, examples } = startFcn(mixture, { width, hiddenLayers, activation, seed });
  const { features } = state.network;
  const hidden = () => layerOutputs(state, examples, [features]).get(features) as Matrix;
  try {
    const nc1 = (H: Matrix) => orNull(() => nc1TraceRatio(H, y)) ?? Number.NaN;
    const start = nc1(hidden());
    const ended = await endsEarly(async () => {
      for await (const { epoch } of trainFcn(state, examples, trial, { signal: context.signal })) {
        if (epoch % 20 === 0)
          context.progress?.((epoch + 1) / trial.epochs, `${activation}, d = ${d}, ${sizes.join(" + ")}`);
      }
      checkFinite(state, examples, { epoch: trial.epochs, layers: [features] });
    });
    const trained = ended ? undefined : hidden();
    const end = trained ? nc1(trained) : Number.NaN;
    const died = Number.isNaN(start) || Number.isNaN(end);
    const depth = hiddenLayers + 1;
    const limit = kernelNc1(nngp({ activation, depth }), X, y);
    const row: FcnRow = {
      ...trial,
      start,
      end,
      data: nc1TraceRatio(X, y),
      nngp: limit.sample.nc1,
      ntk: kernelNc1(ntk({ activation, depth }), X, y).sample.nc1,
      eos: trial.adaptive ? await adaptiveNc1(mixture, width, context) : null,
      publishedEnd: trained && !died ? publishedFeatureNc1(trained, sizes) : Number.NaN,
      publishedNngp: limit.paper.nc1,
      reason: ended ? ended.reason : died ? "features died" : null,
    };
    return [{ ...row, sizes: [...sizes] }];
  } finally {
    disposeState(state);
  }
}

/** Trains to the end; why the training ended before. */
async function endsEarly(training: () => Promise<void>): Promise<EarlyEnd | undefined> {
  try {
    await training();
    return undefined;
  } catch (error) {
    const end = earlyEnd(error);
    if (end === undefined) throw error;
    return end;
  }
}

/** NC1 of the adaptive kernel on the same data, annealed to the network's width; null where it cannot be solved. */
async function adaptiveNc1(
  { X, y }: { readonly X: Matrix; readonly y: Int32Array },
  width: number,
  { signal }: TrialContext,
): Promise<number | null> {
  try {
    const options = { width, variant: "paper" } as const;
    const { gram } = await lastStage(X, mixtureTargets("d1", y), options, { seed: 0, signal });
    return gramNc1(gram, y).sample.nc1;
  } catch (error) {
    if (error instanceof AdaptiveConvergenceError) return null;
    throw error;
  }
}
