import { matmul, randomNormal, seededRandom, setBackend } from "@collapsar/linalg";
import type { BenchCase } from "../../../bench/case.js";

export const cases: readonly BenchCase[] = [
  {
    name: "matmul",
    backend: "js",
    dtype: "f64",
    size: "512 threads=1",
    prepare() {
      setBackend("js");
      const A = randomNormal(seededRandom(0), 512, 512);
      return {
        run: () => matmul(A, A),
        peer: {
          name: "numpy",
          setup: "A = np.random.default_rng(0).normal(size=(512, 512))",
          python: "A @ A",
        },
      };
    },
  },
];
