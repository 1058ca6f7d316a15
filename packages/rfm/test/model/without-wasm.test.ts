import { iris } from "@collapsar/datasets";
import { afterAll, expect, it, vi } from "vitest";
import { fitModel, modelToJson, predict, saveModel } from "../../src/index.js";

afterAll(() => void vi.unstubAllGlobals());

it("reads a model and predicts where there is no WebAssembly, as in a runtime that forbids it", async () => {
  const data = iris();
  const { model } = fitModel(data, { rounds: 1 });
  const rows = Array.from({ length: 5 }, (_, i) => [...data.X.data.subarray(120 * i, 120 * i + 4)]);
  const wanted = predict(model, rows);
  const [bytes, text] = [saveModel(model), modelToJson(model)];
  vi.resetModules();
  vi.stubGlobal("WebAssembly", undefined);
  const fresh = await import("../../src/index.js");
  const { getBackend } = await import("@collapsar/linalg");
  expect(fresh.predict).not.toBe(predict);
  expect(getBackend().uses.map(({ name }) => name)).toEqual(["js"]);
  expect(fresh.predict(fresh.loadModel(bytes), rows)).toEqual(wanted);
  expect(fresh.predict(fresh.modelFromJson(text), rows)).toEqual(wanted);
});
