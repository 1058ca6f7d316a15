import { UsageError } from "../../../contract/errors.js";

/** `balanced`, or a weight for each class that is named: `fraud=10,honest=1`. */
export function classWeights(text: string): "balanced" | Readonly<Record<string, number>> {
  if (text === "balanced") return text;
  const weights = new Map(
    text.split(",").map((part) => {
      const at = part.lastIndexOf("=");
      const weight = Number(part.slice(at + 1));
      if (at < 1 || !(weight > 0 && Number.isFinite(weight)))
        throw new UsageError(
          `expected balanced, or weights such as fraud=10,honest=1, got ${JSON.stringify(text)}`,
        );
      return [part.slice(0, at), weight] as const;
    }),
  );
  return Object.fromEntries(weights);
}
