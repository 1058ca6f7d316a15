import { eigh, type Progress, setBackend, type Work } from "@collapsar/linalg";
import {
  andersonAcceleration,
  conjugateGradient,
  eighTopK,
  eigvalsh,
  gmres,
  newtonKrylov,
  rungeKutta45,
  symmetrise,
} from "@collapsar/linalg/parts";
import { afterEach, describe, expect, it } from "vitest";
import { backends } from "../backends.js";
import { normal } from "../shapes.js";

afterEach(() => setBackend("auto"));

const S = symmetrise(normal(1, 90, 90));
const slowly = (x: Float64Array) => x.map((value, i) => value * (i + 1));
const b = new Float64Array(40).fill(1);

/** Long work, each with many steps. */
const jobs: Record<string, (work: Work) => unknown> = {
  conjugateGradient: (work) => conjugateGradient({ apply: slowly, b, ...work }),
  gmres: (work) => gmres({ apply: slowly, b, restart: 3, ...work }),
  newtonKrylov: (work) => newtonKrylov({ residual: (x) => x.map((value) => value ** 3 - 2), x0: b, ...work }),
  andersonAcceleration: (work) =>
    andersonAcceleration({ step: (x) => x.map((value) => Math.cos(value)), x0: b, memory: 0, ...work }),
  rungeKutta45: (work) =>
    rungeKutta45({
      derivative: (t, _y, out) => void out.fill(Math.cos(50 * t)),
      y0: Float64Array.of(0),
      t0: 0,
      t1: 40,
      ...work,
    }),
  eighTopK: (work) => eighTopK(S, 2, { ...work }),
  "eigh on js": (work) => {
    setBackend("js");
    return eigh(S, work);
  },
  "eigh on wasm": (work) => {
    setBackend("wasm");
    return eigh(S, work);
  },
  ...Object.fromEntries(
    backends.map((name) => [
      `eigvalsh on ${name}`,
      (work: Work) => {
        setBackend(name);
        return eigvalsh(S, work);
      },
    ]),
  ),
};

describe.each(Object.entries(jobs))("%s", (_name, job) => {
  it("tells how far it is, in rising steps", () => {
    const seen: Progress[] = [];
    job({ onProgress: (progress) => void seen.push(progress) });
    expect(seen.length).toBeGreaterThan(2);
    for (const [i, { done, total, unit }] of seen.entries()) {
      expect(done).toBeGreaterThanOrEqual(seen[i - 1]?.done ?? 0);
      if (total !== undefined) expect(done).toBeLessThanOrEqual(total);
      expect(unit).toMatch(/^\w+$/);
    }
  });

  it("stops by the signal's reason, between two steps", () => {
    const stop = new AbortController();
    let calls = 0;
    const onProgress = () => {
      if (++calls === 2) stop.abort(new Error("enough"));
    };
    expect(() => job({ signal: stop.signal, onProgress })).toThrow("enough");
    expect(calls).toBe(2);
  });
});
