import { readFileSync } from "node:fs";
import { iris, parseCsv, tableDataset } from "@collapsar/datasets";
import { InputError, matrix, seededRandom } from "@collapsar/linalg";
import { failureKind } from "@collapsar/linalg/check";
import { describe, expect, it } from "vitest";
import { fitModel, loadModel, modelFromJson, modelToJson, predict, saveModel } from "../../src/index.js";
import { predictScores } from "../../src/parts.js";
import { maxDifference } from "../numeric.js";

const { model } = fitModel(iris(), { rounds: 1, folds: 2 });
const bytes = saveModel(model);
const text = new TextDecoder("latin1").decode(bytes);
const bytesOf = (latin: string) => Uint8Array.from(latin, (letter) => letter.charCodeAt(0));

describe("a model file", () => {
  it("keeps what was held out, chosen and decided", () => {
    const kept = loadModel(bytes);
    for (const key of ["heldOut", "tuned", "calibration", "permutation", "taskReason", "offset"] as const) {
      expect(kept[key]).toEqual(model[key]);
      expect(kept[key]).toBeDefined();
    }
    expect(saveModel(kept)).toEqual(bytes);
  });

  it("is refused wherever a bit is flipped or the end is missing, and never crashes", () => {
    const random = seededRandom(8);
    for (let trial = 0; trial < 300; trial++) {
      const damaged = bytes.slice();
      damaged[random.integer(bytes.length)]! ^= 1 << random.integer(8);
      const known = () => predictScores(loadModel(damaged), iris().X);
      let found: unknown;
      try {
        // a flip in the padding, or in the name of what nobody reads, changes nothing
        expect(known()).toEqual(predictScores(model, iris().X));
      } catch (error) {
        found = error;
      }
      if (found !== undefined) expect(found).toBeInstanceOf(InputError);
    }
    for (const end of [0, 3, 8, 40, bytes.length - 1]) {
      expect(() => loadModel(bytes.subarray(0, end))).toThrow(InputError);
    }
  });

  it("is read in version 1, which has no checksum, and refused by name in version 3", () => {
    const old = text
      .replace('"version":"2"', '"version":"1"')
      .replace(/"checksum":"\w{8}"/, '"checksum":"        "');
    expect(predictScores(loadModel(bytesOf(old)), iris().X)).toEqual(predictScores(model, iris().X));
    const newer = text.replace('"version":"2"', '"version":"3"');
    expect(() => loadModel(bytesOf(newer))).toThrow("version 3; install a newer collapsar");
  });

  it("that was written in version 1 predicts as its writer did", () => {
    const old = loadModel(readFileSync(new URL("../fixtures/model-version-1.rfm", import.meta.url)));
    const sold = (i: number) => (i % 4 < 2 ? "no" : "yes");
    const lines = Array.from({ length: 12 }, (_, i) => `${(7 * i) % 5},${["a", "b", "c"][i % 3]},${sold(i)}`);
    const table = parseCsv(`size,kind,sold\n${lines.join("\n")}\n`);
    const { X } = tableDataset(table, { target: "sold" });
    const written = [0.660025022421193, 0.3236595766437609, 0.5818750172327634, 0.41626016231390395];
    const scores = predictScores(old, X).data.slice(0, 4);
    expect(maxDifference(matrix(2, 2, scores), matrix(2, 2, written))).toBeLessThan(1e-9);
    expect(predict(old, table)).toEqual(Array.from({ length: 12 }, (_, i) => sold(i)));
    expect(loadModel(saveModel(old)).columns).toEqual(["size", "kind=a", "kind=b", "kind=c"]);
  });

  it("is refused where its parts do not belong together", () => {
    const old = text.replace('"version":"2"', '"version":"1"');
    const cases: readonly (readonly [string, string, string])[] = [
      ['\\"outputs\\":3', '\\"outputs\\":2', "names that are not as many"],
      ['\\"name\\":\\"laplace', '\\"name\\":\\"lapluce', "unknown kernel"],
      ['\\"bandwidth\\":10', '\\"bandwidth\\":-1', "unknown kernel"],
    ];
    for (const [from, to, message] of cases) {
      expect(old).toContain(from);
      expect(() => loadModel(bytesOf(old.replace(from, to)))).toThrow(message);
    }
  });

  it("as JSON is refused or predicts, whatever one of its values is changed to", () => {
    const table = parseCsv(
      `a,k,y\n${Array.from({ length: 12 }, (_, i) => `${i},${"uv"[i % 2]},${["no", "yes"][i % 2]}`).join("\n")}\n`,
    );
    const json = modelToJson(fitModel(tableDataset(table), { rounds: 1, tune: "none" }).model);
    const places: (readonly string[])[] = [];
    const walk = (value: unknown, place: readonly string[]) => {
      places.push(place);
      if (typeof value !== "object" || value === null) return;
      for (const key of Object.keys(value).slice(0, 6))
        walk((value as Record<string, unknown>)[key], [...place, key]);
    };
    walk(JSON.parse(json), []);
    expect(places).toContainEqual(["model", "coding", "target", "classNames"]);
    for (const place of places.slice(1)) {
      for (const value of [null, "x", -1, {}, [], true]) {
        const changed = JSON.parse(json);
        const parent = place.slice(0, -1).reduce((at, key) => at[key], changed);
        parent[place.at(-1)!] = value;
        try {
          predict(modelFromJson(JSON.stringify(changed)), table);
        } catch (error) {
          expect(failureKind(error), `${place.join(".")} = ${JSON.stringify(value)}: ${error}`).toBe("input");
        }
      }
    }
  });
});
