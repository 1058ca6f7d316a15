import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nativeAbsence } from "../src/backend/tfjs-node.js";
import {
  disposeState,
  evaluate,
  examplesFor,
  mlp,
  startTraining,
  trainEpochs,
  useTensorflow,
} from "../src/index.js";

/** Functions of Node's util that tfjs-node calls when it is loaded and when it runs a kernel. */
interface OldUtil {
  isNullOrUndefined?: (value: unknown) => boolean;
}

const util = createRequire(import.meta.url)("node:util") as OldUtil;
const own = util.isNullOrUndefined;

/**
 * Stands in for `@tensorflow/tfjs-node`, whose library cannot be had everywhere: like it, it registers a backend
 * named `tensorflow` as it is imported, and calls `util.isNullOrUndefined` — here at once, so that its absence cannot
 * go unseen.
 */
const standIn = vi.hoisted(() => ({ loads: 0, failure: undefined as Error | undefined }));
vi.mock("@tensorflow/tfjs-node", () => {
  if (standIn.failure) throw standIn.failure;
  standIn.loads++;
  if ((util.isNullOrUndefined as (value: unknown) => boolean)(0)) throw new Error("0 is a value");
  tf.registerBackend("tensorflow", () => new MathBackendCPU());
  tf.copyRegisteredKernels("cpu", "tensorflow");
  return {};
});

describe("tfjs-node", () => {
  afterEach(() => {
    vi.resetModules();
    standIn.failure = undefined;
    if (own) util.isNullOrUndefined = own;
    else delete util.isNullOrUndefined;
  });

  it("is explained where its library does not load, and passed over when nothing is asked for", async () => {
    standIn.failure = new Error("Cannot load libtensorflow.so.2\nand a long story");
    await expect(useTensorflow("tensorflow")).rejects.toThrow(
      /a backend that loads is needed, got tensorflow: /,
    );
    const { backend, available } = await useTensorflow("auto");
    expect(backend).toBe("collapsar");
    expect(available[0]).toMatchObject({ backend: "tensorflow", ok: false });
    expect(available[0]?.reason).not.toContain("\n");
  });

  it("says how to get it: the package, or its library, whatever the fault's words are", () => {
    const absent = Object.assign(new Error("any words"), { code: "ERR_MODULE_NOT_FOUND" });
    expect(nativeAbsence(absent)).toMatch(/is not installed; npm install @tensorflow\/tfjs-node$/);
    expect(nativeAbsence(new Error("no tfjs_binding.node at /x.\nPlease run …"))).toMatch(
      /^no tfjs_binding\.node at \/x\.; .* npm rebuild @tensorflow\/tfjs-node fetches it/,
    );
  });

  it("comes first, finds util.isNullOrUndefined although Node ≥ 23 has none, and trains", async () => {
    delete util.isNullOrUndefined;
    expect((await useTensorflow("auto")).backend).toBe("tensorflow");
    expect(standIn.loads).toBe(1);
    expect([null, undefined, 0, ""].map((value) => util.isNullOrUndefined?.(value))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const network = mlp({ inputs: 2, classes: 2, hidden: [8] });
    const X = { rows: 4, cols: 2, data: Float32Array.of(1, 0, 0.9, 0.1, 0, 1, 0.1, 0.9) };
    const examples = examplesFor(network, X, [0, 0, 1, 1]);
    const optimiser = { kind: "sgd" } as const;
    const state = startTraining(network, { seed: 0, optimiser });
    await trainEpochs(state, examples, {
      loss: "half-mse",
      optimiser,
      learningRate: 1,
      batch: { size: 4 },
      epochs: 60,
    });
    expect(evaluate(state, examples, { loss: "half-mse" }).accuracy).toBe(1);
    disposeState(state);
  });
});
