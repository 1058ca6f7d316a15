import { blockDynamics, closedDynamics, initialState } from "@collapsar/ntk";
import { use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";

const KAPPA = { diagonal: 1, within: 0.5, between: 0.2 };

/** SciPy's DOP853 on the same right-hand side in the same coordinates, from a start of the same law. */
const SCIPY = `
from scipy.integrate import solve_ivp
def start(C, p, m, invariant):
    r = np.random.default_rng(0)
    u = 1 / np.sqrt(p)
    W = r.normal(size=(C, p)) * u
    if invariant == "random":
        G = r.normal(size=(p, C * (m - 1))) * u
        return W, np.zeros(C), r.normal(size=(p, C)) * u, G @ G.T
    W -= W.mean(0)
    O = np.linalg.qr(r.normal(size=(C, C)))[0]
    H1 = 0.5 * np.sqrt(muc / m) * W.T @ O @ (np.eye(C) - 1 / C)
    return W, np.full(C, 1 / C), H1, mus * (W.T @ W - (m / muc) * H1 @ H1.T)
def flow(t, y):
    W, b, H1, S = y[:i].reshape(C, p), y[i:j], y[j:k].reshape(p, C), y[k:].reshape(p, p)
    R1 = W @ H1 + b[:, None] - np.eye(C)
    s, WS, out = R1.sum(1), W @ S, np.empty_like(y)
    out[:i] = -(m * R1 @ H1.T + WS).ravel()
    out[i:j] = -m * s
    out[j:k] = -(W.T @ (muc * R1 + kn * m * s[:, None])).ravel()
    Z = W.T @ WS
    out[k:] = (-mus * (Z + Z.T)).ravel()
    return out
`;

function scipySetup(C: number, p: number, m: number, invariant: string): string {
  return `${SCIPY}
C, p, m, kn, mus = ${C}, ${p}, ${m}, 0.2, 0.5
muc = mus + m * 0.3
i, j, k = C * p, C * p + C, C * p + C + p * C
y0 = np.concatenate([A.ravel() for A in start(C, p, m, "${invariant}")])`;
}

type Backend = "native" | "wasm";

interface Size {
  readonly C: number;
  readonly p: number;
  readonly m: number;
  readonly invariant: "zero" | "random";
}

/** To a fixed time, against DOP853 at the same tolerance. */
function againstScipy(backend: Backend, { C, p, m, invariant }: Size, time: number): BenchCase {
  return {
    name: "closedDynamics",
    backend,
    dtype: "f64",
    size: `C=${C} p=${p} m=${m} E ${invariant} t=${time} rtol=1e-10 threads=2`,
    async prepare() {
      use(backend);
      const classes = { classes: C, perClass: m };
      const start = initialState(classes, { features: p, kappa: KAPPA, invariant });
      return {
        run: () => closedDynamics(start, { classes, kappa: KAPPA, time, points: 2 }),
        peer: {
          name: "scipy",
          setup: scipySetup(C, p, m, invariant),
          python: `solve_ivp(flow, (0, ${time}), y0, method="DOP853", rtol=1e-10, atol=1e-16)`,
          env: { OPENBLAS_NUM_THREADS: "2", OMP_NUM_THREADS: "2" },
        },
      };
    },
  };
}

/** To the end of training, where DOP853 would take from minutes to days. */
function toTheEnd(backend: Backend, { C, p, m, invariant }: Size, loss: number): BenchCase {
  return {
    name: "blockDynamics",
    backend,
    dtype: "f64",
    size: `C=${C} p=${p} m=${m} E ${invariant} loss=${loss} threads=2`,
    async prepare() {
      use(backend);
      return {
        run: () => blockDynamics({ classes: C, perClass: m, features: p, kappa: KAPPA, invariant, loss }),
      };
    },
  };
}

export const cases: readonly BenchCase[] = [
  againstScipy("native", { C: 4, p: 9, m: 6, invariant: "zero" }, 10),
  againstScipy("native", { C: 20, p: 128, m: 10, invariant: "zero" }, 10),
  againstScipy("native", { C: 20, p: 128, m: 10, invariant: "random" }, 2),
  againstScipy("native", { C: 100, p: 512, m: 10, invariant: "random" }, 0.01),
  toTheEnd("wasm", { C: 4, p: 9, m: 6, invariant: "zero" }, 1e-8),
  toTheEnd("native", { C: 100, p: 512, m: 10, invariant: "zero" }, 1e-8),
  toTheEnd("native", { C: 100, p: 512, m: 10_000, invariant: "zero" }, 1e-8),
];
