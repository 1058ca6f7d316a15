import type { GaussianMixtureOptions } from "@collapsar/datasets";
import { parseDataSpec } from "@collapsar/datasets/node";
import { mixtureMeanFactors } from "@collapsar/datasets/parts";
import { randomNormal } from "@collapsar/linalg";
import type { ClassSampler } from "@collapsar/metrics";
import { UsageError } from "../../contract/errors.js";

/** The distribution behind gaussian:… data; any other data has none that is known. */
export function mixtureSampler(spec: string): ClassSampler {
  const parsed = parseDataSpec(spec);
  if (parsed.kind !== "gaussian") {
    throw new UsageError(
      `--expected: needs data whose distribution is known, as gaussian:n=1024,d=8, got ${spec}`,
    );
  }
  const {
    d = 128,
    mean = 2,
    std = 0.5,
    sizes,
    classes = sizes?.length ?? 2,
  }: GaussianMixtureOptions = parsed.options;
  const factors = mixtureMeanFactors(classes);
  const total = sizes?.reduce((sum, size) => sum + size, 0);
  return {
    classes,
    priors: sizes && total ? sizes.map((size) => size / total) : undefined,
    sample: (c, count, rng) => {
      const X = randomNormal(rng, count, d);
      for (let i = 0; i < X.data.length; i++) X.data[i] = factors[c]! * mean + std * X.data[i]!;
      return X;
    },
  };
}
