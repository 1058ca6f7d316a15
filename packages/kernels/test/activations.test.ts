import { type Matrix, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { erf as erfOf, gaussHermite } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ActivationName, dense, ntk, residual, scalar, serial } from "../src/index.js";
import {
  ACTIVATION_NAMES,
  abs,
  activationByName,
  layerNorm,
  leakyRelu,
  linearAbs,
  parallel,
  skip,
} from "../src/parts.js";
import { expectGradient } from "./central-differences.js";

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const normalCdf = (x: number): number => (1 + erfOf(x / Math.SQRT2)) / 2;

/** φ and φ′ of every name, written independently of the package. */
const functions: Record<ActivationName, [(x: number) => number, (x: number) => number]> = {
  relu: [(x) => Math.max(x, 0), (x) => (x > 0 ? 1 : 0)],
  "leaky-relu": [(x) => (x > 0 ? x : 0.01 * x), (x) => (x > 0 ? 1 : 0.01)],
  abs: [Math.abs, Math.sign],
  identity: [(x) => x, () => 1],
  erf: [erfOf, (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x)],
  sin: [Math.sin, Math.cos],
  cos: [Math.cos, (x) => -Math.sin(x)],
  exp: [Math.exp, Math.exp],
  gaussian: [(x) => Math.exp(-x * x), (x) => -2 * x * Math.exp(-x * x)],
  gelu: [
    (x) => x * normalCdf(x),
    (x) => normalCdf(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
  ],
  tanh: [Math.tanh, (x) => 1 - Math.tanh(x) ** 2],
  sigmoid: [logistic, (x) => logistic(x) * (1 - logistic(x))],
  silu: [(x) => x * logistic(x), (x) => logistic(x) + x * logistic(x) * (1 - logistic(x))],
  softplus: [(x) => Math.log1p(Math.exp(x)), logistic],
};
const kinked = new Set<ActivationName>(["relu", "leaky-relu", "abs"]);

const size = 160;
const { nodes, weights } = gaussHermite(size);

/** E f(u) f(v) by the tensor rule in rotated coordinates. */
function tensorRule(f: (x: number) => number, k: number, a: number, b: number): number {
  const rho = k / Math.sqrt(a * b);
  let total = 0;
  for (let p = 0; p < size; p++) {
    const u = f(Math.sqrt(2 * a) * nodes[p]!);
    for (let q = 0; q < size; q++) {
      const v = Math.sqrt(2 * b) * (rho * nodes[p]! + Math.sqrt(1 - rho * rho) * nodes[q]!);
      total += (weights[p]! * weights[q]! * u * f(v)) / Math.PI;
    }
  }
  return total;
}

/** Two points whose pre-activations have the given moments. */
function twoPoints(k: number, a: number, b: number): [Matrix, Matrix] {
  const x = [Math.sqrt(2 * a), 0];
  const z1 = (2 * k) / x[0]!;
  return [matrix(1, 2, x), matrix(1, 2, [z1, Math.sqrt(2 * b - z1 * z1)])];
}

const moments: [number, number, number][] = [
  [0.3, 0.8, 0.5],
  [-0.6, 0.9, 0.7],
  [0.02, 0.3, 1.4],
];

describe.each(ACTIVATION_NAMES)("%s", (name) => {
  const [phi, derivative] = functions[name];
  const net = serial(dense(), activationByName(name));
  const tangent = ntk({ activation: name, depth: 2 });

  it("agrees with quadrature in two variables (smooth) or Monte Carlo (kinked)", () => {
    for (const [k, a, b] of moments) {
      const [X, Z] = twoPoints(k, a, b);
      const T = net.nngp.gram(X, Z).data[0]!;
      const dT = (tangent.gram(X, Z).data[0]! - T) / k;
      if (kinked.has(name)) continue;
      expect(T).toBeCloseTo(tensorRule(phi, k, a, b), 10);
      expect(dT).toBeCloseTo(tensorRule(derivative, k, a, b), 10);
    }
  });

  it("agrees with Monte Carlo within four standard errors", () => {
    const [k, a, b] = moments[0]!;
    const [X, Z] = twoPoints(k, a, b);
    const T = net.nngp.gram(X, Z).data[0]!;
    const dT = (tangent.gram(X, Z).data[0]! - T) / k;
    const rng = seededRandom(7);
    const draws = 40000;
    const sums = [0, 0, 0, 0];
    for (let t = 0; t < draws; t++) {
      const u = Math.sqrt(a) * rng.normal();
      const v = (k / a) * u + Math.sqrt(b - (k * k) / a) * rng.normal();
      const [p, q] = [phi(u) * phi(v), derivative(u) * derivative(v)];
      sums[0]! += p;
      sums[1]! += p * p;
      sums[2]! += q;
      sums[3]! += q * q;
    }
    for (const [at, exact] of [
      [0, T],
      [2, dT],
    ] as const) {
      const mean = sums[at]! / draws;
      const error = Math.sqrt((sums[at + 1]! / draws - mean * mean) / draws) + 1e-12;
      expect(Math.abs(mean - exact)).toBeLessThan(4 * error);
    }
  });

  it("has the gradients of its central differences, also with biases and depth", () => {
    expectGradient(net.nngp, { spread: 0.7 });
    expectGradient(tangent, { spread: 0.7 });
    expectGradient(ntk({ activation: name, depth: 3, sigmaW: 0.8, sigmaB: 0.3 }), { spread: 0.7 });
  });

  it("is exact on the diagonal and continuous towards it", () => {
    const X = randomNormal(seededRandom(2), 3, 4);
    const nearby = { ...X, data: X.data.map((value) => value * (1 + 1e-9)) };
    for (const kernel of [net.nngp, tangent]) {
      const diag = kernel.diag(X);
      const K = kernel.gram(X);
      const near = kernel.gram(X, nearby);
      for (let i = 0; i < 3; i++) {
        expect(K.data[i * 4]).toBe(diag[i]);
        expect(Math.abs(near.data[i * 4]! - diag[i]!)).toBeLessThan(1e-7 * Math.max(1, diag[i]!));
      }
    }
  });

  it("is finite at zero rows, duplicates and opposite points, and so are its gradients", () => {
    const X = matrix(5, 2, [0, 0, 1, 2, 1, 2, -1, -2, 0, 0]);
    const depth = name === "exp" ? 2 : 4;
    for (const kernel of [net.nngp, tangent, ntk({ activation: name, depth })]) {
      const K = kernel.gram(X);
      expect(K.data.every(Number.isFinite)).toBe(true);
      expect(kernel.inputGradient(X, X, K).data.every(Number.isFinite)).toBe(true);
    }
    const zeroWithOther = net.nngp.gram(X).data[1]!;
    if (!kinked.has(name))
      expect(zeroWithOther).toBeCloseTo(
        phi(0) * tensorRule((x) => phi(x), 0, 2.5, 2.5) ** 0.5 * Math.sign(tensorMean(phi, 2.5)),
        8,
      );
  });
});

/** E f(u). */
function tensorMean(f: (x: number) => number, a: number): number {
  return nodes.reduce(
    (total, x, p) => total + (weights[p]! * f(Math.sqrt(2 * a) * x)) / Math.sqrt(Math.PI),
    0,
  );
}

describe("scalar", () => {
  it.each(["erf", "gelu", "sin", "cos", "exp", "gaussian", "identity"] as const)(
    "by quadrature, with φ′ or without, equals the closed form of %s",
    (name) => {
      const [phi, derivative] = functions[name];
      const X = randomNormal(seededRandom(3), 6, 3);
      const closed = ntk({ activation: name, depth: 3, sigmaB: 0.2 });
      for (const options of [{}, { derivative }]) {
        const kernel = ntk({ activation: scalar(phi, options), depth: 3, sigmaB: 0.2 });
        const [K, exact] = [kernel.gram(X), closed.gram(X)];
        exact.data.forEach((value, at) => {
          expect(Math.abs(K.data[at]! - value)).toBeLessThan(1e-10 * Math.max(1, Math.abs(value)));
        });
      }
    },
  );

  it("keeps its gradients at small variances, where it moves coefficients along the heat equation", () => {
    for (const spread of [0.15, 0.03]) {
      expectGradient(ntk({ activation: scalar((x) => Math.tanh(x + 0.3)), depth: 2 }), { spread });
    }
  });

  it("takes as many degrees as nearby poles ask for: tanh at variance 8 against the trapezoidal rule", () => {
    const [k, a, b] = [7, 8, 7.5];
    const [X, Z] = twoPoints(k, a, b);
    const step = 0.025;
    const rho = k / Math.sqrt(a * b);
    let total = 0;
    for (let x = -8; x <= 8; x += step) {
      const left = Math.tanh(Math.sqrt(a) * x) * Math.exp((-x * x) / 2);
      for (let y = -8; y <= 8; y += step) {
        total +=
          left * Math.exp((-y * y) / 2) * Math.tanh(Math.sqrt(b) * (rho * x + Math.sqrt(1 - rho * rho) * y));
      }
    }
    const exact = (total * step * step) / (2 * Math.PI);
    expect(serial(dense(), activationByName("tanh")).nngp.gram(X, Z).data[0]).toBeCloseTo(exact, 11);
  });

  it("refuses NaN with the place", () => {
    const kernel = ntk({ activation: scalar(Math.log, { name: "log" }), depth: 2 });
    expect(() => kernel.gram(randomNormal(seededRandom(1), 2, 2))).toThrow(
      "log: the activation must return finite numbers, got NaN at -",
    );
    expect(() => scalar(Math.sin, { nodes: 3000 })).toThrow("nodes must be at most 1024");
  });
});

describe("composition", () => {
  const X = randomNormal(seededRandom(4), 5, 3);

  it("linear-abs holds relu, leaky relu and abs", () => {
    const gram = (layer: ReturnType<typeof abs>) => serial(dense(), layer, dense()).ntk.gram(X);
    expect(gram(linearAbs({ linear: 0, bent: 1 }))).toEqual(gram(abs()));
    const leaky = gram(leakyRelu({ slope: 0.2 }));
    gram(linearAbs({ linear: 0.6, bent: 0.4 })).data.forEach((value, at) => {
      expect(value).toBeCloseTo(leaky.data[at]!, 13);
    });
  });

  it("a residual block adds the branch's kernels to its input's", () => {
    const block = [activationByName("erf"), dense({ sigmaW: 0.5, sigmaB: 0.1 })];
    const whole = serial(dense(), residual(...block));
    const [skipped, branch] = [serial(dense()).both(X), serial(dense(), ...block).both(X)];
    const both = whole.both(X);
    both.nngp.data.forEach((value, at) => {
      expect(value).toBeCloseTo(skipped.nngp.data[at]! + branch.nngp.data[at]!, 13);
    });
    both.ntk.data.forEach((value, at) => {
      expect(value).toBeCloseTo(skipped.ntk.data[at]! + branch.ntk.data[at]!, 13);
    });
    expectGradient(whole.nngp);
    expectGradient(whole.ntk);
    const deep = serial(
      dense(),
      residual(...block),
      layerNorm({ epsilon: 0.1 }),
      residual(...block),
      activationByName("relu"),
      dense(),
    );
    expectGradient(deep.ntk);
    expect(deep.ntk.diag(X)[2]).toBe(deep.ntk.gram(X).data[12]);
  });

  it("layer normalisation makes the variances one", () => {
    const net = serial(dense({ sigmaW: 3, sigmaB: 1 }), layerNorm(), activationByName("relu"), dense());
    expect(serial(dense(), layerNorm()).nngp.diag(X)[0]).toBeCloseTo(1, 10);
    expectGradient(net.nngp);
    expectGradient(net.ntk);
    const scaled = { ...X, data: X.data.map((value) => 5 * value) };
    const plain = serial(dense(), layerNorm(), activationByName("relu"));
    plain.nngp.gram(scaled).data.forEach((value, at) => {
      expect(value).toBeCloseTo(plain.nngp.gram(X).data[at]!, 9);
    });
  });

  it("a nested serial is a layer, and parallel networks of one input add", () => {
    const left = serial(dense(), activationByName("relu"), dense());
    const right = serial(dense(), activationByName("erf"), dense());
    const sum = serial(parallel(left, right));
    const exact = [left.ntk.gram(X), right.ntk.gram(X)];
    sum.ntk.gram(X).data.forEach((value, at) => {
      expect(value).toBeCloseTo(exact[0]!.data[at]! + exact[1]!.data[at]!, 13);
    });
    expectGradient(sum.ntk);
  });

  it("refuses what has no Gaussian limit", () => {
    expect(() => parallel(skip(), activationByName("relu"))).toThrow(
      "all branches but one must end in a dense layer, got skip and relu",
    );
    expect(() => parallel()).toThrow("at least one branch");
    expect(() => serial()).toThrow("at least one layer");
    expect(() => serial(dense(), activationByName("relu"), layerNorm()).nngp.gram(X)).toThrow(
      "layerNorm: must follow a dense layer",
    );
  });

  it("any stack of layers gives a positive semi-definite, symmetric Gram matrix", () => {
    const layer = fc.constantFrom(...ACTIVATION_NAMES.filter((name) => name !== "exp"));
    fc.assert(
      fc.property(
        fc.array(layer, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        (names, n) => {
          const P = randomNormal(seededRandom(n), n, 2);
          const net = serial(
            ...names.flatMap((name) => [dense({ sigmaB: 0.1 }), activationByName(name)]),
            dense(),
          );
          const w = randomNormal(seededRandom(n + 1), n, 1).data;
          for (const K of Object.values(net.both(P))) {
            let form = 0;
            for (let i = 0; i < n; i++)
              for (let j = 0; j < n; j++) form += w[i]! * w[j]! * K.data[i * n + j]!;
            expect(form).toBeGreaterThan(-1e-9 * Math.max(...K.data.map(Math.abs)) * n * n * 10);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
