import { nngp, ntk } from "@collapsar/kernels";
import { fromRows, randomNormal, seededRandom } from "@collapsar/linalg";

/** A random two-layer ReLU network of finite width, against the kernel of infinite width. */
export interface RandomNetworkSettings {
  /** Hidden units of the network. */
  readonly width: number;
  /** How many networks are drawn. */
  readonly draws: number;
  readonly seed: number;
}

/** Angles between the fixed input and the moving one, in degrees. */
const angles = Array.from({ length: 37 }, (_, k) => 5 * k);

/** Two inputs of length √2 in the plane, so that K⁰ = cos θ. */
const pairAt = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  const length = Math.sqrt(2);
  return fromRows([
    [length, 0],
    [length * Math.cos(angle), length * Math.sin(angle)],
  ]);
};

/** The feature kernel and the tangent kernel of one random network f(x) = aᵀ relu(Wx/√2)/√h between two inputs. */
function networkKernels(width: number, seed: number, degrees: number) {
  const random = seededRandom(seed);
  const [W, a] = [randomNormal(random, width, 2), randomNormal(random, width, 1)];
  const X = pairAt(degrees);
  const input = (X.data[0]! * X.data[2]! + X.data[1]! * X.data[3]!) / 2;
  let [features, gradients] = [0, 0];
  for (let k = 0; k < width; k++) {
    const [u, v] = [W.data[2 * k]!, W.data[2 * k + 1]!];
    const at = (row: number) => (u * X.data[2 * row]! + v * X.data[2 * row + 1]!) / Math.sqrt(2);
    const [first, second] = [at(0), at(1)];
    features += Math.max(first, 0) * Math.max(second, 0);
    if (first > 0 && second > 0) gradients += a.data[k]! ** 2 * input;
  }
  return { features: features / width, tangent: (features + gradients) / width };
}

/** Kernel values against the angle: of the infinitely wide network, and of each random one. */
export function randomNetwork({ width, draws, seed }: RandomNetworkSettings) {
  const [feature, tangent] = [nngp({ activation: "relu", depth: 2 }), ntk({ activation: "relu", depth: 2 })];
  const value = (kernel: typeof feature, degrees: number) => kernel.gram(pairAt(degrees)).data[1]!;
  return {
    angles,
    nngp: angles.map((degrees) => value(feature, degrees)),
    ntk: angles.map((degrees) => value(tangent, degrees)),
    networks: Array.from({ length: draws }, (_, draw) =>
      angles.map((degrees) => networkKernels(width, 1000 * seed + draw, degrees)),
    ),
  };
}
