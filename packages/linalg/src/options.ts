import { anyValue, integer, nonNegative, oneOf, positive, seedOption, yesNo } from "./check/options.js";

const alpha = anyValue<number>("factor of the product", { fallback: 1 });

/** Options of a product: ranges, defaults and sentences, here alone. */
export const matmulOptions = Object.freeze({
  transposeA: yesNo("use Aᵀ", false),
  transposeB: yesNo("use Bᵀ", false),
  alpha,
});

/** Options of a Gram matrix. */
export const gramOptions = Object.freeze({
  transpose: yesNo("AᵀA instead of AAᵀ", false),
  alpha,
  triangle: oneOf("write this triangle only", ["lower"], { otherwise: "both" }),
});

/** Options of the eigenpairs of a symmetric matrix. */
export const eighOptions = Object.freeze({
  triangle: oneOf("read this triangle only", ["lower", "upper"], { otherwise: "both, which must agree" }),
  tolerance: nonNegative("how far A may be from symmetric, relative to its largest entry", {
    otherwise: "1e-10 in f64, 1e-4 in f32",
  }),
});

/** Options of the pseudo-inverse. */
export const pinvOptions = Object.freeze({
  rtol: nonNegative("singular values below this share of the largest count as zero", {
    otherwise: "max(m, n) · ε of the element type",
  }),
});

/** Options of a power of a positive semi-definite matrix. */
export const psdPowerOptions = Object.freeze({
  floor: nonNegative("eigenvalues up to this share of the largest count as zero", { fallback: 0 }),
});

const tolerance = (says: string) => positive(says, { fallback: 1e-10 });
const fixedPointTolerance = tolerance("asked ‖F(x)‖, absolute");

/** Options of conjugate gradients. */
export const linearSolveOptions = Object.freeze({
  tolerance: tolerance("asked ‖b − Ax‖ / ‖b‖"),
  maxIterations: integer("most iterations", 0, { otherwise: "10 times the length of b" }),
});

/** Options of GMRES. */
export const gmresOptions = Object.freeze({
  ...linearSolveOptions,
  restart: integer("basis vectors kept before a restart", 1, { fallback: 50 }),
});

/** Options of Newton–Krylov. */
export const newtonKrylovOptions = Object.freeze({
  tolerance: fixedPointTolerance,
  maxIterations: integer("Newton steps", 0, { fallback: 50 }),
});

/** Options of Anderson acceleration. */
export const andersonOptions = Object.freeze({
  memory: integer("differences remembered; 0 is the plain iteration", 0, { fallback: 5 }),
  damping: positive("share of the new residual that is added", { fallback: 1 }),
  tolerance: fixedPointTolerance,
  maxIterations: integer("most iterations", 0, { fallback: 1000 }),
});

/** Options of the largest eigenpairs. */
export const eighTopKOptions = Object.freeze({
  tolerance: tolerance("asked ‖Av − λv‖ / |λ₁| of each pair"),
  maxIterations: integer("block steps", 1, { fallback: 500 }),
  seed: seedOption(),
});

/** Options of the Runge–Kutta pair 5(4). */
export const rungeKuttaOptions = Object.freeze({
  rtol: positive("relative tolerance of a step", { fallback: 1e-8 }),
  atol: positive("absolute tolerance of a step", { fallback: 1e-10 }),
  initialStep: positive("first step", { otherwise: "a guess from the derivative" }),
  maxStep: positive("longest step", { otherwise: "the interval" }),
  maxSteps: integer("steps allowed, rejected ones included", 1, { fallback: 100_000 }),
});
